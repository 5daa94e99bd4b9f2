import { Button, Drawer, Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../api/index.ts'
import { ConfirmDialog, Copyable, KeyValues, Link, notifyDone, RelativeTime, Section } from '../../ui/index.ts'
import { DeleteDocument, RevokeDocument, type Secret } from './documents.ts'
import { Expiry } from './expiry.tsx'
import { HostsForm } from './hosts-form.tsx'
import { RotateForm } from './rotate-form.tsx'

interface SecretDrawerProps {
  readonly secret: Secret | null
  readonly may: boolean
  readonly onClose: () => void
}

/** One secret: its versions, what uses it, and what can be done with it. */
export function SecretDrawer({ secret, may, onClose }: SecretDrawerProps) {
  return (
    <Drawer opened={secret !== null} onClose={onClose} position="right" size="lg" title={secret?.name}>
      {secret !== null && <Content secret={secret} may={may} onClose={onClose} />}
    </Drawer>
  )
}

function Content({
  secret,
  may,
  onClose,
}: {
  readonly secret: Secret
  readonly may: boolean
  readonly onClose: () => void
}) {
  const client = useQueryClient()
  const [asking, setAsking] = useState<{ kind: 'revoke'; n: number } | { kind: 'delete' } | null>(null)
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['secrets'] })
  const confirm = async (): Promise<void> => {
    if (asking?.kind === 'delete') {
      await request(DeleteDocument, { id: secret.id })
      notifyDone(`${secret.name} was deleted.`)
      onClose()
    } else if (asking !== null) {
      await request(RevokeDocument, { id: secret.id, n: asking.n })
      notifyDone(`Version ${asking.n} is revoked.`)
    }
    await refresh()
  }
  const used = secret.usedBy.length > 0
  return (
    <Stack>
      <KeyValues
        items={[
          ['Id', <Copyable key="id" value={secret.id} label="id" />],
          ['Made', <RelativeTime key="made" value={secret.createdAt} />],
          ['May be sent to', secret.allowedHosts?.join(', ') ?? 'where the configuration of the feed leads'],
        ]}
      />
      {may && (
        <Section title="New value" level={3}>
          <RotateForm secret={secret} onDone={refresh} />
        </Section>
      )}
      {may && (
        <Section title="Where it may be sent" level={3}>
          <HostsForm key={secret.allowedHosts?.join()} secret={secret} onDone={refresh} />
        </Section>
      )}
      <Section title="Versions" level={3}>
        <Stack gap="xs">
          {secret.versions.map((version) => (
            <Group key={version.n} justify="space-between">
              <span>
                Version {version.n}, {version.state}, made <RelativeTime value={version.createdAt} />
                {version.createdBy !== null && ` by ${version.createdBy.name}`}; expires{' '}
                <Expiry at={version.expiresAt} />; last used <RelativeTime value={version.lastUsedAt} />
              </span>
              {may && version.state !== 'revoked' && (
                <Button size="compact-sm" variant="default" onClick={() => setAsking({ kind: 'revoke', n: version.n })}>
                  Revoke
                </Button>
              )}
            </Group>
          ))}
        </Stack>
      </Section>
      <Section title="Used by" level={3}>
        {used ? (
          <ul>
            {secret.usedBy.map((use) => (
              <li key={`${use.datasourceId} ${use.in} ${use.field}`}>
                <Link href={`/datasources/${use.datasourceId}?tab=configuration`}>
                  <bdi>{use.name}</bdi>
                </Link>{' '}
                ({use.in}, field {use.field})
              </li>
            ))}
          </ul>
        ) : (
          <p>Nothing uses it.</p>
        )}
      </Section>
      {may && (
        <Group>
          <Button
            color="red"
            variant="light"
            disabled={used}
            title={used ? 'It is in use: take it out of the feeds first.' : undefined}
            onClick={() => setAsking({ kind: 'delete' })}
          >
            Delete
          </Button>
        </Group>
      )}
      <ConfirmDialog
        opened={asking !== null}
        onClose={() => setAsking(null)}
        danger
        title={asking?.kind === 'delete' ? `Delete ${secret.name}?` : `Revoke version ${asking?.n ?? ''}?`}
        confirmLabel={asking?.kind === 'delete' ? 'Delete' : 'Revoke'}
        onConfirm={confirm}
      >
        {asking?.kind === 'delete'
          ? 'Its values are destroyed. This cannot be undone.'
          : 'What is signed or sent with this value is refused from now on.'}
      </ConfirmDialog>
    </Stack>
  )
}
