import { Button, Group, Textarea } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ErrorState, RelativeTime } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import { commentsQuery, sendComment } from './comments.ts'

export interface ThreadProps {
  readonly datasourceId: string
  readonly version: number
  /** A path of the diff; null = the version as a whole. */
  readonly anchor: string | null
  /** What is spoken about, for the button's name. */
  readonly about: string
  readonly mayComment: boolean
}

/** What was said about a version, or about one line of its diff. */
export function Thread({ datasourceId, version, anchor, about, mayComment }: ThreadProps) {
  const comments = useQuery(commentsQuery(datasourceId, version))
  const [writing, setWriting] = useState(false)
  const here = comments.data?.filter((comment) => comment.anchor === anchor) ?? []
  if (here.length === 0 && !mayComment) return null
  return (
    <div className={classes.thread}>
      {here.length > 0 && (
        <ul className={classes.list} aria-label={`Comments on ${about}`}>
          {here.map(({ id, body, author, createdAt }) => (
            <li key={id} className={classes.comment}>
              <strong>{author?.name ?? 'Somebody'}</strong>{' '}
              <span className={classes.dim}>
                <RelativeTime value={createdAt} />
              </span>
              <p>
                <bdi>{body}</bdi>
              </p>
            </li>
          ))}
        </ul>
      )}
      {mayComment &&
        (writing ? (
          <CommentForm
            datasourceId={datasourceId}
            version={version}
            anchor={anchor}
            about={about}
            onDone={() => setWriting(false)}
          />
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconMessagePlus size={14} aria-hidden />}
            aria-label={`${here.length > 0 ? 'Reply' : 'Comment'} on ${about}`}
            onClick={() => setWriting(true)}
          >
            {here.length > 0 ? 'Reply' : 'Comment'}
          </Button>
        ))}
    </div>
  )
}

interface FormProps extends Omit<ThreadProps, 'mayComment'> {
  readonly onDone: () => void
}

function CommentForm({ datasourceId, version, anchor, about, onDone }: FormProps) {
  const client = useQueryClient()
  const [body, setBody] = useState('')
  const send = useMutation({
    mutationFn: () => sendComment(datasourceId, version, body.trim(), anchor),
    onSuccess: async () => {
      await client.invalidateQueries(commentsQuery(datasourceId, version))
      onDone()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (body.trim() !== '' && !send.isPending) send.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Textarea
        label={`Comment on ${about}`}
        autosize
        minRows={2}
        maxLength={20_000}
        autoFocus
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      {send.isError && <ErrorState inline title="The comment was not kept" error={send.error} />}
      <Group mt="sm" gap="sm">
        <Button type="submit" size="xs" loading={send.isPending} disabled={body.trim() === ''}>
          Comment
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </form>
  )
}
