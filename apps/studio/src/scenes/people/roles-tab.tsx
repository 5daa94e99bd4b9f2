import { Button, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { request } from '../../api/index.ts'
import { useMay } from '../../features/me/use-me.ts'
import { MoreButton } from '../../features/pages/more-button.tsx'
import { usePages } from '../../features/pages/use-pages.ts'
import { type Column, ConfirmDialog, DataTable, EmptyState, ErrorState, Section } from '../../ui/index.ts'
import { type Binding, BindingsDocument, RevokeRoleDocument } from './documents.ts'
import { GrantForm } from './grant-form.tsx'
import { RoleMatrix } from './role-matrix.tsx'
import { ScopeName } from './scope-name.tsx'

const COLUMNS: readonly Column<Binding>[] = [
  { key: 'who', header: 'Who', render: ({ subject, subjectId }) => <bdi>{subject?.name ?? subjectId}</bdi> },
  { key: 'role', header: 'Role', width: 120, render: ({ role }) => role },
  { key: 'scope', header: 'Where', render: ({ scope }) => <ScopeName scope={scope} /> },
]

/** Who holds which role where, and what each role allows. */
export function RolesTab() {
  const client = useQueryClient()
  const may = useMay('roles.manage')
  const [asked, setAsked] = useState<Binding | null>(null)
  const { query, rows } = usePages(
    ['people', 'bindings'],
    async (after, signal) => (await request(BindingsDocument, { after, subjectId: null }, signal)).roleBindings,
  )
  const columns = useMemo(() => (may ? [...COLUMNS, revokeColumn(setAsked)] : COLUMNS), [may])
  if (query.isError)
    return <ErrorState title="The roles could not be listed" error={query.error} onRetry={() => void query.refetch()} />
  return (
    <Stack gap="md">
      {may && (
        <Section title="Give a role">
          <GrantForm />
        </Section>
      )}
      <Section title="Roles held" plain>
        <DataTable
          caption="Roles held"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          loading={query.isPending}
          empty={<EmptyState title="Nobody holds a role here" />}
          footer={query.hasNextPage && <MoreButton query={query} />}
        />
      </Section>
      <Section title="What each role allows" plain>
        <RoleMatrix />
      </Section>
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        danger
        title={`Take the role ${asked?.role ?? ''} from ${asked?.subject?.name ?? 'them'}?`}
        confirmLabel="Take it"
        onConfirm={async () => {
          if (asked === null) return
          await request(RevokeRoleDocument, { id: asked.id })
          await client.invalidateQueries({ queryKey: ['people'] })
        }}
      >
        What it allowed is refused within a second, also on pages that are open.
      </ConfirmDialog>
    </Stack>
  )
}

const revokeColumn = (ask: (binding: Binding) => void): Column<Binding> => ({
  key: 'revoke',
  header: 'Actions',
  headerHidden: true,
  width: 110,
  align: 'end',
  render: (binding) => (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => ask(binding)}
      aria-label={`Take it: ${binding.role} from ${binding.subject?.name ?? binding.subjectId}`}
    >
      Take it
    </Button>
  ),
})
