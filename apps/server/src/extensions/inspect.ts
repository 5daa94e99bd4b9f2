import { access, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Connector } from '@halcyon/connector-kit'
import { connectors as library } from '@halcyon/connectors'
import { importConnector } from '../runtime/connectors.ts'
import { faultsOf } from './check-spec.ts'
import { type Extension, ExtensionFault, type Extensions } from './extension.ts'
import { checkKit, kitVersion, type Manifest, readManifest, realFolder } from './manifest.ts'

/** A module that waits for something while it is loaded is given up. */
const LOAD_MS = 10_000

interface Step {
  readonly name: string
  readonly ok: boolean
  readonly detail: string
  /** What to do; of a step that failed. */
  readonly action?: string
}

/** What was looked at in a connector's folder, up to the first fault. */
export interface Inspection {
  readonly folder: string
  readonly type: string | null
  readonly steps: readonly Step[]
  /** null = a step failed. */
  readonly extension: Extension | null
}

/**
 * Looks at a connector's folder as the start does, its code included, which runs with the rights of this process.
 * @param taken types that others of the configured folders have, with their folders
 */
export async function inspect(given: string, taken: ReadonlyMap<string, string> = new Map()): Promise<Inspection> {
  const steps: Step[] = []
  const step = async <T>(name: string, work: () => Promise<T>, detail: (value: T) => string): Promise<T> => {
    const value = await work()
    steps.push({ name, ok: true, detail: detail(value) })
    return value
  }
  let name = 'package'
  let type: string | null = null
  let folder = resolve(given)
  try {
    const manifest = await step(
      name,
      async () => {
        folder = await realFolder(folder)
        return readManifest(folder)
      },
      (found) => `${found.name} ${found.version}`,
    )
    type = manifest.halcyon.connector
    name = 'kit'
    await step(
      name,
      () => fitsKit(manifest),
      (version) => `${manifest.halcyon.kit} takes in ${version}`,
    )
    name = 'type'
    await step(
      name,
      async () => freeType(manifest, taken),
      (free) => `${free} is free`,
    )
    name = 'guide'
    const guide = await step(
      name,
      () => readGuide(folder),
      (text) => text.split('\n')[0]?.replace(/^# /, '') ?? '',
    )
    name = 'code'
    const module = pathToFileURL(join(folder, manifest.main)).href
    const connector = await step(
      name,
      () => load(join(folder, manifest.main), module),
      () => manifest.main,
    )
    name = 'spec'
    await step(
      name,
      async () => checkSpec(connector, manifest),
      () => `${connector.spec.title}, ${connector.spec.mode}`,
    )
    const { name: title, version } = manifest
    return { folder, type, steps, extension: { folder, name: title, version, module, guide, connector } }
  } catch (error) {
    if (!(error instanceof ExtensionFault)) throw error
    const failed = { name, ok: false, detail: error.message, action: error.action }
    return { folder, type, steps: [...steps, failed], extension: null }
  }
}

/** The connectors of these folders. One that cannot be used takes nothing from the others. */
export async function loadExtensions(folders: readonly string[]): Promise<Extensions> {
  const loaded: Extension[] = []
  const broken: Extensions['broken'][number][] = []
  const taken = new Map<string, string>()
  for (const given of folders) {
    const { folder, type, steps, extension } = await inspect(given, taken)
    if (extension !== null) {
      loaded.push(extension)
      taken.set(extension.connector.spec.type, folder)
      continue
    }
    const { detail, action = '' } = steps.at(-1) ?? { detail: '' }
    const cause = `The connector in ${folder} was not loaded. ${detail}`
    broken.push({ folder, type, cause, action: `${action} Then start again.` })
  }
  return { loaded, broken }
}

async function fitsKit({ halcyon }: Manifest): Promise<string> {
  const version = await kitVersion()
  checkKit(halcyon.kit, version)
  return version
}

function freeType({ halcyon: { connector: type } }: Manifest, taken: ReadonlyMap<string, string>): string {
  const owner = library.has(type) ? 'a connector of this program' : taken.get(type)
  if (owner === undefined) return type
  throw new ExtensionFault(
    `The type "${type}" belongs to ${owner}.`,
    'Give it a type of its own: halcyon.connector in package.json, and spec.type.',
  )
}

async function readGuide(folder: string): Promise<string> {
  // One that cannot be read is as good as none, and is said so below.
  const text = await readFile(join(folder, 'guide.md'), 'utf8').catch(() => '')
  if (/^# \S/.test(text)) return text
  throw new ExtensionFault(
    'There is no guide.md with a title ("# …") in its first line.',
    'Write for its users what to set at the source, and what each field means.',
  )
}

async function load(file: string, module: string): Promise<Connector> {
  await access(file).catch(() => {
    throw new ExtensionFault(`There is no ${file}.`, 'Set "main" in package.json to the module, or build it.')
  })
  const late = new AbortController()
  const loading = importConnector(module).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error)
    throw new ExtensionFault(`${file} cannot be loaded: ${cause}`, 'Mend the code, or install what it imports.')
  })
  // It ends with an error only when it is ended here, once the module is loaded.
  const deadline = pause(LOAD_MS, null, { signal: late.signal, ref: false }).catch(() => null)
  const exported = await Promise.race([loading, deadline]).finally(() => late.abort())
  if (exported === null)
    throw new ExtensionFault(`${file} took longer than ${LOAD_MS / 1000} s to load.`, 'Wait for nothing at load.')
  if (exported.connector === undefined)
    throw new ExtensionFault(`${file} exports no "connector".`, 'export const connector = { spec, check, open }')
  return exported.connector
}

function checkSpec(connector: Connector, { halcyon }: Manifest): void {
  const faults = faultsOf(connector, halcyon.connector)
  if (faults.length > 0)
    throw new ExtensionFault(`${faults.join('; ')}.`, 'Mend the spec; `npm test` in the folder says more.')
}
