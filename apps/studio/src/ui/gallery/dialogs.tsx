import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog, GuidePanel, notifyDone, notifyFailed, Page } from '../index.ts'

const REFUSED = { code: 'forbidden', detail: 'You may not do this.', correlationId: '0199a1c2-7c1e-7d0f' }

export function Dialogs() {
  const [open, setOpen] = useState<'confirm' | 'fails' | 'guide' | null>(null)
  const close = (): void => setOpen(null)
  return (
    <Page title="Dialogs">
      <Group>
        <Button onClick={() => setOpen('confirm')}>Disable…</Button>
        <Button onClick={() => setOpen('fails')}>Archive…</Button>
        <Button onClick={() => setOpen('guide')}>Guide</Button>
        <Button onClick={() => notifyDone('payments-siem was enabled.')}>Done</Button>
        <Button onClick={() => notifyFailed(REFUSED, 'payments-siem was not enabled')}>Failed</Button>
      </Group>
      <ConfirmDialog
        opened={open === 'confirm'}
        onClose={close}
        title="Disable payments-siem?"
        confirmLabel="Disable"
        reason="required"
        onConfirm={() => notifyDone('payments-siem was disabled.')}
      >
        Its worker stops at once. Senders get 409 until it is enabled again; nothing that was received is lost.
      </ConfirmDialog>
      <ConfirmDialog
        opened={open === 'fails'}
        onClose={close}
        title="Archive payments-siem?"
        confirmLabel="Archive"
        danger
        onConfirm={() => Promise.reject(REFUSED)}
      >
        It leaves the catalog. Its records stay, and it can be restored.
      </ConfirmDialog>
      <GuidePanel
        opened={open === 'guide'}
        onClose={close}
        title="GitHub"
        text={'## Set it up\n\nOpen **Settings**.'}
      />
    </Page>
  )
}
