import { Button, Group, Modal, PasswordInput, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { request } from '../../api/index.ts'
import { useProjectsWhere } from '../../features/me/use-me.ts'
import { ErrorState, notifyDone } from '../../ui/index.ts'
import { CreateDocument } from './documents.ts'

interface CreateDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** A new secret of a project. */
export function CreateDialog({ opened, onClose }: CreateDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="New secret">
      <Form onClose={onClose} />
    </Modal>
  )
}

function Form({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const [expires, setExpires] = useState('')
  const projects = useProjectsWhere('secrets.manage')
  const [project, setProject] = useState<string | null>(null)
  const projectId = project ?? projects[0]?.id ?? null
  const create = useMutation({
    mutationFn: () =>
      request(CreateDocument, {
        input: {
          name: name.trim(),
          value,
          projectId,
          ...(expires === '' ? {} : { expiresAt: new Date(expires).toISOString() }),
        },
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['secrets'] })
      notifyDone(`Secret ${name} was sealed.`)
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
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <PasswordInput
          label="Value"
          description="Sealed at once; nobody can read it again, you neither."
          required
          autoComplete="off"
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <TextInput
          label="Expires"
          description="Optional. From then on it is refused."
          type="datetime-local"
          value={expires}
          onChange={(event) => setExpires(event.currentTarget.value)}
        />
        {projects.length > 1 && (
          <Select
            label="Project"
            description="Its feeds may use it."
            data={projects.map(({ id, name: label }) => ({ value: id, label }))}
            value={projectId}
            allowDeselect={false}
            onChange={setProject}
          />
        )}
        {create.isError && <ErrorState inline title="It could not be made" error={create.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === '' || value === ''}>
            Seal it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
