import type { Connector } from '@halcyon/connector-kit'
import { connectors as library } from '@halcyon/connectors'
import { Problem } from '@halcyon/domain'
import { type Extensions, modulesOf } from '../../extensions/extension.ts'
import { type Unusable, unknownConnector } from '../../runtime/connectors.ts'
import { useConnectorModules } from '../../test-run/spare-worker.ts'

let catalog: ReadonlyMap<string, Connector> = library
let extensions: Extensions = { loaded: [], broken: [] }

/** Adds connectors from outside to the library's: once, at start; test runs load them too. */
export const useExtensions = (found: Extensions): void => {
  extensions = found
  catalog = new Map([...library, ...found.loaded.map(({ connector }) => [connector.spec.type, connector] as const)])
  useConnectorModules(modulesOf(found))
}

/** What became of the folders that were configured. */
export const knownExtensions = (): Extensions => extensions

/** All types, by title. */
export const connectorTypes = (): readonly Connector[] =>
  [...catalog.values()].sort((a, b) => a.spec.title.localeCompare(b.spec.title, 'en'))

export const connectorOf = (type: string): Connector | null => catalog.get(type) ?? null

/** Why there is no connector of this type, and what to do; null = there is one. */
export const missingConnector = (type: string): Unusable | null =>
  catalog.has(type) ? null : (extensions.broken.find((one) => one.type === type) ?? unknownConnector(type))

/** @throws Problem `connector_unknown`, naming the types there are */
export function knownConnector(type: string): Connector {
  const connector = connectorOf(type)
  if (connector !== null) return connector
  const { cause } = missingConnector(type) ?? unknownConnector(type)
  throw new Problem('connector_unknown', cause, [
    {
      path: 'type',
      code: 'connector_unknown',
      message: cause,
      suggestion: `one of: ${[...catalog.keys()].join(', ')}`,
    },
  ])
}

/** How a type's events come; a type that is gone counts as pull, since nothing can be sent to it. */
export const modeOf = (type: string): 'push' | 'pull' => connectorOf(type)?.spec.mode ?? 'pull'
