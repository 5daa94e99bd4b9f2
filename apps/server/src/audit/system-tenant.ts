import type { TenantId } from '@halcyon/domain'

/** The nil UUID: the tenant of the system's own audit chain, and of roles that hold everywhere. */
export const SYSTEM_TENANT = '00000000-0000-0000-0000-000000000000' as TenantId
