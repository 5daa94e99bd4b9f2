import { createContext, type ReactNode, useContext } from 'react'
import type { PlaceKey } from './places.ts'

/** A thing with a name, to choose from. */
export interface Choice {
  readonly id: string
  readonly name: string
}

export interface FoundDatasource extends Choice {
  readonly href: string
  readonly health: string
  readonly type?: string | undefined
}

/** All the shell knows and asks for: whoever mounts it brings the data. */
export interface ShellData {
  /** The path of the page that is shown. */
  readonly here: string
  /** The places that work, and that the reader may see. */
  readonly places: readonly PlaceKey[]
  readonly viewer: { readonly name: string; readonly email: string } | null
  readonly organizations: readonly Choice[]
  readonly organizationId: string | null
  readonly onOrganization: (id: string) => void
  readonly projects: readonly Choice[]
  /** null = all projects. */
  readonly projectId: string | null
  readonly onProject: (id: string | null) => void
  readonly onSignOut: () => unknown
  readonly searchDatasources?: ((text: string, signal: AbortSignal) => Promise<readonly FoundDatasource[]>) | undefined
  /** Since when the server does not answer, epoch milliseconds; null = it does. */
  readonly awaySince: number | null
  /** The server has a newer Studio than this one. */
  readonly newerVersion: boolean
  /** The server refused the session; the page stays as it is below the dialog. */
  readonly sessionExpired: boolean
  /** The form of the dialog over the page when the session has expired. */
  readonly signInForm: ReactNode
}

export const ShellContext = createContext<ShellData | null>(null)

export function useShell(): ShellData {
  const shell = useContext(ShellContext)
  if (shell === null) throw new Error('useShell() is for what AppShell holds')
  return shell
}
