import { Button, Group } from '@mantine/core'
import { useMemo } from 'react'
import type { DetailVersionsQuery } from '../../../api/generated/graphql.ts'
import { addressOf } from '../../../features/events/address.ts'
import { type Column, DataTable, EmptyState, RelativeTime, VersionBadge } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import type { Datasource } from '../use-datasource.ts'
import { ofVersion, writeComparison } from './comparison.ts'

export type Version = DetailVersionsQuery['datasource']['versions']['nodes'][number]

interface VersionListProps {
  readonly datasource: Datasource
  readonly versions: readonly Version[]
  /** The version shown below. */
  readonly current: string | undefined
  readonly onRollback: (version: number) => void
  readonly onUndo: (version: number) => void
  readonly footer: React.ReactNode
}

/** Who changed it, when and why. */
export function VersionList({ datasource, versions, current, onRollback, onUndo, footer }: VersionListProps) {
  const { id, publishedVersion, desiredState, actions, status } = datasource
  const mayRoll = status === 'active' && actions.includes('rollback')
  const mayUndo = status === 'active' && actions.includes('backfill')
  const columns = useMemo(
    () =>
      columnsOf({
        published: publishedVersion,
        onRollback: mayRoll ? onRollback : null,
        onUndo: mayUndo ? onUndo : null,
        writes: desiredState === 'enabled',
      }),
    [mayRoll, mayUndo, desiredState, publishedVersion, onRollback, onUndo],
  )
  return (
    <DataTable
      caption="Versions"
      columns={columns}
      rows={versions}
      rowKey={({ number }) => String(number)}
      rowHref={({ number }) =>
        addressOf(`/datasources/${id}`, { tab: 'history', compare: writeComparison(ofVersion(number)) })
      }
      currentKey={current}
      density="comfortable"
      empty={<EmptyState title="Nothing is published yet">Its first version appears here once it is.</EmptyState>}
      footer={footer}
    />
  )
}

interface Offers {
  /** The version in force. */
  readonly published: number | null
  /** Null where the reader may not. */
  readonly onRollback: ((version: number) => void) | null
  readonly onUndo: ((version: number) => void) | null
  /** The version in force writes on, and is not undone meanwhile. */
  readonly writes: boolean
}

const columnsOf = ({ published, onRollback, onUndo, writes }: Offers): readonly Column<Version>[] => [
  { key: 'number', header: 'Version', width: 96, render: ({ number }) => `v${number}` },
  { key: 'state', header: 'State', width: 144, render: ({ state }) => <VersionBadge state={state} /> },
  { key: 'who', header: 'Who', width: 160, render: ({ createdBy }) => createdBy?.name ?? '–' },
  {
    key: 'when',
    header: 'When',
    width: 128,
    render: ({ publishedAt, createdAt }) => <RelativeTime value={publishedAt ?? createdAt} />,
  },
  {
    key: 'why',
    header: 'Why',
    render: ({ comment, rolledBackTo }) => (
      <>
        {rolledBackTo !== null && <strong>Back to v{rolledBackTo}. </strong>}
        {comment === '' ? (
          rolledBackTo === null && <span className={classes.dim}>no comment</span>
        ) : (
          <bdi>{comment}</bdi>
        )}
      </>
    ),
  },
  ...(onRollback === null && onUndo === null
    ? []
    : [
        {
          key: 'back',
          header: 'Roll back or undo',
          headerHidden: true,
          width: onRollback === null || onUndo === null ? 112 : 192,
          align: 'end' as const,
          render: ({ number, state }: Version) => (
            <Group gap="xs" justify="flex-end" wrap="nowrap">
              {onUndo !== null && !(writes && number === published) && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Undo what v${number} wrote`}
                  onClick={() => onUndo(number)}
                >
                  Undo
                </Button>
              )}
              {onRollback !== null && number !== published && state === 'superseded' && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Roll back to v${number}`}
                  onClick={() => onRollback(number)}
                >
                  Roll back
                </Button>
              )}
            </Group>
          ),
        },
      ]),
]
