import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { request } from '../../api/index.ts'
import { useMayInProject } from '../../features/me/use-me.ts'
import { MoreButton } from '../../features/pages/more-button.tsx'
import { usePages } from '../../features/pages/use-pages.ts'
import { CreateSecretDialog } from '../../features/secret-picker/index.ts'
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  NoMatch,
  Num,
  Page,
  RelativeTime,
  Toolbar,
} from '../../ui/index.ts'
import { currentOf, type Secret, SecretsDocument } from './documents.ts'
import { Expiry } from './expiry.tsx'
import { SecretDrawer } from './secret-drawer.tsx'

const COLUMNS: readonly Column<Secret>[] = [
  { key: 'name', header: 'Name', render: ({ name }) => <bdi>{name}</bdi> },
  {
    key: 'version',
    header: 'Version',
    width: 90,
    align: 'end',
    render: ({ versions }) => <Num value={versions[0]?.n} />,
  },
  {
    key: 'changed',
    header: 'Changed',
    width: 130,
    render: ({ versions }) => <RelativeTime value={versions[0]?.createdAt ?? null} />,
  },
  {
    key: 'expires',
    header: 'Expires',
    width: 170,
    render: (secret) => <Expiry at={currentOf(secret)?.expiresAt ?? null} />,
  },
  {
    key: 'used',
    header: 'Last used',
    width: 130,
    hideBelow: 'md',
    render: (secret) => <RelativeTime value={currentOf(secret)?.lastUsedAt ?? null} />,
  },
  { key: 'by', header: 'Used by', hideBelow: 'md', render: ({ usedBy }) => <UsedBy uses={usedBy} /> },
]

function UsedBy({ uses }: { readonly uses: Secret['usedBy'] }) {
  const names = [...new Set(uses.map(({ name }) => name))]
  return <bdi>{names.length === 0 ? 'nothing' : names.join(', ')}</bdi>
}

/** Secrets by name, age and use. A value goes in, and never comes out. */
export default function SecretsScene() {
  const { search = '', secret: chosen } = useSearch({ strict: false }) as { search?: string; secret?: string }
  const navigate = useNavigate()
  const [creating, setCreating] = useState(false)
  const { query, rows } = usePages(
    ['secrets', search],
    async (after, signal) =>
      (await request(SecretsDocument, { after, search: search === '' ? null : search }, signal)).secrets,
  )
  const go = (change: Record<string, string | undefined>): void =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true })
  const find = useDebouncedCallback((text: string) => go({ search: text === '' ? undefined : text }), 250)
  const may = useMayInProject('secrets.manage')
  const create = may ? <Button onClick={() => setCreating(true)}>New secret</Button> : null
  return (
    <Page
      title="Secrets"
      description="Sealed: a value goes in, and never comes out again."
      actions={create}
      below={
        <Toolbar label="Filter">
          <TextInput
            aria-label="Search secrets"
            placeholder="Search"
            defaultValue={search}
            onChange={(event) => find(event.currentTarget.value)}
            data-page-search
          />
        </Toolbar>
      }
    >
      {query.isError ? (
        <ErrorState title="The secrets could not be listed" error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          caption="Secrets"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/secrets?${new URLSearchParams({ ...(search === '' ? {} : { search }), secret: id })}`}
          currentKey={chosen}
          loading={query.isPending}
          empty={
            search === '' ? (
              <EmptyState title="No secrets yet" action={create}>
                A feed refers to its signing keys and tokens by name. Make one here, or in a feed’s connection.
              </EmptyState>
            ) : (
              <NoMatch />
            )
          }
          footer={query.hasNextPage && <MoreButton query={query} />}
        />
      )}
      <CreateSecretDialog opened={creating} onClose={() => setCreating(false)} generate="token" askHosts />
      <SecretDrawer
        secret={rows.find(({ id }) => id === chosen) ?? null}
        may={may}
        onClose={() => go({ secret: undefined })}
      />
    </Page>
  )
}
