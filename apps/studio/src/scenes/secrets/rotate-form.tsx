import { Button, Group, PasswordInput, Select, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { request } from '../../api/index.ts'
import { ErrorState, notifyDone } from '../../ui/index.ts'
import { RotateDocument, type Secret } from './documents.ts'

const HOUR_MS = 3_600_000
/** How long the value before stays valid, in hours. */
const OVERLAPS = [
  { value: '0', label: 'not at all' },
  { value: '1', label: 'an hour' },
  { value: '24', label: 'a day' },
  { value: '168', label: 'a week' },
  { value: 'open', label: 'until it is revoked' },
]

interface RotateFormProps {
  readonly secret: Secret
  readonly onDone: () => unknown
}

/** A new value, beside the old one for as long as told. */
export function RotateForm({ secret, onDone }: RotateFormProps) {
  const [value, setValue] = useState('')
  const [overlap, setOverlap] = useState('24')
  const rotate = useMutation({
    mutationFn: () => {
      const previous =
        overlap === 'open' ? {} : { previousExpiresAt: new Date(Date.now() + Number(overlap) * HOUR_MS).toISOString() }
      return request(RotateDocument, { id: secret.id, input: { value, ...previous } })
    },
    onSuccess: () => {
      setValue('')
      notifyDone(`${secret.name} has a new value.`)
      void onDone()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    rotate.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group align="end">
          <PasswordInput
            label="Value"
            autoComplete="off"
            required
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            flex={1}
          />
          <Select
            label="The old one stays valid"
            data={OVERLAPS}
            value={overlap}
            allowDeselect={false}
            onChange={(chosen) => setOverlap(chosen ?? '24')}
          />
          <Button type="submit" loading={rotate.isPending} disabled={value === ''}>
            Rotate
          </Button>
        </Group>
        {rotate.isError && <ErrorState inline title="It was not rotated" error={rotate.error} />}
      </Stack>
    </form>
  )
}
