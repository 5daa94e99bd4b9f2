import type { JsonValue } from '@halcyon/domain'
import { Button, Group, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ErrorState, Link, notifyDone } from '../../ui/index.ts'
import { counted } from '../diff/index.ts'
import { addressOf } from '../events/address.ts'
import { dismiss, type Suggestion, suggestionsKey, take } from './documents.ts'
import type { Merged } from './merge.ts'

interface DecisionProps {
  readonly datasourceId: string
  readonly suggestion: Suggestion
  /** Null: words alone, or looked at outside of the editor. */
  readonly merged: Merged | null
  readonly onApply: ((mapping: JsonValue, label: string) => Promise<boolean>) | undefined
}

/** For those who may edit: into the draft, done by hand, or not at all with the reason why. */
export function Decision({ datasourceId, suggestion, merged, onApply }: DecisionProps) {
  const client = useQueryClient()
  const [dismissing, setDismissing] = useState(false)
  const done = (said: string) => () => {
    notifyDone(said)
    return client.invalidateQueries({ queryKey: suggestionsKey(datasourceId) })
  }
  const apply = useMutation({
    mutationFn: async ({ mapping, fitting, conflicts }: Merged) => {
      const label = `Apply the suggestion of ${suggestion.author?.name ?? 'somebody'}`
      if ((await onApply?.(mapping, label)) !== true)
        throw new Error(`The ${counted(fitting.length, 'change')} could not be saved. See what the draft says above.`)
      if (conflicts.length === 0) await take(datasourceId, suggestion.id)
    },
    onSuccess: (_done, { conflicts }) =>
      done(conflicts.length === 0 ? 'The draft has it. Undo takes it back.' : 'What fits is in the draft.')(),
  })
  const mark = useMutation({
    mutationFn: () => take(datasourceId, suggestion.id),
    onSuccess: done('The suggestion is taken.'),
  })
  const failed = apply.error ?? mark.error
  const editor = addressOf(`/datasources/${datasourceId}/edit/mapping`, { suggestion: suggestion.id })
  if (dismissing) {
    return (
      <Dismissal datasourceId={datasourceId} id={suggestion.id} onClose={() => setDismissing(false)} onDone={done} />
    )
  }
  return (
    <>
      {failed !== null && <ErrorState inline title="It was not taken" error={failed} />}
      <Group>
        {merged !== null && merged.fitting.length > 0 && (
          <Button loading={apply.isPending} onClick={() => apply.mutate(merged)}>
            {merged.conflicts.length === 0 ? 'Apply to draft' : 'Apply what fits'}
          </Button>
        )}
        {onApply === undefined && <Link href={editor}>Open it in the mapping editor</Link>}
        {(merged === null ? !suggestion.hasMapping : merged.fitting.length === 0 || merged.conflicts.length > 0) && (
          <Button variant="default" loading={mark.isPending} onClick={() => mark.mutate()}>
            Mark as taken
          </Button>
        )}
        <Button variant="default" onClick={() => setDismissing(true)}>
          Dismiss
        </Button>
      </Group>
    </>
  )
}

interface DismissalProps {
  readonly datasourceId: string
  readonly id: string
  readonly onClose: () => void
  readonly onDone: (said: string) => () => Promise<void>
}

function Dismissal({ datasourceId, id, onClose, onDone }: DismissalProps) {
  const [reason, setReason] = useState('')
  const send = useMutation({
    mutationFn: () => dismiss(datasourceId, id, reason.trim()),
    onSuccess: async () => {
      await onDone('The suggestion is dismissed.')()
      onClose()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (reason.trim() !== '' && !send.isPending) send.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Textarea
        label="Why not"
        description="Its author reads it."
        required
        autosize
        minRows={2}
        maxLength={2000}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {send.isError && <ErrorState inline title="It was not dismissed" error={send.error} />}
      <Group mt="sm">
        <Button type="submit" loading={send.isPending} disabled={reason.trim() === ''}>
          Dismiss it
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </form>
  )
}
