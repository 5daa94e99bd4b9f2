import { Button } from '@mantine/core'
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
  readonly footer: React.ReactNode
}

/** Who changed it, when and why. */
export function VersionList({ datasource, versions, current, onRollback, footer }: VersionListProps) {
  const { id, publishedVersion, actions, status } = datasource
  const mayRoll = status === 'active' && actions.includes('rollback')
  const columns = useMemo(
    () => columnsOf(mayRoll ? publishedVersion : null, onRollback),
    [mayRoll, publishedVersion, onRollback],
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

/** `published`: the version in force where the reader may roll back to the others, else null. */
const columnsOf = (published: number | null, onRollback: (version: number) => void): readonly Column<Version>[] => [
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
  ...(published === null
    ? []
    : [
        {
          key: 'back',
          header: 'Roll back',
          headerHidden: true,
          width: 112,
          align: 'end' as const,
          render: ({ number, state }: Version) =>
            number !== published &&
            state === 'superseded' && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Roll back to v${number}`}
                onClick={() => onRollback(number)}
              >
                Roll back
              </Button>
            ),
        },
      ]),
]
