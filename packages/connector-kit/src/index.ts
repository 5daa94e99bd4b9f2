/**
 * Owns: what a connector is, the errors it may throw, the guarded outbound client, and the suite every connector must pass (`./suite`).
 * Refuses: any connector's own code, any database.
 * Neighbours: `connectors` fit it, `pipeline` and the runtime drive it.
 */
export {
  decodeUtf8,
  type ErrorCode,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJson,
  stringifyJson,
} from '@halcyon/domain'
export * from './answer.ts'
export * from './config-fields.ts'
export * from './contract.ts'
export * from './decode/index.ts'
export * from './errors.ts'
export * from './files/index.ts'
export * from './json-path.ts'
export * from './local-files.ts'
export * from './networks.ts'
export { createOutbound, type Outbound, type OutboundSettings } from './outbound/create.ts'
export { connectorError, type OutboundCode, OutboundError } from './outbound/error.ts'
export type { ResolvedAddress, Resolver } from './outbound/gate.ts'
export * from './outbound/outbound-http.ts'
export { heldTo, parseHostPattern, type SecretHosts } from './outbound/secret-hosts.ts'
export * from './redact.ts'
export * from './schedule.ts'
export * from './secret-ring.ts'
