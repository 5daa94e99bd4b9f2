import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

interface SaveViewProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly suggested: string
  readonly taken: readonly string[]
  readonly onSave: (name: string) => void
}

/** Gives the present filters and order a name. */
export const SaveView = ({ opened, onClose, ...rest }: SaveViewProps) => (
  <Modal opened={opened} onClose={onClose} title="Save this view">
    <NameForm onClose={onClose} {...rest} />
  </Modal>
)

function NameForm({ onClose, suggested, taken, onSave }: Omit<SaveViewProps, 'opened'>) {
  const [name, setName] = useState(suggested)
  const [tried, setTried] = useState(false)
  const trimmed = name.trim()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (trimmed === '') return
    onSave(trimmed)
    onClose()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <TextInput
          label="Name"
          description="Filters, order and form, under this name. The link carries the name along."
          required
          maxLength={80}
          value={name}
          error={tried && trimmed === '' ? 'Give the view a name.' : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        {taken.includes(trimmed) && <div>The view of this name is replaced.</div>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Save</Button>
        </Group>
      </Stack>
    </form>
  )
}
