import { IconArchive, IconCircleCheckFilled, IconMailOff } from '@tabler/icons-react'
import { Bytes, type Column, ExactTime, formatNumber, type Mark, StatusBadge, unknownMark } from '../../ui/index.ts'
import { Place } from '../events/place.tsx'
import type { DeadLetter } from './dead-letter.ts'
import classes from './dead-letters.module.css'

const STATE: Readonly<Record<string, Mark>> = {
  open: { word: 'Open', tone: 'bad', shape: IconMailOff },
  replayed: { word: 'Replayed', tone: 'ok', shape: IconCircleCheckFilled },
  discarded: { word: 'Discarded', tone: 'idle', shape: IconArchive },
}

export const letterColumns = (datasourceId: string): readonly Column<DeadLetter>[] => [
  { key: 'received', header: 'Received', render: ({ receivedAt }) => <ExactTime value={receivedAt} /> },
  {
    key: 'error',
    header: 'First error',
    render: ({ errors: [first, ...rest] }) => (
      <span className={classes.cut} title={first?.message}>
        <bdi>{first?.message ?? 'No reason was kept'}</bdi>
        {rest.length > 0 && <span className={classes.dim}> and {formatNumber(rest.length)} more</span>}
      </span>
    ),
  },
  {
    key: 'path',
    header: 'At',
    hideBelow: 'md',
    render: ({ errors: [first], version }) =>
      first === undefined || first.path === '' ? (
        '–'
      ) : (
        <span className={classes.cut} title={first.path}>
          <Place path={first.path} datasourceId={datasourceId} version={version} />
        </span>
      ),
  },
  {
    key: 'state',
    header: 'State',
    hideBelow: 'sm',
    render: ({ state }) => <StatusBadge mark={STATE[state] ?? unknownMark(state)} />,
  },
  {
    key: 'version',
    header: 'Version',
    align: 'end',
    hideBelow: 'lg',
    render: ({ version }) => (version == null ? '–' : `v${version}`),
  },
  { key: 'replays', header: 'Replays', align: 'end', hideBelow: 'lg', render: ({ replays }) => formatNumber(replays) },
  { key: 'size', header: 'Size', align: 'end', hideBelow: 'lg', render: ({ bytes }) => <Bytes value={bytes} /> },
]
