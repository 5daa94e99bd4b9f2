import { Button, NativeSelect } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import type { DatasourceSort } from '../../api/generated/graphql.ts'
import type { useMe } from '../../features/me/use-me.ts'
import { Segments, Toolbar, useShownFirst } from '../../ui/index.ts'
import { feedsWord } from './bulk-plan.ts'
import classes from './catalog.module.css'
import type { PanelState } from './filter-panel.tsx'
import { FILTERS } from './search.ts'
import { SearchBox } from './search-box.tsx'
import type { CatalogAddress } from './use-catalog-search.ts'
import { ViewsMenu } from './views-menu.tsx'

const ORDERS: readonly {
  readonly value: string
  readonly label: string
  readonly sort?: DatasourceSort
  readonly desc?: true
}[] = [
  { value: 'name', label: 'Name' },
  { value: 'health', label: 'Worst first', sort: 'health' },
  { value: '-eventsPerSecond', label: 'Busiest first', sort: 'eventsPerSecond', desc: true },
  { value: '-errorsPerMinute', label: 'Most errors first', sort: 'errorsPerMinute', desc: true },
  { value: '-lastEventAt', label: 'Last event first', sort: 'lastEventAt', desc: true },
  { value: '-updatedAt', label: 'Last changed first', sort: 'updatedAt', desc: true },
  { value: '-createdAt', label: 'Newest first', sort: 'createdAt', desc: true },
  { value: 'type', label: 'Type', sort: 'type' },
]

/** An order that only the table's headers give. */
const AS_SHOWN = { value: '', label: 'As in the table' }

const FORMS = [
  { value: 'table', label: 'Table' },
  { value: 'cards', label: 'Cards' },
] as const

interface CatalogToolbarProps {
  readonly address: CatalogAddress
  readonly panel: PanelState
  readonly me: ReturnType<typeof useMe>['data']
  readonly total: number | undefined
}

export function CatalogToolbar({ address: { search, change, open }, panel, me, total }: CatalogToolbarProps) {
  const on = FILTERS.filter((key) => key !== 'search' && search[key] !== undefined).length
  const [form, setForm] = useShownFirst<'table' | 'cards'>(search.cards ? 'cards' : 'table', (next) =>
    change({ cards: next === 'cards' ? true : undefined }),
  )
  const order = ORDERS.find(({ sort, desc }) => sort === search.sort && desc === search.desc)
  return (
    <Toolbar
      label="Find datasources"
      end={
        <>
          <span role="status" className={classes.dim}>
            {total === undefined ? '' : feedsWord(total)}
          </span>
          <NativeSelect
            aria-label="Order"
            className={classes.order}
            data={[...(order === undefined ? [AS_SHOWN] : []), ...ORDERS.map(({ value, label }) => ({ value, label }))]}
            value={order?.value ?? AS_SHOWN.value}
            onChange={(event) => {
              const chosen = ORDERS.find(({ value }) => value === event.currentTarget.value)
              change({ sort: chosen?.sort, desc: chosen?.desc })
            }}
          />
          <Segments label="Form of the list" data={FORMS} value={form} onChange={setForm} />
        </>
      }
    >
      <SearchBox
        value={search.search ?? ''}
        onChange={(words) => change({ search: words === '' ? undefined : words }, true)}
      />
      <Button
        variant="default"
        leftSection={<IconFilter size={16} aria-hidden />}
        aria-expanded={panel.opened}
        onClick={panel.toggle}
      >
        Filters{on > 0 && ` (${on})`}
      </Button>
      {me !== undefined && <ViewsMenu key={me.user.id} userId={me.user.id} search={search} open={open} />}
    </Toolbar>
  )
}
