import { Button, Group, Modal, NumberInput, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ErrorState, ExactTime, notifyDone } from '../../../ui/index.ts'
import type { Datasource } from '../use-datasource.ts'
import { useThrottle } from './commands.ts'

interface DialogProps {
  readonly datasource: Datasource
  readonly opened: boolean
  readonly onClose: () => void
}

/** A rate that overrides the published one for a while, with its reason. */
export function ThrottleDialog(props: DialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`Throttle ${props.datasource.name}`}>
      <ThrottleForm {...props} />
    </Modal>
  )
}

const SPANS = [
  { value: '15', label: '15 min' },
  { value: '60', label: '1 h' },
  { value: '480', label: '8 h' },
  { value: '', label: 'Until …' },
]

function ThrottleForm({ datasource: { id, name, throttle }, onClose }: DialogProps) {
  const send = useThrottle()
  const [rate, setRate] = useState<number | string>(throttle?.eventsPerSecond ?? '')
  const [span, setSpan] = useState('60')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const apply = useMutation({
    mutationFn: (eventsPerSecond: number | null) =>
      send(id, { eventsPerSecond, until: eventsPerSecond === null ? null : endOf(span, until), reason: reason.trim() }),
    onSuccess: (_, eventsPerSecond) => {
      notifyDone(
        eventsPerSecond === null
          ? `${name} is no longer throttled.`
          : `${name} takes at most ${eventsPerSecond} events a second.`,
      )
      onClose()
    },
  })
  const ready = typeof rate === 'number' && rate > 0 && reason.trim() !== '' && endOf(span, until) !== null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) apply.mutate(rate)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">
          Above this rate push senders are told to wait, and pull feeds read more slowly. It ends by itself, and stands
          in the audit log.
        </Text>
        {throttle !== null && (
          <Text size="sm">
            Now: {throttle.eventsPerSecond} events/s until <ExactTime value={throttle.until} />, “{throttle.reason}”.
          </Text>
        )}
        <NumberInput
          label="Events a second, over all nodes"
          required
          data-autofocus
          min={0.01}
          max={1_000_000}
          value={rate}
          onChange={setRate}
        />
        <div>
          <Text size="sm" fw={500} id="throttle-span">
            For
          </Text>
          <SegmentedControl size="xs" aria-labelledby="throttle-span" value={span} onChange={setSpan} data={SPANS} />
        </div>
        {span === '' && (
          <TextInput
            type="datetime-local"
            label="Until"
            required
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        )}
        <Textarea
          label="Reason"
          description="Kept in the audit log."
          required
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {apply.isError && <ErrorState inline title="The rate was not changed" error={apply.error} />}
        <Group justify="flex-end">
          {throttle !== null && (
            <Button variant="default" disabled={reason.trim() === ''} onClick={() => apply.mutate(null)}>
              End it now
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={apply.isPending} disabled={!ready}>
            Throttle
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Null = not said yet, or past. */
function endOf(minutes: string, until: string): string | null {
  const at = minutes === '' ? Date.parse(until) : Date.now() + Number(minutes) * 60_000
  return at > Date.now() ? new Date(at).toISOString() : null
}
