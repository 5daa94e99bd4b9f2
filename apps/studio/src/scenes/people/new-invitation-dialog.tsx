import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CreateInvitationInput } from '../../api/generated/graphql.ts'
import { request } from '../../api/index.ts'
import { ErrorState } from '../../ui/index.ts'
import { INVITATIONS, InviteDocument } from './documents.ts'
import { OneTimeLink } from './one-time-link.tsx'
import { type ChosenRole, invitedRoles, RolesToGive } from './roles-to-give.tsx'
import { usePlaces } from './use-places.ts'

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
  const [roles, setRoles] = useState<readonly ChosenRole[]>([{ key: 0, role: 'viewer', place: null }])
  const [days, setDays] = useState('7')
  const invited = invitedRoles(roles, places)
  const create = useMutation({
    mutationFn: async (input: CreateInvitationInput) => (await request(InviteDocument, { input })).createInvitation,
    onSuccess: () => void client.invalidateQueries({ queryKey: INVITATIONS }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (invited === null) return
    const address = email.trim()
    create.mutate({
      ...(address === '' ? {} : { email: address }),
      roles: invited,
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
        <RolesToGive roles={roles} places={places} onChange={setRoles} />
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
          <Button type="submit" loading={create.isPending} disabled={invited === null}>
            Make the link
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
