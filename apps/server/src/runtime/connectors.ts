import { registerHooks } from 'node:module'
import type { Connector } from '@halcyon/connector-kit'
import { connectors as library } from '@halcyon/connectors'

/** Why a type from outside cannot be used, and what to do about it. */
export interface Unusable {
  readonly cause: string
  readonly action: string
}

/** Of a type that nobody brings. */
export const unknownConnector = (type: string): Unusable => ({
  cause: `There is no connector type "${type}".`,
  action: 'Name its folder in HALCYON_CONNECTORS and start again, or archive the datasource.',
})

/** The types from outside: each with the URL of the module that exports its `connector`, or why there is none. */
export type ConnectorModules = Readonly<Record<string, string | Unusable>>

/**
 * The connector of a type: the library's, or one from outside, whose code is loaded only where its type is asked for: it costs no other
 * feed's worker anything. null = there is none.
 */
export async function loadConnector(type: string, modules: ConnectorModules): Promise<Connector | null> {
  const module = modules[type]
  if (typeof module !== 'string') return library.get(type) ?? null
  const { connector } = await importConnector(module)
  if (connector === undefined) throw new Error(`${module} exports no "connector"`)
  return connector
}

/** What a module from outside exports; what it imports of the kit is the kit of this program. */
export async function importConnector(module: string): Promise<{ readonly connector?: Connector }> {
  shareKit()
  return import(module)
}

const KIT = import.meta.resolve('@halcyon/connector-kit')
const CHECKOUT = new URL('../../../', KIT).href
const OF_THE_KIT = /^(@halcyon\/connector-kit|typebox)(\/|$)/
let shared = false

/**
 * A connector from outside needs no copy of the kit: what it imports of it is looked for where the kit is. For this thread, which keeps
 * it: connectors load parts of themselves at need.
 */
function shareKit(): void {
  if (shared) return
  shared = true
  registerHooks({
    resolve(specifier, context, next) {
      const outside = context.parentURL?.startsWith(CHECKOUT) === false
      return next(specifier, outside && OF_THE_KIT.test(specifier) ? { ...context, parentURL: KIT } : context)
    },
  })
}
