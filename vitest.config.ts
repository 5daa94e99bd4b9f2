import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const slow = '**/*.slow.test.ts'

const project = (name: string, include: string[], timeout: number) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude: ['**/node_modules/**', slow],
    testTimeout: timeout,
    hookTimeout: timeout,
    // One second, as it is by default, is what a busy machine may take for anything.
    expect: { poll: { timeout: 15_000 } },
  },
})

/** Packages of functions alone: their tests leave nothing behind for others, and share what they import. */
const PURE = ['packages/{domain,mapping,mapping-editor,secrets,connector-kit}/**/*.test.ts']
const pure = project('pure', PURE, 30_000)
const unit = project(
  'unit',
  ['packages/**/*.test.{ts,tsx}', 'apps/**/*.test.{ts,tsx}', 'tests/{tooling,services}/**/*.test.ts'],
  30_000,
)

const slowProject = {
  extends: true as const,
  test: { name: 'slow', include: [slow], exclude: ['**/node_modules/**'], testTimeout: 900_000, hookTimeout: 900_000 },
}

export default defineConfig({
  // The form that node takes. Both at once would be two libraries that do not know each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    // Runs once for all projects: the run's one PostgreSQL, and the other servers that tests ask for.
    globalSetup: ['./packages/store/src/testing/global-setup.ts', './tests/services/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { ...pure, test: { ...pure.test, isolate: false } },
      { ...unit, test: { ...unit.test, exclude: [...unit.test.exclude, ...PURE] } },
      project('acceptance', ['tests/acceptance/**/*.test.ts'], 120_000),
      project('chaos', ['tests/chaos/**/*.test.ts'], 120_000),
      project('security', ['tests/security/**/*.test.ts'], 60_000),
      project('browser', ['tests/browser/**/*.test.ts'], 120_000),
      ...(process.env.HALCYON_SLOW_TESTS ? [slowProject] : []),
    ],
  },
})
