import { parseJson } from '@halcyon/domain'
import { Button, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { CodeBlock, formatBytes, formatNumber, JsonView, KeyValues } from '../../ui/index.ts'
import type { EventDetail } from './event.ts'
import classes from './events.module.css'

/** Beyond this a text is shown in part: a browser lays out a longer one slowly. */
const SHOWN_CHARACTERS = 200_000
const DEEPEST = 2_000

const STATES: Readonly<Record<'not_kept' | 'needs_permission', { readonly title: string; readonly text: string }>> = {
  not_kept: {
    title: 'The payload is not kept',
    text: 'Either the datasource does not capture payloads, or this one is past the days they are kept. Capture is set in the configuration, under Runtime.',
  },
  needs_permission: {
    title: 'You may not see payloads',
    text: 'They can hold personal data. Ask an administrator for a role that may test: operator, editor or approver.',
  },
}

interface RawPanelProps {
  readonly raw: EventDetail['raw']
  readonly state: EventDetail['rawState']
  readonly name: string
}

/** What was received, exactly; or why it is not shown. */
export function RawPanel({ raw, state, name }: RawPanelProps) {
  if (raw == null) {
    const { title, text } = STATES[state === 'needs_permission' ? 'needs_permission' : 'not_kept']
    return (
      <div className={classes.absent}>
        <strong>{title}</strong>
        <p>{text}</p>
      </div>
    )
  }
  return <Payload raw={raw} name={name} />
}

interface PayloadProps {
  readonly raw: NonNullable<EventDetail['raw']>
  readonly name: string
}

function Payload({ raw, name }: PayloadProps) {
  const { body, encoding, item, kind } = raw
  const json = useMemo(() => read(body, encoding), [body, encoding])
  const [shape, setShape] = useState<'tree' | 'text'>('tree')
  const headers = Object.entries((raw.headers ?? {}) as Record<string, string>)
  return (
    <div className={classes.raw}>
      <div className={classes.rawTop}>
        {json !== undefined && (
          <SegmentedControl
            size="xs"
            aria-label="Shape of the payload"
            value={shape}
            onChange={(value) => setShape(value === 'text' ? 'text' : 'tree')}
            data={[
              { value: 'tree', label: 'Tree' },
              { value: 'text', label: 'Text' },
            ]}
          />
        )}
        <span className={classes.dim}>
          {kind === 'request'
            ? `The whole request; this event is its record ${formatNumber(item + 1)}`
            : 'The record alone'}
          {encoding === 'base64' && '. Its bytes are no UTF-8: shown as base64'}
        </span>
        <Save body={body} encoding={encoding} name={name} />
      </div>
      {json !== undefined && shape === 'tree' ? (
        <JsonView value={json.value} label="Raw payload" />
      ) : (
        <Text body={body} />
      )}
      {headers.length > 0 && (
        <details>
          <summary>{headers.length === 1 ? '1 header' : `${formatNumber(headers.length)} headers`}</summary>
          <KeyValues
            items={headers.map(([key, value]): [string, ReactNode] => [key, <bdi key={key}>{String(value)}</bdi>])}
          />
        </details>
      )}
    </div>
  )
}

function Text({ body }: { readonly body: string }) {
  const cut = body.length > SHOWN_CHARACTERS
  return (
    <>
      <CodeBlock label="Raw payload">{cut ? body.slice(0, SHOWN_CHARACTERS) : body}</CodeBlock>
      {cut && (
        <p className={classes.dim}>
          The first {formatNumber(SHOWN_CHARACTERS)} of {formatNumber(body.length)} characters; download it for the
          rest.
        </p>
      )}
    </>
  )
}

function Save({ body, encoding, name }: { readonly body: string; readonly encoding: string; readonly name: string }) {
  const save = (): void => {
    const bytes = encoding === 'base64' ? Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0)) : body
    const blob = new Blob([bytes], { type: 'application/octet-stream' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = `${name}.raw`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
  }
  return (
    <Button size="compact-xs" variant="subtle" leftSection={<IconDownload size={14} aria-hidden />} onClick={save}>
      Download {formatBytes(encoding === 'base64' ? (body.length * 3) / 4 : new Blob([body]).size)}
    </Button>
  )
}

/** Undefined: it is not JSON. Numbers keep every digit. */
function read(body: string, encoding: string): { readonly value: unknown } | undefined {
  if (encoding === 'base64') return undefined
  try {
    return { value: parseJson(body, { maxDepth: DEEPEST }) }
  } catch {
    return undefined
  }
}
