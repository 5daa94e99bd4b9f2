import { create } from 'zustand'

/** What the API layer knows of the connection and the session, for the shell to show. */
interface Session {
  /** The server refused the session: sign in again. */
  readonly expired: boolean
  /** Since when the server does not answer, epoch milliseconds; null = it does. */
  readonly awaySince: number | null
  /** The organization requests are made in; null = the first one. */
  readonly organizationId: string | null
}

const STORED = 'halcyon.organization'

export const useSession = create<Session>(() => ({
  expired: false,
  awaySince: null,
  organizationId: localStorage.getItem(STORED),
}))

export const sessionExpired = (): void => useSession.setState({ expired: true })
export const sessionOpened = (): void => useSession.setState({ expired: false })
export const answered = (): void => {
  if (useSession.getState().awaySince !== null) useSession.setState({ awaySince: null })
}
export const unanswered = (): void => {
  if (useSession.getState().awaySince === null) useSession.setState({ awaySince: Date.now() })
}

export function chooseOrganization(organizationId: string | null): void {
  if (organizationId === null) localStorage.removeItem(STORED)
  else localStorage.setItem(STORED, organizationId)
  useSession.setState({ organizationId })
}

/** Headers every request carries. */
export function requestHeaders(): Record<string, string> {
  const { organizationId } = useSession.getState()
  return organizationId === null ? {} : { 'x-organization-id': organizationId }
}
