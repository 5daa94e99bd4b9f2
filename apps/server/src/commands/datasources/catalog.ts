import type { Connector } from '@halcyon/connector-kit'
import { connectors } from '@halcyon/connectors'
import { Problem } from '@halcyon/domain'
import { useConnectorModules } from '../../test-run/spare-worker.ts'

let catalog: ReadonlyMap<string, Connector> = connectors

/** Sets the types there are: once, at start, when `modules` of connectors are added to the library's; test runs load them too. */
export const useConnectors = (all: ReadonlyMap<string, Connector>, modules: readonly string[]): void => {
  catalog = all
  useConnectorModules(modules)
}

/** All types, by title. */
export const connectorTypes = (): readonly Connector[] =>
  [...catalog.values()].sort((a, b) => a.spec.title.localeCompare(b.spec.title, 'en'))

export const connectorOf = (type: string): Connector | null => catalog.get(type) ?? null

/** @throws Problem `connector_unknown`, naming the types there are */
export function knownConnector(type: string): Connector {
  const connector = connectorOf(type)
  if (connector !== null) return connector
  throw new Problem('connector_unknown', `There is no connector type "${type}"`, [
    {
      path: 'type',
      code: 'connector_unknown',
      message: `No connector type is called "${type}"`,
      suggestion: `one of: ${[...catalog.keys()].join(', ')}`,
    },
  ])
}

/** How a type's events come; a type that is gone counts as pull, since nothing can be sent to it. */
export const modeOf = (type: string): 'push' | 'pull' => connectorOf(type)?.spec.mode ?? 'pull'
