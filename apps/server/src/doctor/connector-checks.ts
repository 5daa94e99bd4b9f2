import { knownExtensions } from '../commands/datasources/catalog.ts'
import type { Check } from './check.ts'

/** The connectors from outside that this process was told of. */
export const connectors: Check = async () => {
  const { loaded, broken } = knownExtensions()
  const names = loaded.map(({ connector, version }) => `${connector.spec.type} ${version}`)
  const detail = names.length === 0 ? 'Those of the product' : `Those of the product, and ${names.join(', ')}`
  const [first] = broken
  if (first === undefined) return { name: 'Connectors', state: 'ok', detail }
  const causes = broken.map(({ cause }) => cause)
  return { name: 'Connectors', state: 'fail', detail: [detail, ...causes].join('. '), action: first.action }
}
