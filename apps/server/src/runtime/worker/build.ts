/** `node build.ts <folder>`: bundles the worker into it. A process of its own: the bundler's memory goes with it. */
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Plugin, rolldown } from 'rolldown'

const isData = (value: unknown): boolean => typeof value === 'object' && value !== null

/** Modules that only build schemas become their JSON: a worker needs neither the library that built them nor the time. */
const foldSchemas: Plugin = {
  name: 'fold-schemas',
  async load(id) {
    if (!/\/packages\/[^/]+\/src\/.*\.ts$/.test(id)) return null
    if (!/^import (?!type)[^\n]*from 'typebox'/m.test(await readFile(id, 'utf8'))) return null
    const exported = Object.entries((await import(pathToFileURL(id).href)) as Record<string, unknown>)
    if (!exported.every(([, value]) => isData(value))) return null
    const code = exported.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`).join('\n')
    return { code, moduleType: 'js' }
  },
}

/** Parsers that most mappings never need: their names, for which a stand-in loads them at the first use. */
const LAZY: Readonly<Record<string, readonly string[]>> = {
  re2js: ['RE2JS'],
  'json-p3': ['JSONPathEnvironment', 'JSONPathError', 'jsonpath'],
  '@jmespath-community/jmespath': ['compile', 'tokenize'],
}
const VIRTUAL = '\0lazy:'

const lazyLibraries: Plugin = {
  name: 'lazy-libraries',
  resolveId: (source) => (source in LAZY ? VIRTUAL + source : null),
  load(id) {
    if (!id.startsWith(VIRTUAL)) return null
    const source = id.slice(VIRTUAL.length)
    const names = LAZY[source] ?? []
    const code = [
      "import { createRequire } from 'node:module'",
      'let loaded',
      `const library = () => (loaded ??= createRequire(import.meta.url)(${JSON.stringify(source)}))`,
      'const standIn = (name) => new Proxy(function () {}, {',
      '  get: (_, key) => library()[name][key],',
      '  apply: (_, self, args) => Reflect.apply(library()[name], self, args),',
      '  construct: (_, args) => new (library()[name])(...args),',
      '})',
      ...names.map((name) => `export const ${name} = standIn(${JSON.stringify(name)})`),
    ]
    return { code: code.join('\n'), moduleType: 'js' }
  },
}

/** Folders with a program of its own, a sandbox, a decoder or a reader: it is started from its source, so what finds it says where that is. */
const PROGRAMS = [
  '/packages/sandbox/src/',
  '/packages/connector-kit/src/decode/records/parquet/',
  '/packages/connectors/src/sql_poller/session/sqlite/',
]

const programsInPlace: Plugin = {
  name: 'programs-in-place',
  transform: (code, id) =>
    PROGRAMS.some((folder) => id.includes(folder))
      ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : null,
}

/** A source with one character beyond ASCII takes two bytes for each of its characters, in every worker. */
const escaped = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

async function build(target: string): Promise<void> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('./main.ts', import.meta.url)),
    platform: 'node',
    // Loaded at need, from where they are installed.
    external: ['undici', 'jose', 'pg', 'mysql2', 'ssh2-sftp-client', 'protobufjs', '@platformatic/wasm-utils'],
    plugins: [foldSchemas, lazyLibraries, programsInPlace],
  })
  const draft = `${target}.${process.pid}`
  await bundle.write({ dir: draft, format: 'esm', minify: true })
  await bundle.close()
  for (const name of await readdir(draft)) {
    const file = join(draft, name)
    await writeFile(file, escaped(await readFile(file, 'utf8')))
  }
  // Whole or absent; of two that build at once the first one stays.
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }))
  await removeOld(dirname(target), basename(target))
}

/** Milliseconds. A server that still runs from an older bundle starts workers, and loads parts, from it. */
const KEEP_MS = 7 * 24 * 3_600_000

async function removeOld(folder: string, current: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (name !== current && Date.now() - (await stat(path)).mtimeMs > KEEP_MS)
      await rm(path, { recursive: true, force: true })
  }
}

const target = process.argv[2]
if (target === undefined) throw new Error('usage: node build.ts <folder>')
await build(target)
