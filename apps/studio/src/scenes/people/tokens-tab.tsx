import { Alert, Button, Group, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { request } from '../../api/index.ts'
import { MoreButton } from '../../features/pages/more-button.tsx'
import { usePages } from '../../features/pages/use-pages.ts'
import {
  Code,
  type Column,
  ConfirmDialog,
  CopyButton,
  DataTable,
  EmptyState,
  ErrorState,
  RelativeTime,
} from '../../ui/index.ts'
import { CreateTokenDocument, RevokeTokenDocument, type Token, TokensDocument } from './documents.ts'

const COLUMNS: readonly Column<Token>[] = [
  { key: 'name', header: 'Name', render: ({ name }) => <bdi>{name}</bdi> },
  { key: 'prefix', header: 'Begins with', width: 140, render: ({ prefix }) => <Code>{prefix}</Code> },
  { key: 'for', header: 'Acts for', render: ({ user, userId }) => <bdi>{user?.name ?? userId}</bdi> },
  { key: 'used', header: 'Last used', width: 130, render: ({ lastUsedAt }) => <RelativeTime value={lastUsedAt} /> },
  {
    key: 'expires',
    header: 'Expires',
    width: 130,
    hideBelow: 'md',
    render: ({ expiresAt }) => (expiresAt === null ? 'never' : <RelativeTime value={expiresAt} />),
  },
]

/** Tokens for scripts; shown once when they are made. */
export function TokensTab() {
  const client = useQueryClient()
  const [asked, setAsked] = useState<Token | null>(null)
  const { query, rows } = usePages(
    ['people', 'tokens'],
    async (after, signal) => (await request(TokensDocument, { after }, signal)).apiTokens,
  )
  const columns = useMemo(() => [...COLUMNS, revokeColumn(setAsked)], [])
  if (query.isError)
    return (
      <ErrorState title="The tokens could not be listed" error={query.error} onRetry={() => void query.refetch()} />
    )
  return (
    <>
      <NewToken />
      <DataTable
        caption="API tokens"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        loading={query.isPending}
        empty={<EmptyState title="No tokens yet">A token lets a script do what you may do.</EmptyState>}
        footer={query.hasNextPage && <MoreButton query={query} />}
      />
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        danger
        title={`Revoke ${asked?.name ?? ''}?`}
        confirmLabel="Revoke"
        onConfirm={async () => {
          if (asked === null) return
          await request(RevokeTokenDocument, { id: asked.id })
          await client.invalidateQueries({ queryKey: ['people', 'tokens'] })
        }}
      >
        What calls with it is refused from now on.
      </ConfirmDialog>
    </>
  )
}

const revokeColumn = (ask: (token: Token) => void): Column<Token> => ({
  key: 'revoke',
  header: 'Actions',
  headerHidden: true,
  width: 110,
  align: 'end',
  render: (token) => (
    <Button size="compact-sm" variant="default" onClick={() => ask(token)} aria-label={`Revoke ${token.name}`}>
      Revoke
    </Button>
  ),
})

function NewToken() {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const create = useMutation({
    mutationFn: () => request(CreateTokenDocument, { input: { name: name.trim() } }),
    onSuccess: () => {
      setName('')
      void client.invalidateQueries({ queryKey: ['people', 'tokens'] })
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    create.mutate()
  }
  const token = create.data?.createApiToken.token
  return (
    <form onSubmit={submit}>
      <Group align="end" mb="md">
        <TextInput
          label="New token"
          placeholder="What it is for"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
          Make it
        </Button>
      </Group>
      {token != null && (
        <Alert title="Copy it now: it is not shown again" mb="md" role="status">
          <Code>{token}</Code> <CopyButton value={token} label="token" />
        </Alert>
      )}
      {create.isError && <ErrorState inline title="The token was not made" error={create.error} />}
    </form>
  )
}
