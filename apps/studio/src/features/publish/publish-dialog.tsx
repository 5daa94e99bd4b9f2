import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { PublishPanel, type PublishPanelProps } from './publish-panel.tsx'
import { candidateQuery } from './publish-queries.ts'

export interface PublishDialogProps extends Omit<PublishPanelProps, 'onClose'> {
  readonly opened: boolean
  readonly onClose: () => void
}

/** {@link PublishPanel} in a dialog. Escape and Cancel publish nothing. */
export default function PublishDialog({ opened, ...props }: PublishDialogProps) {
  const candidate = useQuery({ ...candidateQuery(props.datasourceId), enabled: opened })
  const name = candidate.data?.name
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={name === undefined ? 'Publish' : `Publish ${name}`}
      size="min(1120px, 100%)"
    >
      <PublishPanel {...props} />
    </Modal>
  )
}
