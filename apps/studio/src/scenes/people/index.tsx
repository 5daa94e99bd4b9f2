import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMay } from '../../features/me/use-me.ts'
import { NoPermission, Page } from '../../ui/index.ts'
import { InvitationsTab } from './invitations-tab.tsx'
import { PeopleTab } from './people-tab.tsx'
import { RolesTab } from './roles-tab.tsx'
import { TokensTab } from './tokens-tab.tsx'

/** Who is here, what they may do, and the tokens that act for them. */
export default function PeopleScene() {
  const { tab = 'people' } = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  const mayInvite = useMay('users.manage')
  return (
    <Page title="People and tokens">
      <Tabs
        value={tab}
        onChange={(next) => void navigate({ to: '.', search: { tab: next ?? 'people' } })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="people">People</Tabs.Tab>
          {mayInvite && <Tabs.Tab value="invitations">Invitations</Tabs.Tab>}
          <Tabs.Tab value="roles">Roles</Tabs.Tab>
          <Tabs.Tab value="tokens">API tokens</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people" pt="md">
          <PeopleTab />
        </Tabs.Panel>
        <Tabs.Panel value="invitations" pt="md">
          {mayInvite ? <InvitationsTab /> : <NoPermission />}
        </Tabs.Panel>
        <Tabs.Panel value="roles" pt="md">
          <RolesTab />
        </Tabs.Panel>
        <Tabs.Panel value="tokens" pt="md">
          <TokensTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
