/** What is written by hand agrees with the code. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../../apps/server/src/configuration.ts'
import { ERROR_CODES } from '../../packages/domain/src/index.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8')

const pages = (await readdir(join(root, 'docs'), { recursive: true }))
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs', name))
pages.push('README.md', 'CHANGELOG.md')

describe.each(pages)('%s', (page) => {
  it('links to what is there', async () => {
    const links = [...(await read(page)).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, to]) => to ?? '')
    const missing = links
      .filter((to) => !/^[a-z]+:/.test(to))
      .filter((to) => !existsSync(join(root, dirname(page), to)))
    expect(missing).toEqual([])
  })

  it('names files and tests that are there', async () => {
    const named = [...(await read(page)).matchAll(/`((?:apps|packages|scripts|tests|bench|docs|tools)\/[\w./-]+)`/g)]
    expect(named.map(([, path]) => path ?? '').filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

it('the README has every setting, and no other', async () => {
  const rows = [...(await read('README.md')).matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name)
  expect(rows.sort()).toEqual(SETTINGS.map(({ env }) => env as string).sort())
})

it('troubleshooting names codes that there are', async () => {
  const section = (await read('docs/guides/operate.md')).split(/^## When something is wrong$/m)[1] ?? ''
  const codes = [...section.matchAll(/^\| `([a-z_]+)`/gm)].map(([, code]) => code ?? '')
  expect(codes.length).toBeGreaterThan(5)
  expect(codes.filter((code) => !Object.hasOwn(ERROR_CODES, code))).toEqual([])
})

it('the whole mappings of the tutorial are cases of the golden suite', async () => {
  const suite = new Set<string>()
  for (const name of await readdir(join(root, 'packages/mapping/golden'))) {
    if (!name.endsWith('.json')) continue
    const cases = JSON.parse(await read(`packages/mapping/golden/${name}`)) as { readonly mapping: unknown }[]
    for (const { mapping } of cases) suite.add(JSON.stringify(mapping))
  }
  const text = await read('docs/guides/mapping.md')
  const examples = [...text.matchAll(/^```json mapping\n([\s\S]*?)^```$/gm)].map(([, example]) => example ?? '')
  expect(examples.length).toBeGreaterThan(5)
  expect(examples.filter((example) => !suite.has(JSON.stringify(JSON.parse(example))))).toEqual([])
})
