import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ApiProblem } from '../../api/index.ts'
import { CodeBlock, ErrorState, LoadingSkeleton, NoPermission, useKept } from '../../ui/index.ts'
import { diffQuery, prettyJson, SemanticDiff } from '../diff/index.ts'
import { Findings, type FindingsProps } from './findings.tsx'
import { MovedNotice } from './moved-notice.tsx'
import { PublishOutcome } from './outcome.tsx'
import classes from './publish.module.css'
import { publishDraft } from './publish-queries.ts'
import { type Candidate, useCandidate } from './use-candidate.ts'

export interface PublishPanelProps {
  readonly datasourceId: string
  /** Where the thing at a path of the draft is repaired: problems become links. */
  readonly problemHref?: FindingsProps['hrefOf']
  readonly onPublished?: ((version: number) => void) | undefined
  /** Shows a button that leaves without publishing. */
  readonly onClose?: (() => void) | undefined
}

/** The draft's way into force: what is wrong, what changes, why, and what came of it. */
export function PublishPanel(props: PublishPanelProps) {
  const { datasourceId, onPublished, onClose } = props
  const client = useQueryClient()
  const { candidate, moved, accept } = useCandidate(datasourceId)
  const publish = useMutation({
    mutationFn: ({ etag, comment }: { etag: string; comment: string }) => publishDraft(datasourceId, etag, comment),
    onSuccess: ({ version }) => {
      void client.invalidateQueries({ queryKey: ['datasource', datasourceId] })
      void client.invalidateQueries({ queryKey: ['fleet'] })
      onPublished?.(version)
    },
    onError: () => void candidate.refetch(),
  })
  if (candidate.isPending) return <LoadingSkeleton variant="lines" label="Loading the draft" />
  if (candidate.isError) return <ErrorState error={candidate.error} onRetry={() => void candidate.refetch()} />
  if (publish.isSuccess) {
    const running = candidate.data.desiredState === 'enabled'
    return <PublishOutcome {...publish.data} running={running} onClose={onClose} />
  }
  const outdated = publish.error instanceof ApiProblem && publish.error.code === 'etag_mismatch'
  const { draft } = candidate.data
  return (
    <div className={classes.panel}>
      {(moved || outdated) && (
        <MovedNotice
          by={draft.updatedBy?.name ?? null}
          at={draft.updatedAt}
          onSeen={() => {
            accept()
            publish.reset()
          }}
        />
      )}
      {publish.isError && !outdated && <ErrorState inline title="It was not published" error={publish.error} />}
      <Review {...props} candidate={candidate.data} />
      <PublishForm
        candidate={candidate.data}
        unseen={moved || outdated}
        pending={publish.isPending}
        onClose={onClose}
        onSubmit={(comment) => publish.mutate({ etag: draft.etag, comment })}
      />
    </div>
  )
}

interface ReviewProps extends PublishPanelProps {
  readonly candidate: Candidate
}

function Review({ datasourceId, problemHref, candidate: { draft, publishedVersion } }: ReviewProps) {
  return (
    <>
      <Findings kind="error" findings={draft.validation.errors} hrefOf={problemHref} />
      <Findings kind="warning" findings={draft.validation.warnings} hrefOf={problemHref} />
      {publishedVersion === null ? (
        <div>
          <p className={classes.line}>
            <strong>This is the first version.</strong> Everything in it is new.
          </p>
          <CodeBlock label="the draft as JSON">{prettyJson(draft.contentText)}</CodeBlock>
        </div>
      ) : (
        <SemanticDiff datasourceId={datasourceId} from={String(publishedVersion)} to="draft" revision={draft.etag} />
      )}
    </>
  )
}

interface PublishFormProps {
  readonly candidate: Candidate
  /** Somebody else's changes came and were not looked at yet. */
  readonly unseen: boolean
  readonly pending: boolean
  readonly onClose?: (() => void) | undefined
  readonly onSubmit: (comment: string) => void
}

function PublishForm({ candidate, unseen, pending, onClose, onSubmit }: PublishFormProps) {
  // Of the next version: once it is published, the one after it begins without.
  const [comment, setComment] = useKept(`publish.${candidate.id}.${candidate.publishedVersion ?? 0}`, '')
  const refusal = useRefusal(candidate)
  const refused = unseen ? 'Look at the new changes first.' : refusal
  if (!candidate.actions.includes('datasource.publish')) {
    return <NoPermission title="You may not publish this feed">Editors and administrators may.</NoPermission>
  }
  const next = (candidate.publishedVersion ?? 0) + 1
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (refused === null && !pending) onSubmit(comment.trim())
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <Textarea
        label="Comment"
        description="Why this changes. It goes to the history and the audit log."
        autosize
        minRows={2}
        maxLength={2000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        {refused !== null && <span className={classes.dim}>{refused}</span>}
        {onClose && (
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        )}
        <Button type="submit" loading={pending} disabled={refused !== null}>
          Publish v{next}
        </Button>
      </div>
    </form>
  )
}

/** Why it cannot be published as it stands; null = it can. */
function useRefusal({ id, publishedVersion, draft }: Candidate): string | null {
  const diff = useQuery({
    ...diffQuery(id, String(publishedVersion), 'draft', draft.etag),
    enabled: publishedVersion !== null,
  })
  if (!draft.validation.ok) return 'Solve the problems above first.'
  if (publishedVersion === null) return null
  if (diff.data?.changes.length === 0) return `The draft equals v${publishedVersion}.`
  return diff.isSuccess ? null : 'The changes are not loaded yet.'
}
