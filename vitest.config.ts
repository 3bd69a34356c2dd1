/**
 * The tests, by what they need:
 *
 *     *.test.ts            nothing
 *     *.database.test.ts   PostgreSQL: one server for all, a database of its own for each file
 *     *.browser.test.ts    Chromium; those of the server PostgreSQL too
 *
 * `vitest run PATH` runs only what PATH names, and starts only what that needs.
 */
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const anywhere = ['packages', 'products', 'scripts', 'tools'].map((folder) => `${folder}/**/*.test.{ts,tsx}`)
const database = '**/*.database.test.ts'
const browser = '**/*.browser.test.ts'
const server = 'products/server/**/*.browser.test.ts'
const never = ['**/node_modules/**', '**/.maque/**', '**/dist/**']

export default defineConfig({
  test: {
    // Isolation costs eight times the run's length and protects from what tests here do not do: patch globals.
    pool: 'threads',
    isolate: false,
    // By itself it would leave one of two cores to nobody.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    setupFiles: ['packages/testing/properties/same-seed.ts'],
    // What is awaited has the time of a slow machine; what comes is seen at once.
    expect: { poll: { timeout: 15_000, interval: 20 } },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: anywhere, exclude: [...never, database, browser] },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [`{packages,products}/${database}`],
          exclude: never,
          globalSetup: 'packages/testing/postgres/global-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [`{packages,products,scripts}/${browser}`],
          exclude: [...never, server],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: [server],
          exclude: never,
          globalSetup: 'packages/testing/postgres/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
