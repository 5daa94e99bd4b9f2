import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { DatasourceStatusFilter } from '../../api/generated/graphql.ts'
import type { FleetFacets } from '../../features/fleet/index.ts'
import { HEALTH, type Health, Num, useShownFirst, WORST_FIRST } from '../../ui/index.ts'
import classes from './catalog.module.css'
import { type CatalogSearch, type FilterKey, STATES } from './search.ts'
import type { CatalogAddress } from './use-catalog-search.ts'

interface Choice {
  readonly value: string
  readonly label: string
  /** Null where nothing is counted. */
  readonly count: number | null
}

const SHOWN = 8

export const STATE_WORDS: Readonly<Record<(typeof STATES)[number], string>> = {
  active: 'Active',
  enabled: 'Enabled',
  disabled: 'Disabled',
  archived: 'Archived',
  all: 'Active and archived',
}

export const CHANGES_WORD = 'Waiting to publish'

export const isHealth = (status: DatasourceStatusFilter | undefined): boolean =>
  status !== undefined && (WORST_FIRST as readonly string[]).includes(status)

interface FacetsProps extends Pick<CatalogAddress, 'search' | 'change'> {
  readonly counts: FleetFacets | undefined
}

/** What the catalog can be narrowed to. Each facet counts what the other filters leave; pressed again, a value is let go. */
export function Facets({ search, change, counts }: FacetsProps) {
  const pick = (key: FilterKey, value: string | undefined): void => change({ [key]: value } as Partial<CatalogSearch>)
  const healthy = search.status === undefined || isHealth(search.status)
  const healths = WORST_FIRST.flatMap((health) => {
    const count = counts?.health.find(({ value }) => value === health)?.count ?? 0
    return count === 0 && search.status !== health ? [] : [{ value: health, label: HEALTH[health].word, count }]
  })
  const waiting = counts?.changesWaiting ?? 0
  const changes =
    waiting === 0 && search.changes === undefined ? [] : [{ value: 'waiting', label: CHANGES_WORD, count: waiting }]
  const facet = (title: string, key: FilterKey, choices: readonly Choice[] | undefined) => (
    <Facet title={title} choices={choices ?? []} chosen={search[key]} onPick={(value) => pick(key, value)} />
  )
  return (
    <div className={classes.facets}>
      {healthy && facet('Health', 'status', healths)}
      <Facet
        title="State"
        choices={STATES.map((value) => ({ value, label: STATE_WORDS[value], count: null }))}
        chosen={isHealth(search.status) ? 'active' : (search.status ?? 'active')}
        onPick={(value) => change({ status: value === 'active' ? undefined : (value as DatasourceStatusFilter) })}
        always
      />
      {facet('Changes', 'changes', changes)}
      {facet('Type', 'type', counts?.type)}
      {facet('Owner', 'owner', counts?.owner)}
      {facet('Tag', 'tag', counts?.tag)}
      {facet('Project', 'project', counts?.project)}
    </div>
  )
}

interface FacetProps {
  readonly title: string
  readonly choices: readonly Choice[]
  readonly chosen: string | undefined
  /** undefined: it is let go. */
  readonly onPick: (value: string | undefined) => void
  /** One of them holds at any time. */
  readonly always?: boolean
}

/** One question with its answers. One that the present filters leave nothing of stays while it is chosen. */
function Facet({ title, choices, chosen: value, onPick, always }: FacetProps) {
  const [all, setAll] = useState(false)
  const [chosen, choose] = useShownFirst(value, onPick)
  const known = chosen === undefined || choices.some(({ value }) => value === chosen)
  const offered = known ? choices : [{ value: chosen, label: chosen, count: 0 }, ...choices]
  if (offered.length === 0) return null
  const shown = all ? offered : offered.filter(({ value }, index) => index < SHOWN || value === chosen)
  return (
    <fieldset className={classes.facet}>
      <legend>{title}</legend>
      <ul>
        {shown.map(({ value, label, count }) => (
          <li key={value}>
            <UnstyledButton
              className={classes.choice}
              aria-pressed={value === chosen}
              onClick={() => choose(value === chosen && !always ? undefined : value)}
              title={label}
            >
              <Mark health={title === 'Health' ? value : null} />
              <bdi className={classes.choiceLabel}>{label}</bdi>
              {count !== null && <Num value={count} />}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {offered.length > SHOWN && (
        <UnstyledButton className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${offered.length}`}
        </UnstyledButton>
      )}
    </fieldset>
  )
}

function Mark({ health }: { readonly health: string | null }) {
  if (health === null) return null
  const { shape: Shape, tone } = HEALTH[health as Health]
  return (
    <span className={classes.choiceMark} data-tone={tone}>
      <Shape size={16} aria-hidden />
    </span>
  )
}
