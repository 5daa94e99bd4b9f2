import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { graphql, request } from '../../../api/index.ts'
import { SemanticDiff } from '../../../features/diff/index.ts'
import { ErrorState, notifyDone } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import type { Datasource } from '../use-datasource.ts'

const RollbackDocument = graphql(`
  mutation DetailRollback($id: ID!, $version: Int!, $comment: String) {
    rollback(datasourceId: $id, version: $version, comment: $comment) {
      state
      version
    }
  }
`)

interface RollbackDialogProps {
  readonly datasource: Datasource
  /** The version to bring back; null = closed. */
  readonly version: number | null
  readonly onClose: () => void
}

/** Shows what going back changes, and asks why, before it does. */
export function RollbackDialog({ datasource, version, onClose }: RollbackDialogProps) {
  return (
    <Modal
      opened={version !== null}
      onClose={onClose}
      title={`Roll ${datasource.name} back to v${version ?? ''}?`}
      size="min(1120px, 100%)"
    >
      {version !== null && <Rollback datasource={datasource} version={version} onClose={onClose} />}
    </Modal>
  )
}

function Rollback({ datasource, version, onClose }: RollbackDialogProps & { readonly version: number }) {
  const { id, name, publishedVersion } = datasource
  const client = useQueryClient()
  const [comment, setComment] = useState('')
  const roll = useMutation({
    mutationFn: async () => (await request(RollbackDocument, { id, version, comment: comment.trim() })).rollback,
    onSuccess: (done) => {
      notifyDone(`${name}: published v${done.version}, with the content of v${version}.`)
      void client.invalidateQueries({ queryKey: ['datasource', id] })
      void client.invalidateQueries({ queryKey: ['fleet'] })
      onClose()
    },
  })
  const ready = comment.trim() !== ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready && !roll.isPending) roll.mutate()
  }
  return (
    <Stack gap="lg">
      <SemanticDiff datasourceId={id} from={String(publishedVersion)} to={String(version)} />
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className={classes.dim}>
            The content of v{version} becomes v{(publishedVersion ?? 0) + 1}, in force at once. A draft with changes of
            its own stays as it is.
          </div>
          <Textarea
            label="Comment"
            description="Why it goes back. It goes to the history and the audit log."
            required
            autosize
            minRows={2}
            maxLength={2000}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          {roll.isError && <ErrorState inline title="It was not rolled back" error={roll.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={roll.isPending} disabled={!ready}>
              Roll back to v{version}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  )
}
