import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ErrorState } from '../state/error-state.tsx'

export interface ConfirmDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  /** The question, with the thing's name: "Disable payments-siem?" */
  readonly title: string
  /** What will happen. */
  readonly children: ReactNode
  /** The verb of the title: "Disable". */
  readonly confirmLabel: string
  readonly danger?: boolean | undefined
  /** Asks why; the words go to the audit log. */
  readonly reason?: 'optional' | 'required' | undefined
  /** Closes the dialog when it has resolved; what it throws is shown in it. */
  readonly onConfirm: (reason: string) => unknown
}

/** Says what will happen before it does. Escape and Cancel change nothing; the focus returns to where it was. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size="md">
      <Question {...props} />
    </Modal>
  )
}

function Question({ onClose, children, confirmLabel, danger, reason, onConfirm }: ConfirmDialogProps) {
  const [words, setWords] = useState('')
  const [state, setState] = useState<{ pending: boolean; error: unknown }>({ pending: false, error: null })
  const missing = reason === 'required' && words.trim() === ''
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (missing || state.pending) return
    setState({ pending: true, error: null })
    try {
      await onConfirm(words.trim())
      onClose()
    } catch (error) {
      setState({ pending: false, error })
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="lg">
        <div>{children}</div>
        {reason !== undefined && (
          <Textarea
            label="Reason"
            description="Kept in the audit log."
            required={reason === 'required'}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            autosize
            minRows={2}
            data-autofocus
          />
        )}
        {state.error !== null && <ErrorState inline title={`${confirmLabel} failed`} error={state.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color={danger ? 'red' : 'halcyon'} loading={state.pending} disabled={missing}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
