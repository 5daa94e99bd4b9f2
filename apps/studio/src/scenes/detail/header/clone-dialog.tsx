import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ErrorState, notifyDone, useGo } from '../../../ui/index.ts'
import type { Datasource } from '../use-datasource.ts'
import { cloneDatasource } from './commands.ts'

interface DialogProps {
  readonly datasource: Datasource
  readonly opened: boolean
  readonly onClose: () => void
}

/** Another feed with the same draft; one goes to it. */
export function CloneDialog(props: DialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`Clone ${props.datasource.name}`}>
      <CloneForm {...props} />
    </Modal>
  )
}

function CloneForm({ datasource: { id, name: original }, onClose }: DialogProps) {
  const [name, setName] = useState(`${original} copy`)
  const go = useGo()
  const client = useQueryClient()
  const clone = useMutation({
    mutationFn: () => cloneDatasource(id, name.trim()),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['fleet'] })
      notifyDone(`${made.name} is made, from the configuration of ${original}.`)
      onClose()
      go(`/datasources/${made.id}/edit/basics`)
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim() !== '') clone.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">
          The new feed gets this one’s draft as its own; nothing of it is published. Events, history and secrets of this
          feed alone are not copied.
        </Text>
        <TextInput
          label="Name"
          required
          maxLength={200}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {clone.isError && <ErrorState inline title="It was not cloned" error={clone.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={clone.isPending} disabled={name.trim() === ''}>
            Clone
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
