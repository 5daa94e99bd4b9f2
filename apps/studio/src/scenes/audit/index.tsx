import { Button } from '@mantine/core'
import { useState } from 'react'
import { request } from '../../api/index.ts'
import { useAddress } from '../../features/events/address.ts'
import { useMe } from '../../features/me/use-me.ts'
import { DownloadButton } from '../../features/pages/download-button.tsx'
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
import { Filters, filterOf } from './filters.tsx'
import { ResourceWords } from './resource-name.tsx'
import { Verification } from './verification.tsx'

const COLUMNS: readonly Column<AuditEntry>[] = [
  { key: 'action', header: 'Action', width: 220, render: ({ action }) => action },
  { key: 'at', header: 'When', width: 130, render: ({ at }) => <RelativeTime value={at} /> },
  { key: 'actor', header: 'Who', width: 200, render: ({ actor }) => <bdi>{actor.name}</bdi> },
  {
    key: 'resource',
    header: 'What',
    hideBelow: 'md',
    render: ({ resource }) => <ResourceWords resource={resource} />,
  },
  { key: 'reason', header: 'Why', hideBelow: 'lg', render: ({ reason }) => <bdi>{reason}</bdi> },
]

/** Who did what, when and why; and the proof that nothing was altered. */
export default function AuditScene() {
  const me = useMe()
  const address = useAddress()
  const entry = address.text('entry')
  const [verifying, setVerifying] = useState(false)
  const may = me.data?.actions.includes('audit.read') ?? false
  const filter = filterOf(address)
  const { query, rows } = usePages(
    ['audit', filter],
    async (after, signal) => (await request(AuditDocument, { after, filter }, signal)).audit,
  )
  if (me.isSuccess && !may)
    return (
      <Page title="Audit">
        <NoPermission>The roles auditor and administrator allow it.</NoPermission>
      </Page>
    )
  const filtered = Object.keys(filter).length > 0
  return (
    <Page
      title="Audit"
      description="Everything that changes, tests, reads raw data, signs in or is refused."
      actions={
        <>
          <DownloadButton
            path={`/api/v1/audit/export?${new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))}`}
            name="audit.ndjson"
          >
            {filtered ? 'Export these' : 'Export NDJSON'}
          </DownloadButton>
          <Button onClick={() => setVerifying(true)}>Verify the chain</Button>
        </>
      }
      below={
        <Filters
          address={address}
          filter={filter}
          mayReadSystem={me.data?.actionsGlobal.includes('audit.read') ?? false}
        />
      }
    >
      {verifying && <Verification chain={filter.chain ?? 'organization'} />}
      {query.isError ? (
        <ErrorState title="The audit log could not be read" error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          caption="Audit log, newest first"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => address.href({ entry: id })}
          currentKey={entry}
          loading={query.isPending}
          empty={filtered ? <NoMatch /> : <EmptyState title="Nothing has happened yet" />}
          footer={query.hasNextPage && <MoreButton query={query} />}
        />
      )}
      <EntryDrawer
        entry={rows.find(({ id }) => id === entry) ?? null}
        onClose={() => address.change({ entry: null })}
      />
    </Page>
  )
}
