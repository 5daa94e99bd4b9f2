import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
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
  notifyFailed,
  RelativeTime,
  RUN,
} from '../../ui/index.ts'
import { type Address, addressOf, useAddress } from '../events/address.ts'
import { FilterBar } from '../events/filter-bar.tsx'
import { ChoiceFilter } from '../events/filters.tsx'
import { BackfillDialog } from './backfill-dialog.tsx'
import { RunsPage, RunsSources, RunsStart } from './documents.ts'
import { useRunCommand } from './run.ts'
import { RunCard } from './run-card.tsx'
import { RunProgressLine } from './run-progress.tsx'
import classes from './runs.module.css'
import type { Run } from './shapes.ts'
import { useLiveRuns } from './use-live-runs.ts'
import { isOver, kindWord, RUN_KINDS, runScope } from './words.ts'

export interface RunsTabProps {
  readonly datasource: {
    readonly id: string
    readonly name: string
    readonly actions: readonly string[]
    readonly mode: 'push' | 'pull'
    readonly status: string
    readonly desiredState: string
    readonly publishedVersion?: number | null
  }
}

const STATES: readonly RunState[] = ['queued', 'running', 'paused', 'succeeded', 'failed', 'cancelled']
/** The safety net under the live stream. */
const LOOK_MS = 15_000

const COLUMNS: readonly Column<Run>[] = [
  { key: 'kind', header: 'Run', render: ({ kind }) => kindWord(kind) },
  { key: 'scope', header: 'Of', hideBelow: 'md', render: (run) => runScope(run.kind, run.parameters) },
  { key: 'progress', header: 'Progress', render: (run) => <RunProgressLine run={run} /> },
  {
    key: 'by',
    header: 'Asked for by',
    hideBelow: 'lg',
    render: ({ requestedBy }) => requestedBy?.name ?? 'its schedule',
  },
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

/** What a feed's runs did and do, and what is asked of them. */
export function RunsTab({ datasource }: RunsTabProps) {
  if (!datasource.actions.includes('history.read')) return <NoPermission title="You may not see these runs" />
  return <Runs datasource={datasource} />
}

function Runs({ datasource }: RunsTabProps) {
  const address = useAddress()
  const client = useQueryClient()
  const state = address.word('state', STATES)
  const kind = address.word(
    'kind',
    RUN_KINDS.map(({ value }) => value),
  )
  const chosen = address.text('run')
  const filtered = state !== null || kind !== null
  useLiveRuns(datasource.id)
  const list = useInfiniteQuery({
    queryKey: ['runs', datasource.id, state, kind],
    queryFn: async ({ pageParam, signal }) =>
      (await request(RunsPage, { id: datasource.id, after: pageParam, state, kind }, signal)).datasource.runs,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.nodes.some((run) => !isOver(run.state))) ? LOOK_MS : false,
  })
  const runs = useMemo(() => list.data?.pages.flatMap((page) => page.nodes) ?? [], [list.data])
  return (
    <div className={classes.view}>
      <RunsBar datasource={datasource} onOpen={(run) => address.change({ run })} />
      {(runs.length > 0 || filtered) && (
        <FilterBar
          label="Filters of the runs"
          onClear={filtered ? () => address.change({ state: null, kind: null }) : undefined}
        >
          <ChoiceFilter
            label="State"
            any="Any state"
            value={state ?? ''}
            options={STATES.map((value) => ({ value, label: RUN[value].word }))}
            onChange={(value) => address.change({ state: value })}
          />
          <ChoiceFilter
            label="Kind"
            any="Any kind"
            value={kind ?? ''}
            options={RUN_KINDS}
            onChange={(value) => address.change({ kind: value })}
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
          onOpen={(run) => address.change({ run })}
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
          empty={<None datasource={datasource} address={address} filtered={filtered} />}
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
        title="No run fits the filters"
        action={
          <Button size="xs" variant="default" onClick={() => address.change({ state: null, kind: null })}>
            Show all runs
          </Button>
        }
      />
    )
  if (datasource.mode === 'pull')
    return (
      <EmptyState title="No runs yet">
        {datasource.publishedVersion == null
          ? 'The first run begins when a version is published.'
          : 'The next run begins when its schedule says, or when you run it now.'}
      </EmptyState>
    )
  return (
    <EmptyState
      title="No runs yet"
      action={
        <Link href={addressOf(`/datasources/${datasource.id}`, { tab: 'dead-letters' })}>Go to the dead letters</Link>
      }
    >
      A run begins when dead letters are replayed, or captured events are mapped again.
    </EmptyState>
  )
}

interface RunsBarProps extends RunsTabProps {
  readonly onOpen: (run: string) => void
}

/** What may be begun: only what would not be refused. */
function RunsBar({ datasource, onOpen }: RunsBarProps) {
  const { id, actions, mode, status, desiredState, publishedVersion } = datasource
  const [asking, setAsking] = useState(false)
  const live = status === 'active' && publishedVersion != null
  const mayBackfill = live && actions.includes('backfill')
  const sources = useQuery({
    queryKey: ['datasource', id, 'backfill-sources'],
    queryFn: async ({ signal }) => (await request(RunsSources, { id }, signal)).datasource.backfillSources,
    enabled: mayBackfill,
  })
  const start = useRunCommand(() => request(RunsStart, { id }), 'The source is asked now.')
  const mayRun = live && mode === 'pull' && desiredState === 'enabled' && actions.includes('datasource.operate')
  const offered = (sources.data ?? []).filter((source) => source !== 'source' || desiredState === 'enabled')
  if (!mayRun && offered.length === 0) return null
  return (
    <div className={classes.bar}>
      {mayRun && (
        <Button
          size="xs"
          variant="default"
          loading={start.isPending}
          onClick={() =>
            start.mutate(undefined, {
              onSuccess: ({ startRun }) => onOpen(startRun.runId),
              onError: (error) => notifyFailed(error, 'The run could not begin'),
            })
          }
        >
          Run now
        </Button>
      )}
      {offered.length > 0 && (
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          Backfill…
        </Button>
      )}
      {asking && (
        <BackfillDialog datasource={datasource} sources={offered} onClose={() => setAsking(false)} onBegun={onOpen} />
      )}
    </div>
  )
}
