/** `node build.ts <folder>`: bundles the worker into it. A process of its own: the bundler's memory goes with it. */
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
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

/** A source with one character beyond ASCII takes two bytes for each of its characters, in every worker. */
const escaped = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

async function build(target: string): Promise<void> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('./main.ts', import.meta.url)),
    platform: 'node',
    // Loaded at need, from where they are installed.
    external: ['undici', 'jose'],
    plugins: [foldSchemas],
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
  const folder = dirname(target)
  const others = (await readdir(folder)).filter((name) => name !== basename(target) && !name.includes('.'))
  await Promise.all(others.slice(2).map((name) => rm(join(folder, name), { recursive: true, force: true })))
}

const target = process.argv[2]
if (target === undefined) throw new Error('usage: node build.ts <folder>')
await build(target)
