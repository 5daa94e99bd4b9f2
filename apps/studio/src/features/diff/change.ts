/** A change as the diff of two contents tells it. Values are JSON text; null = absent. */
export interface Change {
  readonly path: string
  readonly kind: string
  readonly before: string | null
  readonly after: string | null
  readonly risk: string
  readonly area: string
}

type GroupName = 'connection' | 'secrets' | 'mapping' | 'runtime' | 'about'

export interface ChangeGroup {
  readonly name: GroupName
  readonly title: string
  readonly changes: readonly Change[]
}

const TITLES: Readonly<Record<GroupName, string>> = {
  connection: 'Connection',
  secrets: 'Secrets',
  mapping: 'Mapping',
  runtime: 'Runtime',
  about: 'Description and tags',
}

const GROUP_OF_AREA: Readonly<Record<string, GroupName>> = {
  connection: 'connection',
  authentication: 'connection',
  secret: 'secrets',
  mapping: 'mapping',
  runtime: 'runtime',
}

const WEIGHT: Readonly<Record<string, number>> = { high: 0, medium: 1, low: 2 }

/** Changes by the part of the feed they are in, the riskiest of each first; a part without changes is left out. */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  const groups = Map.groupBy(changes, ({ area }) => GROUP_OF_AREA[area] ?? 'about')
  return (Object.keys(TITLES) as GroupName[]).flatMap((name) => {
    const inGroup = groups.get(name)
    if (inGroup === undefined) return []
    const byRisk = inGroup.toSorted((a, b) => (WEIGHT[a.risk] ?? 3) - (WEIGHT[b.risk] ?? 3))
    return [{ name, title: TITLES[name], changes: byRisk }]
  })
}

export const changeCount = (summary: {
  readonly added: number
  readonly removed: number
  readonly changed: number
}): number => summary.added + summary.removed + summary.changed

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`
