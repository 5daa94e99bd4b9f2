import { cp, mkdir, readdir, readFile, symlink, unlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ConnectorMode } from '@halcyon/connector-kit'
import { ExtensionFault } from './extension.ts'

const CHECKOUT = fileURLToPath(new URL('../../../../', import.meta.url))
const SCAFFOLD = join(CHECKOUT, 'packages/connector-kit/scaffold')

/** What a connector's sources and tests need of the checkout; its path there → its name in `node_modules`. */
const LINKS: Readonly<Record<string, string>> = {
  'packages/connector-kit': '@halcyon/connector-kit',
  'node_modules/@types/node': '@types/node',
  'node_modules/typebox': 'typebox',
  'node_modules/typescript': 'typescript',
  'node_modules/vitest': 'vitest',
  'node_modules/.bin/halcyon': '.bin/halcyon',
  'node_modules/.bin/node': '.bin/node',
  'node_modules/.bin/tsc': '.bin/tsc',
  'node_modules/.bin/vitest': '.bin/vitest',
}

/** `acme_audit` → `Acme audit`. */
const titleOf = (type: string): string => `${type.charAt(0).toUpperCase()}${type.slice(1)}`.replaceAll('_', ' ')

/**
 * Writes a small connector that works, with its tests, into a folder that is not there yet or empty.
 * @throws ExtensionFault
 */
export async function writeScaffold(folder: string, type: string, mode: ConnectorMode): Promise<void> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0)
    throw new ExtensionFault(`${folder} is not empty.`, 'Name a new folder with --folder: nothing is overwritten.')
  await cp(join(SCAFFOLD, mode), folder, { recursive: true })
  const names: readonly (readonly [string, string])[] = [
    [`example_${mode}`, type],
    [`example-${mode}`, type.replaceAll('_', '-')],
    [`Example ${mode}`, titleOf(type)],
  ]
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const text = await readFile(file, 'utf8')
    await writeFile(
      file,
      names.reduce((all, [name, other]) => all.replaceAll(name, other), text),
    )
  }
}

/** Puts links to this checkout's kit and tools into the folder's `node_modules`; gives their names. */
export async function linkKit(folder: string): Promise<readonly string[]> {
  const modules = join(folder, 'node_modules')
  for (const [path, name] of Object.entries(LINKS)) {
    const link = join(modules, name)
    await mkdir(dirname(link), { recursive: true })
    await unlink(link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw new ExtensionFault(`${link} is in the way (${error.code}).`, 'Remove it.')
    })
    await symlink(join(CHECKOUT, path), link)
  }
  return Object.values(LINKS)
}

/** As a person would write it from where they are. */
export const shortest = (folder: string): string => {
  const path = relative(process.cwd(), folder)
  return path === '' ? '.' : path.length < folder.length ? path : folder
}
