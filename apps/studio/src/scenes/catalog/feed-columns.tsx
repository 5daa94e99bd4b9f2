import { type Feed, RateLine } from '../../features/fleet/index.ts'
import { type Column, HealthBadge, NONE, Num, RelativeTime } from '../../ui/index.ts'
import classes from './catalog.module.css'
import { ChangesMark } from './changes-mark.tsx'
import { RowMenu, type RowMenuProps } from './row-menu.tsx'

/** A list's word for how it does: an archived feed's health is only that it is archived. */
export const FeedHealth = ({ feed: { status, health, failure } }: { readonly feed: Feed }) => (
  <HealthBadge
    state={health}
    word={status === 'archived' ? 'Archived' : undefined}
    cause={failure?.cause}
    action={failure?.action}
  />
)

/** Width of the list, px, from which a column has room; the name always has. */
const FROM: Readonly<Record<string, number>> = {
  lastEventAt: 440,
  eventsPerSecond: 540,
  errorsPerMinute: 640,
  rate: 740,
  type: 900,
  owner: 1_040,
  tags: 1_200,
}

/** The width from which the columns of a list this wide are shown: it changes only when they do. */
export const roomOf = (width: number): number => Math.max(0, ...Object.values(FROM).filter((from) => from <= width))

/** The columns a list of this width has room for. */
export const feedColumns = (onCommand: RowMenuProps['onCommand'], room: number): readonly Column<Feed>[] =>
  allColumns(onCommand).filter(({ key }) => room >= (FROM[key] ?? 0))

const allColumns = (onCommand: RowMenuProps['onCommand']): readonly Column<Feed>[] => [
  {
    key: 'name',
    header: 'Name',
    sortable: true,
    render: ({ name, hasUnpublishedChanges }) => (
      <span className={classes.nameLine}>
        <bdi title={name} className={classes.nameCell}>
          {name}
        </bdi>
        {hasUnpublishedChanges && <ChangesMark />}
      </span>
    ),
  },
  { key: 'health', header: 'Health', width: 136, sortable: true, render: (feed) => <FeedHealth feed={feed} /> },
  { key: 'type', header: 'Type', width: 128, sortable: true, render: ({ typeTitle }) => typeTitle },
  {
    key: 'owner',
    header: 'Owner',
    width: 120,
    render: ({ owner }) =>
      owner === null ? <span className={classes.dim}>{NONE}</span> : <bdi title={owner.email}>{owner.name}</bdi>,
  },
  {
    key: 'tags',
    header: 'Tags',
    width: 140,
    render: ({ tags }) =>
      tags.length === 0 ? (
        <span className={classes.dim}>{NONE}</span>
      ) : (
        <bdi title={tags.join(', ')}>{tags.join(', ')}</bdi>
      ),
  },
  {
    key: 'rate',
    header: 'Last hour',
    width: 96,
    render: (feed) => <RateLine feed={feed} width={72} />,
  },
  {
    key: 'eventsPerSecond',
    header: 'Events',
    width: 88,
    align: 'end',
    sortable: true,
    firstSort: 'descending',
    render: ({ eventsPerSecond }) => <Num value={eventsPerSecond} unit="/s" compact />,
  },
  {
    key: 'errorsPerMinute',
    header: 'Errors',
    width: 96,
    align: 'end',
    sortable: true,
    firstSort: 'descending',
    render: ({ errorsPerMinute }) => (
      <span className={errorsPerMinute > 0 ? classes.bad : undefined}>
        <Num value={errorsPerMinute} unit="/min" compact />
      </span>
    ),
  },
  {
    key: 'lastEventAt',
    header: 'Last event',
    width: 128,
    align: 'end',
    sortable: true,
    firstSort: 'descending',
    render: ({ lastEventAt }) => <RelativeTime value={lastEventAt} none="never" />,
  },
  {
    key: 'menu',
    header: 'Actions',
    headerHidden: true,
    width: 48,
    align: 'end',
    render: (feed) => <RowMenu feed={feed} onCommand={onCommand} />,
  },
]
