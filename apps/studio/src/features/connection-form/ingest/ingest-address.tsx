import { useMemo } from 'react'
import { Copyable, ErrorState, LoadingSkeleton, Section } from '../../../ui/index.ts'
import type { Draft } from '../../draft/index.ts'
import classes from '../connection-form.module.css'
import { useSenderSample } from '../queries.ts'
import { ExampleRequest } from './example-request.tsx'
import { FirstEvent } from './first-event.tsx'
import { type Sender, type SenderPreset, senderOf, senderWords } from './sender.ts'

export interface IngestAddressProps {
  readonly draft: Draft
  /** Of the connector. */
  readonly type: { readonly presets: readonly SenderPreset[] }
}

const UNSIGNED: Sender = { kind: 'none' }

/** Where the source sends to, a request to try it with, and what has come. */
export function IngestAddress({ draft, type: { presets } }: IngestAddressProps) {
  const { datasource, content, datasourceId } = draft
  const isWebhook = datasource.type === 'http_webhook'
  const sender = useMemo(
    () => (isWebhook ? senderOf(content.config, presets) : UNSIGNED),
    [isWebhook, content.config, presets],
  )
  if (datasource.ingestUrl === null) return null
  return (
    <Section title="Address" description="Enter it at the sender, with the same secret on both sides.">
      <p className={classes.line}>
        <Copyable value={datasource.ingestUrl} label="ingest address" />
      </p>
      {sender === null ? (
        <p className={classes.dim}>Choose the sender or an authentication: then a command to try it stands here.</p>
      ) : (
        <>
          <p className={classes.line}>Requests prove who they are by {senderWords(sender)}.</p>
          <Example draft={draft} url={datasource.ingestUrl} sender={sender} />
        </>
      )}
      <FirstEvent datasourceId={datasourceId} scheme={sender === null ? null : senderWords(sender)} />
    </Section>
  )
}

interface ExampleProps extends Pick<IngestAddressProps, 'draft'> {
  readonly url: string
  readonly sender: Sender
}

/** With an event of the chosen sender: a mapping for it filters out what others send. */
function Example({ draft: { datasource, content }, ...request }: ExampleProps) {
  const sample = useSenderSample(datasource.type, content.config)
  if (sample.isPending) return <LoadingSkeleton variant="lines" count={4} label="Loading an example" />
  if (sample.isError)
    return <ErrorState inline title="No example event" error={sample.error} onRetry={() => void sample.refetch()} />
  return <ExampleRequest {...request} secrets={content.secrets} sample={sample.data} />
}
