import { defineConfig } from 'vitest/config'

const setupFiles = ['tests/setup/console.ts']
// No test times anything: on a busy machine each may take its time.
const patience = { testTimeout: 120_000, hookTimeout: 300_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'tests/setup/**/*.test.ts'],
          setupFiles,
          ...patience,
        },
      },
      {
        // Figures only: no database.
        test: { name: 'reference', include: ['tests/reference/**/*.test.ts'], setupFiles, ...patience },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/{integration,contract,browser}/**/*.test.{ts,tsx}'],
          setupFiles,
          globalSetup: ['tests/setup/global.ts'],
          ...patience,
        },
      },
    ],
  },
})
