import { Button } from '@mantine/core'
import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { DatasourceSort } from '../../api/generated/graphql.ts'
import type { Feed, useWholeFleet } from '../../features/fleet/index.ts'
import { DataTable, ErrorState, type Sort } from '../../ui/index.ts'
import { BulkBar } from './bulk-bar.tsx'
import { BulkDialog, type BulkRequest } from './bulk-dialog.tsx'
import { feedsWord } from './bulk-plan.ts'
import classes from './catalog.module.css'
import { FeedCards } from './feed-cards.tsx'
import { feedColumns } from './feed-columns.tsx'
import type { CatalogAddress } from './use-catalog-search.ts'
import { useFeedCommands } from './use-feed-commands.tsx'
import { useKeptScroll } from './use-kept-scroll.ts'
import { useRoom } from './use-room.ts'

interface FeedListProps {
  readonly address: CatalogAddress
  readonly fleet: ReturnType<typeof useWholeFleet>
  readonly total: number | undefined
  /** Instead of the list where it has nothing. The dialogs stay: what they tell of may have emptied it. */
  readonly empty: ReactNode
}

const NO_ROWS: readonly Feed[] = []
const keyOf = ({ id }: Feed): string => id
const labelOf = ({ name }: Feed): string => name
const hrefOf = ({ id }: Feed): string => `/datasources/${id}`

/** What is done to many at once. */
const BULK = ['datasource.operate', 'datasource.archive']

/** The feeds found, with what can be done to one or to many. */
export function FeedList({ address: { search, change }, fleet, total, empty }: FeedListProps) {
  const { feeds } = fleet
  // Behind what one types or presses: many rows are drawn in pieces, and dropped for newer ones.
  const rows = useDeferredValue(feeds, NO_ROWS)
  const { onCommand, dialog } = useFeedCommands()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [request, setRequest] = useState<BulkRequest | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const room = useRoom(frame)
  const columns = useMemo(() => feedColumns(onCommand, room), [onCommand, room])
  // The tick is drawn first, what can be done with the feeds after it.
  const ticked = useDeferredValue(selected)
  const chosen = useMemo(() => feeds.filter(({ id }) => ticked.has(id)), [feeds, ticked])
  useKeptScroll(frame, JSON.stringify(search), feeds.length)
  const mayAny = useMemo(() => feeds.some(({ actions }) => BULK.some((action) => actions.includes(action))), [feeds])
  const sort: Sort = { key: search.sort ?? 'name', direction: search.desc ? 'descending' : 'ascending' }
  const onSort = ({ key, direction }: Sort): void =>
    change({
      sort: key === 'name' ? undefined : (key as DatasourceSort),
      desc: direction === 'descending' ? true : undefined,
    })
  return (
    <div ref={frame} className={classes.listFrame} data-old={fleet.isPlaceholderData || undefined}>
      {fleet.isError && (
        <ErrorState
          inline
          title="The newest list could not be read; this is the last one"
          error={fleet.error}
          onRetry={() => void fleet.refetch()}
        />
      )}
      <BulkBar
        chosen={chosen}
        onCommand={(command) => setRequest({ command, feeds: chosen })}
        onClear={() => setSelected(new Set())}
      />
      {feeds.length === 0 && !fleet.isPlaceholderData ? (
        empty
      ) : search.cards ? (
        <FeedCards feeds={feeds} onCommand={onCommand} />
      ) : (
        <DataTable
          caption="Datasources"
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          rowLabel={labelOf}
          rowHref={hrefOf}
          sort={sort}
          onSort={onSort}
          selection={mayAny ? { selected, onChange: setSelected } : undefined}
          loading={fleet.isPlaceholderData || rows !== feeds}
        />
      )}
      <Foot fleet={fleet} total={total} />
      <BulkDialog request={request} onClose={() => setRequest(null)} />
      {dialog}
    </div>
  )
}

/** Says when there is more than is shown, and that it does not come by itself. */
function Foot({ fleet, total }: Pick<FeedListProps, 'fleet' | 'total'>) {
  const { feeds, isFetchingNextPage, fetchNextPage, cut } = fleet
  if (!cut) return null
  return (
    <div className={classes.foot}>
      <span>
        {feedsWord(feeds.length)} shown{total !== undefined && ` of ${total.toLocaleString('en-US')}`}
      </span>
      <Button size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        Show more
      </Button>
    </div>
  )
}
