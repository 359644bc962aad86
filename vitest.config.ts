import { defineConfig } from 'vitest/config'

const setupFiles = ['tests/setup/console.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'tests/setup/**/*.test.ts'],
          setupFiles,
        },
      },
      {
        // Figures only: no database.
        test: { name: 'reference', include: ['tests/reference/**/*.test.ts'], setupFiles },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/{integration,contract,browser}/**/*.test.{ts,tsx}'],
          setupFiles,
          globalSetup: ['tests/setup/global.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
