import { Bytes, type Column, Duration, ExactTime, formatNumber, OutcomeBadge } from '../../ui/index.ts'
import { type LedgerEvent, writtenWords } from './event.ts'
import classes from './events.module.css'
import { whyOf } from './reason.ts'

function Outcome({ event: { outcome, reasonCode } }: { readonly event: LedgerEvent }) {
  if (outcome === 'mapped') return <OutcomeBadge state={outcome} />
  const { cause, action } = whyOf(outcome, reasonCode)
  return <OutcomeBadge state={outcome} cause={cause} action={action} />
}

export const EVENT_COLUMNS: readonly Column<LedgerEvent>[] = [
  { key: 'received', header: 'Received', width: 168, render: (event) => <ExactTime value={event.receivedAt} /> },
  { key: 'outcome', header: 'Outcome', width: 120, render: (event) => <Outcome event={event} /> },
  {
    key: 'source',
    header: 'Source’s id',
    hideBelow: 'sm',
    render: ({ sourceEventId }) => (
      <span className={classes.cut} title={sourceEventId ?? undefined}>
        <bdi>{sourceEventId ?? '–'}</bdi>
      </span>
    ),
  },
  {
    key: 'written',
    header: 'Written or why not',
    hideBelow: 'md',
    render: (event) => (
      <span className={classes.cut}>
        {writtenWords(event) || (event.outcome === 'mapped' ? 'nothing' : whyOf(event.outcome, event.reasonCode).cause)}
      </span>
    ),
  },
  {
    key: 'warnings',
    header: 'Warnings',
    width: 88,
    align: 'end',
    hideBelow: 'lg',
    render: ({ warnings }) => (warnings.length === 0 ? '–' : formatNumber(warnings.length)),
  },
  {
    key: 'version',
    header: 'Version',
    width: 80,
    align: 'end',
    hideBelow: 'md',
    render: ({ version }) => (version == null ? '–' : `v${version}`),
  },
  {
    key: 'latency',
    header: 'Latency',
    width: 88,
    align: 'end',
    hideBelow: 'md',
    render: (event) => (event.outcome === 'pending' ? '–' : <Duration value={event.latencyMs} />),
  },
  {
    key: 'size',
    header: 'Size',
    width: 88,
    align: 'end',
    hideBelow: 'lg',
    render: ({ bytes }) => <Bytes value={bytes} />,
  },
]
