import { Button } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { DataTable, EmptyState, ErrorState, formatNumber, NoMatch, NoPermission } from '../../ui/index.ts'
import { useAddress } from '../events/address.ts'
import type { EventsDatasource } from '../events/event.ts'
import { RunCard } from '../runs/run-card.tsx'
import { choiceOf, type DeadLetter, isNarrowed, type ReplayTarget } from './dead-letter.ts'
import classes from './dead-letters.module.css'
import { GroupTable } from './group-table.tsx'
import { letterColumns } from './letter-columns.tsx'
import { LetterDrawer } from './letter-drawer.tsx'
import { LetterFilters } from './letter-filters.tsx'
import { mayReplay, ReplayBar } from './replay-bar.tsx'
import { ReplayDialog } from './replay-dialog.tsx'
import { sumOf, useAfterReplay, useDeadLetters, useGroups, useReplay } from './use-dead-letters.ts'

const keyOf = ({ id }: DeadLetter): string => id
const labelOf = ({ receivedAt }: DeadLetter): string => `dead letter of ${receivedAt}`
const ALL_OPEN = {
  state: 'open',
  code: '',
  version: null,
  correlationId: '',
  search: '',
  from: null,
  to: null,
} as const

/** What could not be mapped: by cause and one by one, and its way back through the mapping. */
export function DeadLettersTab({ datasource }: { readonly datasource: EventsDatasource }) {
  if (!datasource.actions.includes('records.read')) return <NoPermission title="You may not see these dead letters" />
  return <DeadLetters datasource={datasource} />
}

function DeadLetters({ datasource }: { readonly datasource: EventsDatasource }) {
  const { id, name, publishedVersion } = datasource
  const address = useAddress()
  const choice = choiceOf(address)
  const causes = useGroups(id, { ...choice, code: '' })
  const matching = useGroups(id, { ...choice, state: 'open' })
  const open = useGroups(id, ALL_OPEN)
  const { list, letters } = useDeadLetters(id, choice)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [target, setTarget] = useState<ReplayTarget | null>(null)
  const replay = useReplay(id)
  const after = useAfterReplay(id)
  const run = address.text('run')
  const begin = async (what: ReplayTarget, version: number | null, dryRun: boolean): Promise<void> => {
    const runId = await replay.mutateAsync({ target: what, version, dryRun })
    setSelected(new Set())
    address.change({ run: runId, letter: null })
  }
  const one = useCallback((letter: string) => setTarget({ kind: 'ids', ids: [letter] }), [])
  const columns = useMemo(() => letterColumns(id), [id])
  const replayable = mayReplay(datasource)
  const groups = causes.data ?? []
  return (
    <div className={classes.view}>
      <LetterFilters address={address} choice={choice} groups={groups} publishedVersion={publishedVersion} />
      {run !== '' && (
        <RunCard
          key={run}
          datasource={datasource}
          run={run}
          onOver={after}
          onClose={() => address.change({ run: null })}
          onOpen={(next) => address.change({ run: next })}
        />
      )}
      {causes.isError ? (
        <ErrorState
          error={causes.error}
          title="The causes could not be loaded"
          onRetry={() => void causes.refetch()}
          inline
        />
      ) : (
        (causes.isPending || groups.length > 0) && (
          <GroupTable name={name} groups={groups} loading={causes.isPending} address={address} />
        )
      )}
      {(letters.length > 0 || (sumOf(open.data) ?? 0) > 0) && (
        <ReplayBar
          datasource={datasource}
          choice={choice}
          selected={selected}
          matching={sumOf(matching.data)}
          open={sumOf(open.data)}
          onReplay={setTarget}
        />
      )}
      {list.isError && !list.data ? (
        <ErrorState
          error={list.error}
          title="The dead letters could not be loaded"
          onRetry={() => void list.refetch()}
        />
      ) : (
        <DataTable
          caption={`Dead letters of ${name}`}
          columns={columns}
          rows={letters}
          rowKey={keyOf}
          rowLabel={labelOf}
          rowHref={(letter) => address.href({ letter: letter.id })}
          currentKey={address.text('letter')}
          selection={replayable && choice.state === 'open' ? { selected, onChange: setSelected } : undefined}
          loading={list.isPending}
          empty={<None narrowed={isNarrowed(choice)} open={choice.state === 'open'} />}
          footer={
            letters.length > 0 && (
              <>
                <span>{letters.length === 1 ? '1 dead letter' : `${formatNumber(letters.length)} dead letters`}</span>
                {list.hasNextPage ? (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    loading={list.isFetchingNextPage}
                    onClick={() => void list.fetchNextPage()}
                  >
                    Load older ones
                  </Button>
                ) : (
                  <span>That is all.</span>
                )}
              </>
            )
          }
        />
      )}
      {publishedVersion !== null && (
        <ReplayDialog
          key={publishedVersion}
          target={target}
          publishedVersion={publishedVersion}
          onClose={() => setTarget(null)}
          onReplay={begin}
        />
      )}
      <LetterDrawer datasource={datasource} address={address} onReplay={replayable ? one : undefined} />
    </div>
  )
}

function None({ narrowed, open }: { readonly narrowed: boolean; readonly open: boolean }) {
  if (narrowed) return <NoMatch title="No dead letter matches">Clear the filters to see the others.</NoMatch>
  if (open)
    return (
      <EmptyState title="No open dead letters">
        What cannot be mapped is kept here, so that it can be replayed after the mapping is repaired.
      </EmptyState>
    )
  return <NoMatch title="None in this state" />
}
