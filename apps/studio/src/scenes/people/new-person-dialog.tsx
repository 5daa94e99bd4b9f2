import { ROLES } from '@halcyon/domain'
import { Button, Group, Modal, PasswordInput, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Role } from '../../api/generated/graphql.ts'
import { request } from '../../api/index.ts'
import { ErrorState, notifyDone } from '../../ui/index.ts'
import { CreateUserDocument } from './documents.ts'

interface NewPersonDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

export function NewPersonDialog({ opened, onClose }: NewPersonDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a person">
      <Form onClose={onClose} />
    </Modal>
  )
}

function Form({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const create = useMutation({
    mutationFn: () =>
      request(CreateUserDocument, { input: { name: name.trim(), email: email.trim(), password, role } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['people'] })
      notifyDone(`${name} can sign in now.`)
      onClose()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    create.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Name"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label="Email"
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="First password"
          description="Tell it them in person; they can change it."
          required
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Select
          label="Role in the organization"
          description="More, and narrower, under Roles."
          data={[...ROLES]}
          value={role}
          allowDeselect={false}
          onChange={(chosen) => setRole((chosen ?? 'viewer') as Role)}
        />
        {create.isError && <ErrorState inline title="They were not added" error={create.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
