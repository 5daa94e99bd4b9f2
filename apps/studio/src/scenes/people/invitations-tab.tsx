import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { request } from '../../api/index.ts'
import { MoreButton } from '../../features/pages/more-button.tsx'
import { usePages } from '../../features/pages/use-pages.ts'
import { type Column, ConfirmDialog, DataTable, EmptyState, ErrorState, RelativeTime } from '../../ui/index.ts'
import { INVITATIONS, type Invitation, InvitationsDocument, RevokeInvitationDocument } from './documents.ts'
import { NewInvitationDialog } from './new-invitation-dialog.tsx'
import { ScopeName } from './scope-name.tsx'

const nameOf = ({ email, name }: Invitation): string => email ?? name ?? 'whoever has the link'

const COLUMNS: readonly Column<Invitation>[] = [
  { key: 'who', header: 'For', render: (invitation) => <bdi>{nameOf(invitation)}</bdi> },
  {
    key: 'roles',
    header: 'As',
    hideBelow: 'sm',
    render: ({ roles }) =>
      roles.map(({ role, scope }) => (
        <div key={`${role} ${scope.id}`}>
          {role}, <ScopeName scope={scope} />
        </div>
      )),
  },
  { key: 'state', header: 'State', width: 100, render: ({ state }) => state },
  {
    key: 'when',
    header: 'Ends or accepted',
    width: 150,
    hideBelow: 'md',
    render: ({ acceptedAt, expiresAt }) => <RelativeTime value={acceptedAt ?? expiresAt} />,
  },
]

/** Links with which somebody joins the organization: who is invited, what became of it, and taking it back. */
export function InvitationsTab() {
  const client = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [asked, setAsked] = useState<Invitation | null>(null)
  const { query, rows } = usePages(
    INVITATIONS,
    async (after, signal) => (await request(InvitationsDocument, { after }, signal)).invitations,
  )
  const columns = useMemo(() => [...COLUMNS, revokeColumn(setAsked)], [])
  if (query.isError)
    return (
      <ErrorState
        title="The invitations could not be listed"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    )
  return (
    <>
      <Group mb="md">
        <Button onClick={() => setAdding(true)}>Invite somebody</Button>
      </Group>
      <DataTable
        caption="Invitations"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        loading={query.isPending}
        empty={
          <EmptyState title="Nobody is invited">
            An invitation is a link: who opens it chooses a password, and has the role you gave.
          </EmptyState>
        }
        footer={query.hasNextPage && <MoreButton query={query} />}
      />
      <NewInvitationDialog opened={adding} onClose={() => setAdding(false)} />
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        danger
        title={`Revoke the invitation for ${asked === null ? '' : nameOf(asked)}?`}
        confirmLabel="Revoke"
        onConfirm={async () => {
          if (asked === null) return
          await request(RevokeInvitationDocument, { id: asked.id })
          await client.invalidateQueries({ queryKey: INVITATIONS })
        }}
      >
        Its link opens nothing from now on.
      </ConfirmDialog>
    </>
  )
}

const revokeColumn = (ask: (invitation: Invitation) => void): Column<Invitation> => ({
  key: 'revoke',
  header: 'Actions',
  headerHidden: true,
  width: 100,
  align: 'end',
  render: (invitation) =>
    invitation.state === 'open' && (
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => ask(invitation)}
        aria-label={`Revoke the invitation for ${nameOf(invitation)}`}
      >
        Revoke
      </Button>
    ),
})
