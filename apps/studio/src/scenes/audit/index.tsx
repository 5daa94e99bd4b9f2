import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { request } from '../../api/index.ts'
import { useMe } from '../../features/me/use-me.ts'
import { MoreButton } from '../../features/pages/more-button.tsx'
import { usePages } from '../../features/pages/use-pages.ts'
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  NoMatch,
  NoPermission,
  Page,
  RelativeTime,
} from '../../ui/index.ts'
import { AuditDocument, type AuditEntry } from './documents.ts'
import { EntryDrawer } from './entry-drawer.tsx'
import { type AuditSearch, Filters, filterOf } from './filters.tsx'
import { Verification } from './verification.tsx'

const COLUMNS: readonly Column<AuditEntry>[] = [
  { key: 'action', header: 'Action', width: 220, render: ({ action }) => action },
  { key: 'at', header: 'When', width: 130, render: ({ at }) => <RelativeTime value={at} /> },
  { key: 'actor', header: 'Who', width: 200, render: ({ actor }) => <bdi>{actor.name}</bdi> },
  {
    key: 'resource',
    header: 'What',
    hideBelow: 'md',
    render: ({ resource }) => `${resource.kind} ${resource.id ?? ''}`,
  },
  { key: 'reason', header: 'Why', hideBelow: 'lg', render: ({ reason }) => <bdi>{reason}</bdi> },
]

/** Who did what, when and why; and the proof that nothing was altered. */
export default function AuditScene() {
  const me = useMe()
  const search = useSearch({ strict: false }) as AuditSearch & { entry?: string }
  const navigate = useNavigate()
  const [verifying, setVerifying] = useState(false)
  const may = me.data?.actions.includes('audit.read') ?? false
  const filter = filterOf(search)
  const { query, rows } = usePages(
    ['audit', filter],
    async (after, signal) => (await request(AuditDocument, { after, filter }, signal)).audit,
  )
  const go = (change: Partial<AuditSearch & { entry?: string }>): void =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true })
  if (me.isSuccess && !may)
    return (
      <Page title="Audit">
        <NoPermission>The roles auditor and administrator allow it.</NoPermission>
      </Page>
    )
  const filtered = Object.values(filter).some((value) => value !== undefined)
  return (
    <Page
      title="Audit"
      description="Everything that changes, tests, reads raw data, signs in or is refused."
      actions={
        <>
          <Button component="a" href="/api/v1/audit/export" download variant="default">
            Export NDJSON
          </Button>
          <Button onClick={() => setVerifying(true)}>Verify the chain</Button>
        </>
      }
      below={<Filters search={search} onChange={go} />}
    >
      {verifying && <Verification />}
      {query.isError ? (
        <ErrorState title="The audit log could not be read" error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          caption="Audit log, newest first"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `${window.location.pathname}${searchWith(search, id)}`}
          currentKey={search.entry}
          loading={query.isPending}
          empty={filtered ? <NoMatch /> : <EmptyState title="Nothing has happened yet" />}
          footer={query.hasNextPage && <MoreButton query={query} />}
        />
      )}
      <EntryDrawer
        entry={rows.find(({ id }) => id === search.entry) ?? null}
        onClose={() => go({ entry: undefined as never })}
      />
    </Page>
  )
}

function searchWith(search: object, entry: string): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...search, entry }))
    if (value !== undefined) parameters.set(name, String(value))
  return `?${parameters}`
}
