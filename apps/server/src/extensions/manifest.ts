import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { satisfies, validRange } from 'semver'
import { type Static, Type } from 'typebox'
import { findingsOf } from '../commands/input/findings.ts'
import { validatorOf } from '../commands/input/schema.ts'
import { ExtensionFault } from './extension.ts'

const open = { additionalProperties: true }

/** What a connector's package.json has to say; the rest of it is its author's. */
const ManifestSchema = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    version: Type.String({ minLength: 1 }),
    type: Type.Literal('module'),
    main: Type.String({ minLength: 1 }),
    halcyon: Type.Object({
      connector: Type.String({ pattern: '^[a-z][a-z0-9_]*$', maxLength: 60 }),
      kit: Type.String({ minLength: 1 }),
    }),
  },
  open,
)
export type Manifest = Static<typeof ManifestSchema>

/** @throws ExtensionFault */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, 'package.json')
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ExtensionFault(`${file} cannot be read (${error.code}).`, 'Name the folder of a connector.')
  })
  const manifest = parsed(text, file)
  const validate = validatorOf(ManifestSchema, 'body')
  if (validate(manifest)) return manifest as Manifest
  const findings = findingsOf(validate.errors ?? []).map(({ path, message }) => `${path || 'It'}: ${message}`)
  throw new ExtensionFault(`${file}: ${findings.join('; ')}.`, EXAMPLE)
}

const EXAMPLE =
  'Give it "name", "version", "type": "module", "main" and "halcyon": {"connector": "my_type", "kit": "^0.1.0"}.'

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ExtensionFault(`${file} is no JSON: ${error instanceof Error ? error.message : ''}.`, 'Mend the file.')
  }
}

/** The folder with its links resolved, as modules in it will be known. */
export const realFolder = (folder: string): Promise<string> =>
  realpath(folder).catch((error: NodeJS.ErrnoException) => {
    throw new ExtensionFault(`${folder} cannot be read (${error.code}).`, 'Name the folder of a connector.')
  })

/** The version of the kit in this program. */
export async function kitVersion(): Promise<string> {
  const file = new URL('../package.json', import.meta.resolve('@halcyon/connector-kit'))
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { readonly version: string }
  return version
}

/** @throws ExtensionFault unless `range` (as npm has them) takes in `version` */
export function checkKit(range: string, version: string): void {
  if (validRange(range) === null)
    throw new ExtensionFault(
      `halcyon.kit is "${range}", which is no range of versions.`,
      `Write a range as npm has it, such as "^${version}".`,
    )
  if (!satisfies(version, range))
    throw new ExtensionFault(
      `It is for kit ${range}; this program has kit ${version}.`,
      `Install a version of it for kit ${version}; or run its tests against this kit, and widen halcyon.kit.`,
    )
}
