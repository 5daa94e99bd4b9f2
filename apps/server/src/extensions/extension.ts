import type { Connector } from '@halcyon/connector-kit'
import type { ConnectorModules } from '../runtime/connectors.ts'

/** A connector that stands in a folder outside this repository, found fit to run. */
export interface Extension {
  /** Absolute, links resolved. */
  readonly folder: string
  /** Of its package.json. */
  readonly name: string
  readonly version: string
  /** URL of the module that exports `connector`. */
  readonly module: string
  /** Markdown. */
  readonly guide: string
  readonly connector: Connector
}

/** One that was configured and cannot be used. */
interface BrokenExtension {
  readonly folder: string
  /** null = its package.json does not say it. */
  readonly type: string | null
  readonly cause: string
  readonly action: string
}

/** What became of the folders in `HALCYON_CONNECTORS`. */
export interface Extensions {
  readonly loaded: readonly Extension[]
  readonly broken: readonly BrokenExtension[]
}

/** For the threads that run them. */
export const modulesOf = ({ loaded, broken }: Extensions): ConnectorModules =>
  Object.fromEntries([
    ...broken.flatMap(({ type, cause, action }) => (type === null ? [] : [[type, { cause, action }] as const])),
    ...loaded.map(({ connector, module }) => [connector.spec.type, module] as const),
  ])

/** What is wrong with one: the message is the cause. */
export class ExtensionFault extends Error {
  override readonly name = 'ExtensionFault'
  readonly action: string
  constructor(cause: string, action: string, options?: ErrorOptions) {
    super(cause, options)
    this.action = action
  }
}
