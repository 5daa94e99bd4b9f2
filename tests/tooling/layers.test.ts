import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { cruise } from '../../scripts/layers.mjs'

/** Lays out a small repository and judges its imports. */
async function judge(files: Record<string, string>): Promise<{ ok: boolean; output: string }> {
  const root = mkdtempSync(join(tmpdir(), 'halcyon-layers-'))
  writeFileSync(
    join(root, 'tsconfig.json'),
    '{ "compilerOptions": { "allowImportingTsExtensions": true, "noEmit": true } }',
  )
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return cruise(root).finally(() => rmSync(root, { recursive: true, force: true }))
}

const up = '../../..'

const FORBIDDEN = [
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
] as const

describe('each rule', () => {
  let verdict: Awaited<ReturnType<typeof judge>>
  const numbered = (text: string, n: number): string => text.replace(/\b[ab](?=\.ts\b)/, `$&${n}`)
  const cases = FORBIDDEN.map(([rule, path, text, target], n) => {
    const back = rule === 'no-circular' ? `import './a${n}.ts'\nexport {}\n` : 'export {}\n'
    const from = numbered(path, n)
    return { rule, from, files: { [from]: `${numbered(text, n)}\n`, [numbered(target, n)]: back } }
  })

  // All at once: the program that judges takes a second to start.
  beforeAll(async () => {
    verdict = await judge(Object.assign({}, ...cases.map(({ files }) => files)))
  })

  test.each(cases)('$rule is an error ($from)', ({ rule, from }) => {
    expect(verdict.output).toContain(`${rule}: ${from} → `)
    expect(verdict.ok).toBe(false)
  })
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
