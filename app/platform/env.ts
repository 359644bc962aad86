import { resolve } from 'node:path'
import { z } from 'zod'
import { PlainError } from '#db/plain-error.ts'

/** The folder of this project, whatever folder a command is called from. */
export const projectFolder = resolve(import.meta.dirname, '../..')

const folder = z.string().transform((path) => resolve(projectFolder, path))

const schema = z.object({
  /** A Postgres server (15 or later) to use instead of the embedded one. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  /** Where the embedded database keeps its data. */
  RAPPORT_DATA: folder.prefault('.rapport'),
  /** The largest file that can be sent in the browser, in GB. The terminal knows no limit. */
  RAPPORT_UPLOAD_MAX_GB: z.coerce.number().positive().max(10_000).default(4),
  /** What the files of one workspace that wait to be imported may take up together, in GB. */
  RAPPORT_UPLOAD_TOTAL_GB: z.coerce.number().positive().max(100_000).default(20),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Where the web server listens; on this machine alone unless told otherwise. */
  HOST: z.string().default('127.0.0.1'),
  /** The address under which people reach Rapport from elsewhere, as `https://rapport.example.com`. */
  RAPPORT_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://rapport.example.com' })
    .refine((url) => new URL(url).pathname === '/', 'must be the address of the whole host, without a path')
    .transform((url) => new URL(url).origin)
    .optional(),
  /** Proxies on other machines that are believed whom they answer: addresses or networks, `10.0.0.7, 10.1.0.0/16`. */
  RAPPORT_PROXIES: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'must be addresses or networks, with commas')))
    .default([]),
  /** Whether letters may be sent to this machine and to private networks, by http too. */
  RAPPORT_ALLOW_PRIVATE_HOOKS: z.stringbool().default(false),
  /** Sign-in with OpenID Connect: the provider's address, and what it calls us and knows us by. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** A Chromium to use instead of the packaged one. */
  CHROME_PATH: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** The statisticians' reference cases that the tests run. */
  REFERENCE_DIR: folder.prefault('../shared/stats'),
  CI: z.stringbool().catch(true).default(false),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** The folder a person called npm from; npm itself changes to the project's. */
  INIT_CWD: z.string().default(process.cwd()),
})

export type Env = z.infer<typeof schema>

/**
 * The settings of this process; the only place that reads `process.env`. An empty variable counts as not set.
 *
 * @throws PlainError naming the variable that does not parse
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new PlainError(`The environment variable ${issue?.path.join('.')} cannot be used: ${issue?.message}.`)
}

/** The environment for a child process: this one's, with changes; `whereUnset` for what this one leaves open. */
export function environmentWith(
  changes: Record<string, string>,
  whereUnset: Record<string, string> = {},
): NodeJS.ProcessEnv {
  const unset = Object.entries(whereUnset).filter(([name]) => !process.env[name])
  return { ...process.env, ...Object.fromEntries(unset), ...changes }
}
