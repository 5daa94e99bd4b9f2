import type { Connector } from '@halcyon/connector-kit'
import { connectors as library } from '@halcyon/connectors'

/** The library's connectors, and those of the modules named; a later one of the same type replaces an earlier one. */
export async function loadConnectors(modules: readonly string[]): Promise<ReadonlyMap<string, Connector>> {
  const all = new Map<string, Connector>(library)
  for (const module of modules) {
    const { connectors } = (await import(module)) as { connectors?: ReadonlyMap<string, Connector> }
    if (connectors === undefined) throw new Error(`${module} does not export "connectors"`)
    for (const [type, connector] of connectors) all.set(type, connector)
  }
  return all
}
