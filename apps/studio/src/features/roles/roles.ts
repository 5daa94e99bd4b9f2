import { ROLES } from '@halcyon/domain'
import type { Role } from '../../api/generated/graphql.ts'

/** What each role allows on a datasource, in words. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  viewer: 'sees everything but raw payloads, and may comment',
  operator: 'switches, restarts, throttles, replays, rolls back; sees raw payloads',
  editor: 'edits the draft, tests, publishes, manages its secrets',
  approver: 'approves changes, tests',
  admin: 'may do everything, and says who may what',
  auditor: 'sees everything but raw payloads, and the audit log',
}

export const ROLE_NAMES: readonly Role[] = ROLES
/** What an owner may give away of their own datasource. */
export const DELEGATED: readonly Role[] = ['operator', 'editor']
