import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modulesOf } from './extension.ts'
import { inspect, loadExtensions } from './inspect.ts'

let root: string
let made = 0
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'halcyon-extensions-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const MANIFEST = {
  name: 'letters-connector',
  version: '1.2.3',
  type: 'module',
  main: './connector.js',
  halcyon: { connector: 'letters', kit: '^0.1.0' },
}
const SPEC = `{ type: 'letters', title: 'Letters', description: 'Letters.', stability: 'alpha', mode: 'pull',
  config: { type: 'object', properties: { url: { type: 'string' } } }, secrets: { type: 'object', properties: {} },
  requiredSecrets: () => [], sample: () => ({ id: '1' }) }`
const codeOf = (spec: string): string =>
  `export const connector = { spec: ${spec}, check: async () => ({ ok: true, steps: [] }), open: () => ({}) }`

interface Files {
  readonly manifest?: object | string
  readonly guide?: string
  readonly code?: string
}

/** A connector's folder; what is not given is right. */
async function folderWith({ manifest = MANIFEST, guide = '# Letters\n', code = codeOf(SPEC) }: Files): Promise<string> {
  const folder = join(root, `connector-${++made}`)
  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), typeof manifest === 'string' ? manifest : JSON.stringify(manifest))
  await writeFile(join(folder, 'guide.md'), guide)
  await writeFile(join(folder, 'connector.js'), code)
  return folder
}

test('one that is right is taken, through a link too', async () => {
  const link = join(root, 'link')
  const folder = await folderWith({})
  await symlink(folder, link)
  const { steps, extension } = await inspect(link)
  expect(steps.map(({ name, ok }) => [name, ok])).toEqual(
    ['package', 'kit', 'type', 'guide', 'code', 'spec'].map((name) => [name, true]),
  )
  expect(extension).toMatchObject({ folder, version: '1.2.3', guide: '# Letters\n' })
})

const halcyon = MANIFEST.halcyon
test.each<[string, string, Files, RegExp]>([
  ['JSON that is none', 'package', { manifest: '{' }, /is no JSON/],
  ['no word of what it is', 'package', { manifest: { ...MANIFEST, halcyon: undefined } }, /halcyon.*required/],
  [
    'a name that is none',
    'package',
    { manifest: { ...MANIFEST, halcyon: { ...halcyon, connector: 'A b' } } },
    /connector/,
  ],
  ['a range that is none', 'kit', { manifest: { ...MANIFEST, halcyon: { ...halcyon, kit: 'new' } } }, /no range/],
  ['a later kit', 'kit', { manifest: { ...MANIFEST, halcyon: { ...halcyon, kit: '^7.0.0' } } }, /is for kit \^7/],
  [
    'a type of the product',
    'type',
    { manifest: { ...MANIFEST, halcyon: { ...halcyon, connector: 'kafka' } } },
    /belongs to/,
  ],
  ['no guide', 'guide', { guide: '' }, /guide\.md/],
  ['no module', 'code', { manifest: { ...MANIFEST, main: './other.js' } }, /There is no .*other\.js/],
  ['code that throws', 'code', { code: 'throw new Error("not today")' }, /not today/],
  ['another export', 'code', { code: 'export default {}' }, /exports no "connector"/],
  [
    'another type in its code',
    'spec',
    { code: codeOf(SPEC.replace("'letters'", "'numbers'")) },
    /spec\.type is "numbers"/,
  ],
  ['no title, no mode', 'spec', { code: codeOf("{ type: 'letters' }") }, /spec\.title.*spec\.mode/],
  [
    'a schema that is none',
    'spec',
    { code: codeOf(SPEC.replace("{ type: 'string' }", "{ type: 'strong' }")) },
    /spec\.config/,
  ],
  ['a sample that throws', 'spec', { code: codeOf(SPEC.replace("({ id: '1' })", 'undefined.id')) }, /spec\.sample/],
  [
    'a template without a mapping',
    'spec',
    {
      code: codeOf(
        SPEC.replace(
          'requiredSecrets',
          "templates: [{ name: 'a', preset: 'b', samples: [], mapping: {} }], requiredSecrets",
        ),
      ),
    },
    /template "a" names no preset.*no sample.*mapping/,
  ],
])('%s: it says so at the step "%s", and what to do', async (_name, step, files, detail) => {
  const { steps, extension } = await inspect(await folderWith(files))
  expect(extension).toBeNull()
  const failed = steps.filter(({ ok }) => !ok)
  expect(failed).toEqual([
    { name: step, ok: false, detail: expect.stringMatching(detail), action: expect.stringMatching(/\w/) },
  ])
})

test('a broken one takes nothing from the others, and its threads learn why', async () => {
  const right = await folderWith({})
  const again = await folderWith({})
  const old = await folderWith({ manifest: { ...MANIFEST, halcyon: { connector: 'digits', kit: '^7.0.0' } } })
  const absent = join(root, 'absent')
  const found = await loadExtensions([absent, right, again, old])
  expect(found.loaded.map(({ folder }) => folder)).toEqual([right])
  expect(found.broken.map(({ folder, type }) => [folder, type])).toEqual([
    [absent, null],
    [again, 'letters'],
    [old, 'digits'],
  ])
  expect(found.broken[1]?.cause).toContain(right)
  const modules = modulesOf(found)
  expect(modules.letters).toMatch(/^file:.*connector\.js$/)
  expect(modules.digits).toEqual({ cause: expect.stringContaining('kit ^7.0.0'), action: expect.any(String) })
})
