import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { request } from '../../api/index.ts'
import { useMay, useMe } from '../../features/me/use-me.ts'
import { MoreButton } from '../../features/pages/more-button.tsx'
import { usePages } from '../../features/pages/use-pages.ts'
import { type Column, ConfirmDialog, DataTable, EmptyState, ErrorState, RelativeTime } from '../../ui/index.ts'
import { type Person, UpdateUserDocument, UsersDocument } from './documents.ts'
import { NewPersonDialog } from './new-person-dialog.tsx'
import { ResetLinkDialog } from './reset-link-dialog.tsx'

const COLUMNS: readonly Column<Person>[] = [
  { key: 'name', header: 'Name', render: ({ name }) => <bdi>{name}</bdi> },
  { key: 'email', header: 'Email', hideBelow: 'sm', render: ({ email }) => <bdi>{email}</bdi> },
  {
    key: 'state',
    header: 'State',
    width: 110,
    hideBelow: 'sm',
    render: ({ disabled }) => (disabled ? 'disabled' : 'active'),
  },
  {
    key: 'since',
    header: 'Since',
    width: 130,
    hideBelow: 'md',
    render: ({ createdAt }) => <RelativeTime value={createdAt} />,
  },
]

/** The organization's people; adding one, and switching one off. */
export function PeopleTab() {
  const client = useQueryClient()
  const may = useMay('users.manage')
  const self = useMe().data?.user.id
  const [adding, setAdding] = useState(false)
  const [asked, setAsked] = useState<Person | null>(null)
  const [locked, setLocked] = useState<Person | null>(null)
  const { query, rows } = usePages(
    ['people', 'users'],
    async (after, signal) => (await request(UsersDocument, { after, search: null }, signal)).users,
  )
  const columns = useMemo(() => (may ? [...COLUMNS, actionsColumn(self, setAsked, setLocked)] : COLUMNS), [may, self])
  if (query.isError)
    return (
      <ErrorState title="The people could not be listed" error={query.error} onRetry={() => void query.refetch()} />
    )
  return (
    <>
      {may && (
        <Group mb="md">
          <Button onClick={() => setAdding(true)}>Add a person</Button>
        </Group>
      )}
      <DataTable
        caption="People"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        loading={query.isPending}
        empty={<EmptyState title="Nobody yet" />}
        footer={query.hasNextPage && <MoreButton query={query} />}
      />
      <NewPersonDialog opened={adding} onClose={() => setAdding(false)} />
      <ResetLinkDialog person={locked} onClose={() => setLocked(null)} />
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={`${asked?.disabled ? 'Enable' : 'Disable'} ${asked?.name ?? ''}?`}
        confirmLabel={asked?.disabled ? 'Enable' : 'Disable'}
        danger={!asked?.disabled}
        onConfirm={async () => {
          if (asked === null) return
          await request(UpdateUserDocument, { id: asked.id, input: { disabled: !asked.disabled } })
          await client.invalidateQueries({ queryKey: ['people'] })
        }}
      >
        {asked?.disabled
          ? 'They can sign in again, with the roles they had.'
          : 'Their sessions and tokens end at once. Nothing they made is lost.'}
      </ConfirmDialog>
    </>
  )
}

/** `self`: who looks on; nobody disables themselves. */
const actionsColumn = (
  self: string | undefined,
  ask: (person: Person) => void,
  lock: (person: Person) => void,
): Column<Person> => ({
  key: 'actions',
  header: 'Actions',
  headerHidden: true,
  width: 260,
  align: 'end',
  render: (person) => (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      {!person.disabled && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => lock(person)}
          aria-label={`New password link for ${person.name}`}
        >
          New password link
        </Button>
      )}
      {person.id !== self && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => ask(person)}
          aria-label={`${person.disabled ? 'Enable' : 'Disable'} ${person.name}`}
        >
          {person.disabled ? 'Enable' : 'Disable'}
        </Button>
      )}
    </Group>
  ),
})
