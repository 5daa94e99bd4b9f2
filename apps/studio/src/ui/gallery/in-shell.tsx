import { useState } from 'react'
import { AppShell, type PlaceKey } from '../../app/shell/index.ts'
import { SignInForm } from '../../scenes/sign-in/sign-in-form.tsx'
import { feeds } from './feeds.ts'
import { Tables } from './tables.tsx'

const PLACES: readonly PlaceKey[] = ['overview', 'catalog', 'records', 'secrets', 'audit', 'people']
const asked = new URLSearchParams(window.location.search)

const search = async (text: string) =>
  feeds(60)
    .filter(({ name }) => name.includes(text))
    .slice(0, 8)
    .map(({ id, name, health, type }) => ({ id, name, health, type, href: `/datasources/${id}` }))

export function InShell() {
  const [organizationId, setOrganization] = useState('o1')
  const [projectId, setProject] = useState<string | null>(null)
  const [expired, setExpired] = useState(asked.has('expired'))
  return (
    <AppShell
      here={asked.get('here') ?? '/datasources'}
      places={PLACES}
      viewer={{ name: 'Ada Lovelace', email: 'ada@example.test' }}
      organizations={[
        { id: 'o1', name: 'Northwind' },
        { id: 'o2', name: 'Contoso' },
      ]}
      organizationId={organizationId}
      onOrganization={setOrganization}
      projects={[
        { id: 'p1', name: 'Production' },
        { id: 'p2', name: 'Staging' },
      ]}
      projectId={projectId}
      onProject={setProject}
      onSignOut={() => {}}
      searchDatasources={search}
      newerVersion={asked.has('newer')}
      awaySince={asked.has('away') ? Date.now() - 42_000 : null}
      sessionExpired={expired}
      signInForm={<SignInForm email="ada@example.test" onSignedIn={() => setExpired(false)} />}
    >
      <Tables />
    </AppShell>
  )
}
