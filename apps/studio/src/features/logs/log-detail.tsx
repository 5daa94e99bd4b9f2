import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Copyable, CopyButton, ExactTime, JsonView, KeyValues, Link } from '../../ui/index.ts'
import { addressOf } from '../events/address.ts'
import { Level } from './level.tsx'
import { type LogLine, lineText } from './line.ts'
import classes from './logs.module.css'

interface LogDetailProps {
  readonly datasourceId: string
  readonly line: LogLine
  readonly onClose: () => void
}

/** All of one line, and the ways from it. */
export function LogDetail({ datasourceId, line, onClose }: LogDetailProps) {
  const place = `/datasources/${datasourceId}`
  const around = addressOf(place, { tab: 'logs', line: line.id })
  const { correlationId } = line
  return (
    <section aria-label="The line opened" className={classes.detail}>
      <div className={classes.detailTop}>
        <h2>Line</h2>
        <Level level={line.level} />
        <Link href={around}>Around this line</Link>
        <span>
          Copy link <CopyButton label="link to this line" value={window.location.origin + around} />
        </span>
        <span>
          Copy line <CopyButton label="this line" value={lineText(line)} />
        </span>
        <span className={classes.end}>
          <ActionIcon aria-label="Close the line" onClick={onClose}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.whole} tabIndex={0} dir="auto" aria-label="Message">
        {line.message}
      </section>
      <KeyValues
        items={[
          ['Time', <ExactTime key="time" value={line.at} />],
          ['Component', line.component],
          ['Node', line.node],
          [
            'Correlation id',
            correlationId !== null && (
              <span key="correlation">
                <Copyable value={correlationId} label="correlation id" />{' '}
                <Link href={addressOf(place, { tab: 'logs', correlationId })}>Its lines</Link>
                {' · '}
                <Link href={addressOf(place, { tab: 'events', correlationId })}>Its events</Link>
              </span>
            ),
          ],
        ]}
      />
      {line.fields != null && <JsonView value={line.fields} label="Fields of the line" />}
    </section>
  )
}
