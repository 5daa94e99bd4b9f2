import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { RunsStoodQuery } from '../../api/generated/graphql.ts'
import { request } from '../../api/index.ts'
import {
  Code,
  type Column,
  ConfirmDialog,
  DataTable,
  EmptyState,
  ErrorState,
  formatNumber,
  LoadingSkeleton,
  RelativeTime,
  Section,
} from '../../ui/index.ts'
import { CheckpointDialog } from './checkpoint-dialog.tsx'
import { lagOf, placeWords, valueText } from './checkpoint-words.ts'
import { RunsSetCheckpoint, RunsStanding, RunsStood } from './documents.ts'
import { NextRequests } from './next-requests.tsx'
import classes from './runs.module.css'
import type { Standing } from './shapes.ts'
import { useLiveRuns } from './use-live-runs.ts'

export interface CheckpointTabProps {
  readonly datasource: { readonly id: string; readonly name: string; readonly actions: readonly string[] }
}

type Entry = RunsStoodQuery['datasource']['checkpointHistory']['nodes'][number]

const standingKey = ({ lane, partition }: Standing): string => `${lane} ${partition}`
const entryKey = ({ lane, partition, seq }: Entry): string => `${lane} ${partition} ${seq}`

/** Where the source of a feed stands, what comes next, and where it stood. */
export function CheckpointTab({ datasource }: CheckpointTabProps) {
  const { id, name, actions } = datasource
  const may = actions.includes('checkpoint.edit')
  useLiveRuns(id)
  const client = useQueryClient()
  const [editing, setEditing] = useState<Standing | null>(null)
  const [restoring, setRestoring] = useState<Entry | null>(null)
  const standing = useQuery({
    queryKey: ['standing', id],
    queryFn: async ({ signal }) => (await request(RunsStanding, { id }, signal)).datasource,
  })
  const stood = useInfiniteQuery({
    queryKey: ['standing', id, 'history'],
    queryFn: async ({ pageParam, signal }) =>
      (await request(RunsStood, { id, after: pageParam }, signal)).datasource.checkpointHistory,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
  })
  const history = useMemo(() => stood.data?.pages.flatMap((page) => page.nodes) ?? [], [stood.data])
  const current = standing.data?.checkpoints.current
  const columns = useMemo(() => standingColumns(may ? setEditing : null, current ?? []), [may, current])
  const past = useMemo(() => historyColumns(may ? setRestoring : null), [may])
  const set = async (input: object): Promise<void> => {
    await request(RunsSetCheckpoint, { id, input })
    await client.invalidateQueries({ queryKey: ['standing', id] })
  }
  if (standing.isError && current === undefined)
    return (
      <ErrorState
        error={standing.error}
        title="The checkpoint could not be loaded"
        onRetry={() => void standing.refetch()}
      />
    )
  if (current === undefined) return <LoadingSkeleton variant="detail" label="Loading the checkpoint" />
  const seqNow = (entry: Entry): number =>
    current.find((one) => one.lane === entry.lane && one.partition === entry.partition)?.seq ?? 0
  return (
    <div className={classes.view}>
      <DataTable
        caption={`Where ${name} stands`}
        captionVisible
        columns={columns}
        rows={current}
        rowKey={standingKey}
        empty={
          <EmptyState title="It stands nowhere yet">
            A checkpoint comes with the first run that reads something.
          </EmptyState>
        }
      />
      {(standing.data?.nextRequest.length ?? 0) > 0 && (
        <Section title="What comes next">
          <NextRequests requests={standing.data?.nextRequest ?? []} />
        </Section>
      )}
      {history.length > 0 && (
        <DataTable
          caption={`Where ${name} stood`}
          captionVisible
          columns={past}
          rows={history}
          rowKey={entryKey}
          footer={
            stood.hasNextPage && (
              <Button
                size="compact-xs"
                variant="subtle"
                loading={stood.isFetchingNextPage}
                onClick={() => void stood.fetchNextPage()}
              >
                Load older ones
              </Button>
            )
          }
        />
      )}
      {editing !== null && (
        <CheckpointDialog
          datasourceId={id}
          standing={editing}
          partitions={current.filter(({ lane }) => lane === editing.lane).length}
          offered={standing.data?.standings ?? []}
          onSet={set}
          onClose={() => setEditing(null)}
        />
      )}
      {restoring !== null && (
        <ConfirmDialog
          opened
          onClose={() => setRestoring(null)}
          title="Go back to where it stood?"
          confirmLabel="Restore"
          reason="optional"
          onConfirm={(reason) =>
            set({
              lane: restoring.lane,
              partition: restoring.partition,
              restore: restoring.seq,
              seq: seqNow(restoring),
              ...(reason === '' ? {} : { reason }),
            })
          }
        >
          <p className={classes.first}>
            {placeWords(restoring)} goes on from here. What is known already stays as it is.
          </p>
          <Code>{valueText(restoring.value)}</Code>
        </ConfirmDialog>
      )}
    </div>
  )
}

function standingColumns(
  edit: ((one: Standing) => void) | null,
  rows: readonly Standing[],
): readonly Column<Standing>[] {
  const lagging = rows.some(({ value }) => lagOf(value) !== null)
  return [
    { key: 'place', header: 'Lane', render: placeWords },
    { key: 'value', header: 'Stands at', render: ({ value }) => <Code>{valueText(value)}</Code> },
    ...(lagging
      ? [
          {
            key: 'lag',
            header: 'Behind',
            align: 'end',
            render: ({ value }: Standing) => {
              const lag = lagOf(value)
              return lag === null ? '–' : formatNumber(lag)
            },
          } as const,
        ]
      : []),
    { key: 'at', header: 'Moved', hideBelow: 'md', render: ({ at }) => <RelativeTime value={at} /> },
    ...(edit === null
      ? []
      : [
          {
            key: 'edit',
            header: 'Change',
            render: (one: Standing) =>
              one.moving ? (
                <span className={classes.dim}>
                  {one.lane === 'live' ? 'A run moves it: disable the feed first' : 'A run moves it now'}
                </span>
              ) : (
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => edit(one)}
                  aria-label={`Edit ${placeWords(one)}`}
                >
                  Edit
                </Button>
              ),
          },
        ]),
  ]
}

const historyColumns = (restore: ((entry: Entry) => void) | null): readonly Column<Entry>[] => [
  { key: 'at', header: 'When', render: ({ at }) => <RelativeTime value={at} /> },
  { key: 'place', header: 'Lane', hideBelow: 'md', render: placeWords },
  { key: 'value', header: 'Stood at', render: ({ value }) => <Code>{valueText(value)}</Code> },
  { key: 'by', header: 'By', hideBelow: 'sm', render: ({ changedBy }) => changedBy?.name ?? 'a run' },
  { key: 'why', header: 'Why', hideBelow: 'md', render: ({ reason }) => reason ?? '–' },
  ...(restore === null
    ? []
    : [
        {
          key: 'restore',
          header: 'Go back',
          render: (entry: Entry) => (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => restore(entry)}
              aria-label={`Restore ${placeWords(entry)} number ${entry.seq}`}
            >
              Restore
            </Button>
          ),
        },
      ]),
]
