import { type Feed, RateLine } from '../../features/fleet/index.ts'
import { type Column, HealthBadge, NONE, Num, RelativeTime } from '../../ui/index.ts'
import classes from './catalog.module.css'
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

export const feedColumns = (onCommand: RowMenuProps['onCommand']): readonly Column<Feed>[] => [
  {
    key: 'name',
    header: 'Name',
    sortable: true,
    render: ({ name }) => (
      <bdi title={name} className={classes.nameCell}>
        {name}
      </bdi>
    ),
  },
  { key: 'health', header: 'Health', width: 124, sortable: true, render: (feed) => <FeedHealth feed={feed} /> },
  { key: 'type', header: 'Type', width: 128, sortable: true, hideBelow: 'md', render: ({ typeTitle }) => typeTitle },
  {
    key: 'owner',
    header: 'Owner',
    width: 120,
    hideBelow: 'lg',
    render: ({ owner }) =>
      owner === null ? <span className={classes.dim}>{NONE}</span> : <bdi title={owner.email}>{owner.name}</bdi>,
  },
  {
    key: 'tags',
    header: 'Tags',
    width: 140,
    hideBelow: 'lg',
    render: ({ tags }) =>
      tags.length === 0 ? (
        <span className={classes.dim}>{NONE}</span>
      ) : (
        <bdi title={tags.join(', ')}>{tags.join(', ')}</bdi>
      ),
  },
  { key: 'rate', header: 'Last hour', width: 120, hideBelow: 'md', render: (feed) => <RateLine feed={feed} /> },
  {
    key: 'eventsPerSecond',
    header: 'Events',
    width: 88,
    hideBelow: 'sm',
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
    hideBelow: 'md',
    render: ({ errorsPerMinute }) => (
      <span className={errorsPerMinute > 0 ? classes.bad : undefined}>
        <Num value={errorsPerMinute} unit="/min" compact />
      </span>
    ),
  },
  {
    key: 'lastEventAt',
    header: 'Last event',
    width: 112,
    align: 'end',
    sortable: true,
    firstSort: 'descending',
    hideBelow: 'sm',
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
