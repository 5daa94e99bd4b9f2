/** Branded identifiers. Every id is a lower-case UUID string; the brand keeps a tenant's id out of a datasource's place. */
declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

/** A tenant is an organization. */
export type TenantId = Id<'TenantId'>
export type ProjectId = Id<'ProjectId'>
export type UserId = Id<'UserId'>
export type DatasourceId = Id<'DatasourceId'>
export type SecretId = Id<'SecretId'>
/** Version 7: its first 48 bits are `received_at` in milliseconds, so an event's id names its partition. */
export type EventId = Id<'EventId'>
export type AlertId = Id<'AlertId'>
export type EntityId = Id<'EntityId'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for a lower-case UUID of any version; the check before any untrusted id reaches a query. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value)
