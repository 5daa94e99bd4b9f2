import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Role } from '../../api/generated/graphql.ts'
import { ErrorState } from '../../ui/index.ts'
import { createInvitation, INVITATIONS } from './invitations.ts'
import { OneTimeLink } from './one-time-link.tsx'
import { RoleAndPlace } from './role-and-place.tsx'
import { scopeOf, usePlaces } from './use-places.ts'

interface NewInvitationDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** A link with which somebody joins; shown once. */
export const NewInvitationDialog = ({ opened, onClose }: NewInvitationDialogProps) => (
  <Modal opened={opened} onClose={onClose} title="Invite somebody">
    <Form onClose={onClose} />
  </Modal>
)

const LIVES = [1, 3, 7, 14, 30].map((days) => ({ value: String(days), label: days === 1 ? '1 day' : `${days} days` }))

function Form({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient()
  const places = usePlaces()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const [place, setPlace] = useState<string | null>(null)
  const [days, setDays] = useState('7')
  const chosen = place ?? places[0]?.value ?? null
  const scope = scopeOf(chosen)
  const create = useMutation({
    mutationFn: createInvitation,
    onSuccess: () => void client.invalidateQueries({ queryKey: INVITATIONS }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (scope === null) return
    const address = email.trim()
    create.mutate({
      ...(address === '' ? {} : { email: address }),
      roles: [{ role, scope: { kind: scope.kind, id: scope.id ?? null } }],
      expiresInDays: Number(days),
    })
  }
  if (create.data !== undefined)
    return (
      <Stack>
        <OneTimeLink {...create.data} />
        <Group justify="flex-end">
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    )
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Email"
          description="Filled in for them; no mail is sent: you give them the link."
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          data-autofocus
        />
        <RoleAndPlace role={role} onRole={setRole} places={places} place={chosen} onPlace={setPlace} />
        <Select
          label="The link works for"
          data={LIVES}
          value={days}
          allowDeselect={false}
          onChange={(next) => setDays(next ?? '7')}
        />
        {create.isError && <ErrorState inline title="No invitation was made" error={create.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending} disabled={scope === null}>
            Make the link
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
