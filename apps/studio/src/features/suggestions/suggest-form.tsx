import { type JsonValue, stringifyJson } from '@halcyon/domain'
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { ErrorState, notifyDone } from '../../ui/index.ts'
import { ChangeList } from '../diff/index.ts'
import { suggest, suggestionsKey } from './documents.ts'
import { compareMappings } from './local-diff.ts'
import { type Origin, originText } from './origin.ts'
import classes from './suggestions.module.css'

export interface SuggestFormProps {
  readonly datasourceId: string
  readonly origin: Origin
  /** The mapping that was tried; absent = words alone. `base`: what it began from, null = none. */
  readonly mapping?: { readonly base: JsonValue; readonly proposed: JsonValue } | undefined
  readonly onClose: () => void
  readonly onSent: () => void
}

/** What should change, in words, with what was tried; it goes to those who may edit. */
export function SuggestForm({ datasourceId, origin, mapping, onClose, onSent }: SuggestFormProps) {
  const client = useQueryClient()
  const [body, setBody] = useState('')
  const send = useMutation({
    mutationFn: () =>
      suggest(datasourceId, {
        body: body.trim(),
        origin,
        ...(mapping === undefined
          ? {}
          : {
              baseText: mapping.base === null ? null : stringifyJson(mapping.base),
              proposedText: stringifyJson(mapping.proposed),
            }),
      }),
    onSuccess: () => {
      notifyDone('Your suggestion is sent. History shows what becomes of it.')
      void client.invalidateQueries({ queryKey: suggestionsKey(datasourceId) })
      onSent()
    },
  })
  const ready = body.trim() !== ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready && !send.isPending) send.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <p className={classes.text}>
          About <bdi className={classes.origin}>{originText(origin)}</bdi>. Those who may edit the datasource see it,
          and take or dismiss it. Nothing changes until then.
        </p>
        {mapping !== undefined && <Tried {...mapping} />}
        <Textarea
          label="What should change, and why"
          description="At most 4,000 characters. Leave out what is secret: everybody who may read the datasource sees it."
          required
          autosize
          minRows={3}
          maxRows={12}
          maxLength={4000}
          data-autofocus
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        {send.isError && <ErrorState inline title="The suggestion was not sent" error={send.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={send.isPending} disabled={!ready}>
            Send suggestion
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** What was tried, in words. */
function Tried({ base, proposed }: { readonly base: JsonValue; readonly proposed: JsonValue }) {
  const { changes } = useMemo(() => compareMappings(base, proposed), [base, proposed])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label="What you tried" tabIndex={0} className={classes.tried}>
      <ChangeList changes={changes} />
    </section>
  )
}
