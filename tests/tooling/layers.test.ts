import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { cruise } from '../../scripts/layers.mjs'

let root: string | undefined
afterEach(() => root && rmSync(root, { recursive: true, force: true }))

/** Lays out a small repository and judges its imports. */
async function judge(files: Record<string, string>): Promise<{ ok: boolean; output: string }> {
  root = mkdtempSync(join(tmpdir(), 'halcyon-layers-'))
  writeFileSync(
    join(root, 'tsconfig.json'),
    '{ "compilerOptions": { "allowImportingTsExtensions": true, "noEmit": true } }',
  )
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return cruise(root)
}

const up = '../../..'

test.each([
  ['layer-domain', 'packages/domain/src/a.ts', `import '${up}/packages/store/src/b.ts'`, 'packages/store/src/b.ts'],
  ['layer-mapping', 'packages/mapping/src/a.ts', `import '${up}/packages/store/src/b.ts'`, 'packages/store/src/b.ts'],
  [
    'layer-connectors',
    'packages/connectors/src/a.ts',
    `import '${up}/packages/store/src/b.ts'`,
    'packages/store/src/b.ts',
  ],
  ['layer-store', 'packages/store/src/a.ts', `import '${up}/packages/pipeline/src/b.ts'`, 'packages/pipeline/src/b.ts'],
  [
    'layer-unknown-package',
    'packages/extra/src/a.ts',
    `import '${up}/packages/domain/src/b.ts'`,
    'packages/domain/src/b.ts',
  ],
  ['apps-are-islands', 'apps/server/src/a.ts', `import '${up}/apps/studio/src/b.ts'`, 'apps/studio/src/b.ts'],
  ['front-door-only', 'apps/server/src/a.ts', `import '${up}/packages/domain/src/b.ts'`, 'packages/domain/src/b.ts'],
  [
    'connectors-are-islands',
    'packages/connectors/src/s3/a.ts',
    `import '../kafka/b.ts'`,
    'packages/connectors/src/kafka/b.ts',
  ],
  [
    'commands-know-no-transport',
    'apps/server/src/commands/a.ts',
    `import '../gateway/b.ts'`,
    'apps/server/src/gateway/b.ts',
  ],
  ['commands-know-no-transport', 'apps/server/src/commands/a.ts', `import 'fastify'`, 'node_modules/fastify/index.js'],
  ['browser-safe', 'packages/mapping/src/a.ts', `import 'node:fs'`, 'packages/mapping/src/b.ts'],
  ['no-circular', 'packages/domain/src/a.ts', `import './b.ts'`, 'packages/domain/src/b.ts'],
  ['resolvable', 'packages/domain/src/a.ts', `import './nowhere.ts'`, 'packages/domain/src/b.ts'],
])('%s is an error (%s)', async (rule, path, text, target) => {
  const back = rule === 'no-circular' ? `import './a.ts'\nexport {}\n` : 'export {}\n'
  const { ok, output } = await judge({ [path]: `${text}\n`, [target]: back })
  expect(output).toContain(`${rule}: `)
  expect(ok).toBe(false)
})

test('what the architecture allows passes', async () => {
  expect(
    await judge({
      'packages/mapping/src/a.ts': `import './b.ts'\n`,
      'packages/mapping/src/b.ts': 'export {}\n',
      'packages/mapping/src/b.test.ts': `import 'node:fs'\nimport './b.ts'\n`,
      'apps/server/src/gateway/route.ts': `import '../commands/do.ts'\n`,
      'apps/server/src/commands/do.ts': 'export {}\n',
    }),
  ).toEqual({ ok: true, output: '' })
})

test('seeing nothing is a failure', async () => {
  expect(await judge({ 'packages/readme.md': 'no modules\n', 'elsewhere.ts': 'export {}\n' })).toEqual({
    ok: false,
    output: 'dependency-cruiser saw no modules.',
  })
})
