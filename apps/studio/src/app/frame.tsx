import { Outlet, type ParsedLocation, useLocation, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { chooseOrganization, graphql, request, rest, sessionOpened, useSession } from '../api/index.ts'
import { queryClient } from '../api/query-client.ts'
import { useOffers } from '../features/commands/commands.ts'
import { useMayInProject, useMe } from '../features/me/use-me.ts'
import SignInScene from '../scenes/sign-in/index.tsx'
import { SignInForm } from '../scenes/sign-in/sign-in-form.tsx'
import { ErrorState, LoadingSkeleton } from '../ui/index.ts'
import { forAnybody } from './for-anybody.ts'
import { useNewerVersion } from './newer-version.ts'
import { AppShell, type FoundDatasource, type PlaceKey } from './shell/index.ts'

const FindDocument = graphql(`
  query FrameFind($search: String!) {
    datasources(first: 8, filter: { search: $search }) {
      nodes { id name health typeTitle }
    }
  }
`)

async function searchDatasources(text: string, signal: AbortSignal): Promise<readonly FoundDatasource[]> {
  const { datasources } = await request(FindDocument, { search: text }, signal)
  return datasources.nodes.map(({ id, name, health, typeTitle }) => ({
    id,
    name,
    health,
    type: typeTitle,
    href: `/datasources/${id}`,
  }))
}

/** Everything is read again as whoever is signed in now. */
async function signedIn(): Promise<void> {
  sessionOpened()
  await queryClient.invalidateQueries()
}

async function signOut(): Promise<void> {
  await rest('/api/v1/session', { method: 'DELETE' })
  queryClient.clear()
  chooseOrganization(null)
  window.location.assign('/')
}

const pathOf = ({ pathname }: ParsedLocation): string => pathname
const projectOf = ({ search }: ParsedLocation): string | undefined => (search as { project?: string }).project

/** What stands around every page: the shell, or signing in; nothing around those a link opens. */
export function Frame() {
  const pathname = useLocation({ select: pathOf })
  return forAnybody(pathname) ? <Outlet /> : <SignedIn />
}

function SignedIn() {
  const me = useMe()
  const newerVersion = useNewerVersion()
  const { expired, awaySince, organizationId } = useSession()
  // Of the address no more than this: filters that change would draw everything around the page again.
  const pathname = useLocation({ select: pathOf })
  const project = useLocation({ select: projectOf })
  const navigate = useNavigate()
  const viewer = me.data
  const mayCreate = useMayInProject('datasource.create')
  useOffers(
    'Do',
    mayCreate
      ? [{ label: 'New datasource', keywords: 'create add feed', run: () => void navigate({ to: '/datasources/new' }) }]
      : [],
  )
  const places = useMemo(() => placesFor(viewer?.actionsAnywhere ?? []), [viewer?.actionsAnywhere])
  if (viewer === undefined) {
    if (expired) return <SignInScene onSignedIn={() => void signedIn()} />
    if (me.isError)
      return <ErrorState title="HALCYON could not be opened" error={me.error} onRetry={() => void me.refetch()} />
    return <LoadingSkeleton variant="detail" label="Opening HALCYON" />
  }
  return (
    <AppShell
      here={pathname}
      places={places}
      viewer={viewer.user}
      organizations={viewer.organizations}
      organizationId={organizationId ?? viewer.organization?.id ?? null}
      onOrganization={(id) => {
        chooseOrganization(id)
        // What the page shows belongs to the organization one leaves.
        void navigate({ to: placeOf(pathname) as '/' }).then(() => queryClient.resetQueries())
      }}
      projects={viewer.organization?.projects ?? []}
      projectId={project ?? null}
      onProject={(id) => void navigate({ to: '/datasources', search: id === null ? {} : { project: id } })}
      onSignOut={signOut}
      searchDatasources={searchDatasources}
      awaySince={awaySince}
      newerVersion={newerVersion}
      sessionExpired={expired}
      signInForm={<SignInForm email={viewer.user.email} onSignedIn={() => void signedIn()} />}
    >
      <Outlet />
    </AppShell>
  )
}

/** The place a page lies in: another organization has it too, but not the page's own thing. */
const placeOf = (pathname: string): string =>
  `/${pathname
    .split('/')
    .slice(1, pathname.startsWith('/records/') ? 3 : 2)
    .join('/')}`

const NEEDS: readonly (readonly [PlaceKey, string])[] = [
  ['overview', 'catalog.read'],
  ['catalog', 'catalog.read'],
  ['records', 'records.read'],
  ['secrets', 'secrets.read'],
  ['audit', 'audit.read'],
  ['people', 'catalog.read'],
  ['doctor', 'organizations.manage'],
]

const placesFor = (actions: readonly string[]): readonly PlaceKey[] =>
  NEEDS.flatMap(([place, action]) => (actions.includes(action) ? [place] : []))
