import { Button, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { FleetFacets } from '../../features/fleet/index.ts'
import { HEALTH, type Health } from '../../ui/index.ts'
import classes from './catalog.module.css'
import { CHANGES_WORD, isHealth, STATE_WORDS } from './facets.tsx'
import { type CatalogSearch, FILTERS, type FilterKey, isFiltered, unfiltered } from './search.ts'
import type { CatalogAddress } from './use-catalog-search.ts'

const TITLES: Readonly<Record<FilterKey, string>> = {
  search: 'Text',
  status: 'State',
  type: 'Type',
  owner: 'Owner',
  tag: 'Tag',
  project: 'Project',
  changes: 'Changes',
}

function wordOf(key: FilterKey, search: CatalogSearch, counts: FleetFacets | undefined): string {
  const value = search[key] ?? ''
  if (key === 'status')
    return isHealth(search.status) ? HEALTH[value as Health].word : STATE_WORDS[value as keyof typeof STATE_WORDS]
  if (key === 'changes') return CHANGES_WORD
  if (key === 'search') return `“${value}”`
  return counts?.[key].find((one) => one.value === value)?.label ?? value
}

interface FilterChipsProps extends Pick<CatalogAddress, 'search' | 'change' | 'open'> {
  readonly counts: FleetFacets | undefined
}

/** The filters that are on, each with its way off. */
export function FilterChips({ search, change, open, counts }: FilterChipsProps) {
  if (!isFiltered(search)) return null
  return (
    <ul className={classes.chips} aria-label="Filters that are on">
      {FILTERS.filter((key) => search[key] !== undefined).map((key) => {
        const word = wordOf(key, search, counts)
        const title = key === 'status' && isHealth(search.status) ? 'Health' : TITLES[key]
        return (
          <li key={key}>
            <UnstyledButton className={classes.chip} onClick={() => change({ [key]: undefined })}>
              <span className="ui-hidden">Remove filter </span>
              <span className={classes.dim}>{title} </span>
              <bdi className={classes.chipWord}>{word}</bdi>
              <IconX size={14} aria-hidden />
            </UnstyledButton>
          </li>
        )
      })}
      <li>
        <Button size="compact-xs" variant="subtle" onClick={() => open(unfiltered(search))}>
          Clear all
        </Button>
      </li>
    </ul>
  )
}
