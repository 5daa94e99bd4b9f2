import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { PublishPanel, type PublishPanelProps } from './publish-panel.tsx'
import { candidateQuery } from './publish-queries.ts'

export interface PublishDialogProps extends Omit<PublishPanelProps, 'onClose'> {
  readonly opened: boolean
  readonly onClose: () => void
}

/** {@link PublishPanel} in a dialog. Escape and Cancel publish nothing. */
export default function PublishDialog({ opened, ...props }: PublishDialogProps) {
  // A dialog that is made open does not know where the focus was: it is made closed, and opened then.
  const [shown, setShown] = useState(false)
  useEffect(() => setShown(opened), [opened])
  const candidate = useQuery({ ...candidateQuery(props.datasourceId), enabled: opened })
  const name = candidate.data?.name
  return (
    <Modal
      opened={shown}
      onClose={props.onClose}
      title={name === undefined ? 'Publish' : `Publish ${name}`}
      size="min(1120px, 100%)"
    >
      <PublishPanel {...props} />
    </Modal>
  )
}
