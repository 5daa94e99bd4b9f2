import { Button, Checkbox, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { request } from '../../api/index.ts'
import { ErrorState } from '../../ui/index.ts'
import { placeWords } from './checkpoint-words.ts'
import { RunsNext } from './documents.ts'
import { NextRequests } from './next-requests.tsx'
import classes from './runs.module.css'
import type { Standing } from './shapes.ts'

interface CheckpointDialogProps {
  readonly datasourceId: string
  readonly standing: Standing
  /** How many its lane has. */
  readonly partitions: number
  /** Checkpoints to begin with. */
  readonly offered: readonly { readonly title: string; readonly value: unknown }[]
  readonly onSet: (input: object) => Promise<void>
  readonly onClose: () => void
}

/** Sets where a source stands, with what the next run would ask from there. */
export function CheckpointDialog(props: CheckpointDialogProps) {
  const { datasourceId, standing, partitions, offered, onSet, onClose } = props
  const { lane, partition, seq, value } = standing
  const [text, setText] = useState(JSON.stringify(value, null, 2))
  const [reason, setReason] = useState('')
  const [every, setEvery] = useState(false)
  const [state, setState] = useState<{ pending: boolean; error: unknown }>({ pending: false, error: null })
  const read = readValue(text)
  const asked = useDeferredValue(text)
  const next = useQuery({
    queryKey: ['standing', datasourceId, 'next', lane, partition, asked],
    queryFn: async ({ signal }) =>
      (await request(RunsNext, { id: datasourceId, lane, partition, value: asked }, signal)).datasource.nextRequest,
    enabled: readValue(asked).ok,
    staleTime: 0,
    retry: false,
  })
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!read.ok || state.pending) return
    setState({ pending: true, error: null })
    try {
      await onSet({
        lane,
        ...(every ? { everyPartition: true } : { partition, seq }),
        value: read.value,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      })
      onClose()
    } catch (error) {
      setState({ pending: false, error })
    }
  }
  const own = (next.data ?? []).filter((one) => one.partition === partition)
  return (
    <Modal opened onClose={onClose} title={`Where ${placeWords(standing)} stands`} size="lg">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Textarea
            label="Checkpoint"
            description="In the connector’s own words, as JSON; null = read from the start. What is known already stays as it is."
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={read.ok ? undefined : read.message}
            autosize
            minRows={3}
            maxRows={16}
            spellCheck={false}
            classNames={{ input: classes.mono }}
            data-autofocus
          />
          {offered.length > 0 && (
            <Group gap="xs" role="group" aria-label="Begin at">
              {offered.map(({ title, value: one }) => (
                <Button
                  key={title}
                  size="compact-sm"
                  variant="default"
                  onClick={() => setText(JSON.stringify(one, null, 2))}
                >
                  {title}
                </Button>
              ))}
            </Group>
          )}
          {partitions > 1 && (
            <Checkbox
              label={`All ${partitions} partitions of this lane`}
              description="Each is set to this, not only the one you opened."
              checked={every}
              onChange={(event) => setEvery(event.currentTarget.checked)}
            />
          )}
          <TextInput
            label="Reason"
            description="Kept in its history and in the audit log."
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {next.isError && <ErrorState inline title="The source cannot go on from there" error={next.error} />}
          {own.length > 0 && (
            <section className={classes.planBox} aria-label="What comes next" aria-live="polite">
              <NextRequests requests={own} />
            </section>
          )}
          {state.error !== null && <ErrorState inline title="It was not changed" error={state.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setText('null')} disabled={text === 'null'}>
              Reset to the start
            </Button>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={state.pending} disabled={!read.ok}>
              Set
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

function readValue(text: string): Read {
  try {
    const value: unknown = JSON.parse(text)
    if (value !== null && (typeof value !== 'object' || Array.isArray(value)))
      return { ok: false, message: 'It must be an object, or null.' }
    return { ok: true, value }
  } catch {
    return { ok: false, message: 'This is not JSON yet.' }
  }
}
