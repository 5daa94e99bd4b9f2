import { Button } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { RunState } from '../../api/generated/graphql.ts'
import { request } from '../../api/index.ts'
import {
  type Column,
  DataTable,
  Duration,
  EmptyState,
  ErrorState,
  formatNumber,
  Link,
  NoMatch,
  NoPermission,
  RelativeTime,
  RUN,
} from '../../ui/index.ts'
import { type Address, addressOf, useAddress } from '../events/address.ts'
import { FilterBar } from '../events/filter-bar.tsx'
import { ChoiceFilter } from '../events/filters.tsx'
import { RunsPage } from './documents.ts'
import type { Run } from './run.ts'
import { RunCard } from './run-card.tsx'
import { RunProgressLine } from './run-progress.tsx'
import classes from './runs.module.css'
import { isOver, kindWord, runScope } from './words.ts'

export interface RunsTabProps {
  readonly datasource: { readonly id: string; readonly name: string; readonly actions: readonly string[] }
}

const STATES: readonly RunState[] = ['queued', 'running', 'succeeded', 'failed', 'cancelled']
const LOOK_MS = 2_000

const COLUMNS: readonly Column<Run>[] = [
  { key: 'kind', header: 'Run', render: ({ kind }) => kindWord(kind) },
  { key: 'scope', header: 'Of', hideBelow: 'md', render: (run) => runScope(run.kind, run.parameters) },
  { key: 'progress', header: 'Progress', render: (run) => <RunProgressLine run={run} /> },
  { key: 'by', header: 'Asked for by', hideBelow: 'lg', render: ({ requestedBy }) => requestedBy?.name ?? '–' },
  { key: 'created', header: 'When', hideBelow: 'sm', render: ({ createdAt }) => <RelativeTime value={createdAt} /> },
  {
    key: 'took',
    header: 'Took',
    align: 'end',
    hideBelow: 'lg',
    render: ({ startedAt, finishedAt }) =>
      startedAt == null || finishedAt == null ? (
        '–'
      ) : (
        <Duration value={Date.parse(finishedAt) - Date.parse(startedAt)} />
      ),
  },
]

const keyOf = ({ id }: Run): string => id

/** What was asked for over the stored records, and how far it is. */
export function RunsTab({ datasource }: RunsTabProps) {
  if (!datasource.actions.includes('history.read')) return <NoPermission title="You may not see these runs" />
  return <Runs datasource={datasource} />
}

function Runs({ datasource }: RunsTabProps) {
  const address = useAddress()
  const client = useQueryClient()
  const state = address.word('state', STATES)
  const chosen = address.text('run')
  const list = useInfiniteQuery({
    queryKey: ['runs', datasource.id, state],
    queryFn: async ({ pageParam, signal }) =>
      (await request(RunsPage, { id: datasource.id, after: pageParam, state }, signal)).datasource.runs,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.nodes.some((run) => !isOver(run.state))) ? LOOK_MS : false,
  })
  const runs = useMemo(() => list.data?.pages.flatMap((page) => page.nodes) ?? [], [list.data])
  return (
    <div className={classes.view}>
      {(runs.length > 0 || state !== null) && (
        <FilterBar
          label="Filters of the runs"
          onClear={state === null ? undefined : () => address.change({ state: null })}
        >
          <ChoiceFilter
            label="State"
            any="Any state"
            value={state ?? ''}
            options={STATES.map((value) => ({ value, label: RUN[value].word }))}
            onChange={(value) => address.change({ state: value })}
          />
        </FilterBar>
      )}
      {chosen !== '' && (
        <RunCard
          key={chosen}
          datasource={datasource}
          run={chosen}
          onOver={() => void client.invalidateQueries({ queryKey: ['runs', datasource.id] })}
          onClose={() => address.change({ run: null })}
        />
      )}
      {list.isError && !list.data ? (
        <ErrorState error={list.error} title="The runs could not be loaded" onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          caption={`Runs of ${datasource.name}`}
          columns={COLUMNS}
          rows={runs}
          rowKey={keyOf}
          rowHref={({ id }) => address.href({ run: id })}
          currentKey={chosen}
          loading={list.isPending}
          empty={<None datasource={datasource} address={address} filtered={state !== null} />}
          footer={
            runs.length > 0 && (
              <>
                <span>{runs.length === 1 ? '1 run' : `${formatNumber(runs.length)} runs`}</span>
                {list.hasNextPage && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    loading={list.isFetchingNextPage}
                    onClick={() => void list.fetchNextPage()}
                  >
                    Load older runs
                  </Button>
                )}
              </>
            )
          }
        />
      )}
    </div>
  )
}

interface NoneProps extends RunsTabProps {
  readonly address: Address
  readonly filtered: boolean
}

function None({ datasource, address, filtered }: NoneProps) {
  if (filtered)
    return (
      <NoMatch
        title="No run is in this state"
        action={
          <Button size="xs" variant="default" onClick={() => address.change({ state: null })}>
            Show all runs
          </Button>
        }
      />
    )
  return (
    <EmptyState
      title="No runs yet"
      action={
        <Link href={addressOf(`/datasources/${datasource.id}`, { tab: 'dead-letters' })}>Go to the dead letters</Link>
      }
    >
      A run begins when dead letters are replayed.
    </EmptyState>
  )
}
