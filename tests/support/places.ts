/** Every route and tab of the Studio, for what is asked of all of them. */

export interface PlaceIds {
  /** A published feed with events, dead letters, a log. */
  readonly feed: string
  /** A published feed that is pulled, with runs, windows and a checkpoint. */
  readonly pulled: string
  readonly alert: string
  readonly entity: string
  readonly relationship: string
}

export interface Place {
  readonly name: string
  readonly path: string
}

const TABS = ['configuration', 'mapping', 'events', 'dead-letters', 'runs', 'history', 'logs', 'access']
const PULLED_TABS = ['runs', 'windows', 'checkpoint']
const STEPS = ['basics', 'connection', 'mapping', 'test', 'summary']

export function placesOf({ feed, pulled, alert, entity, relationship }: PlaceIds): readonly Place[] {
  const detail = `/datasources/${feed}`
  return [
    { name: 'overview', path: '/' },
    { name: 'catalog', path: '/datasources' },
    { name: 'catalog-cards', path: '/datasources?cards=true' },
    { name: 'new', path: '/datasources/new' },
    { name: 'detail', path: detail },
    ...TABS.map((tab) => ({ name: `detail-${tab}`, path: `${detail}?tab=${tab}` })),
    ...PULLED_TABS.map((tab) => ({ name: `pulled-${tab}`, path: `/datasources/${pulled}?tab=${tab}` })),
    ...STEPS.map((step) => ({ name: `edit-${step}`, path: `${detail}/edit/${step}` })),
    { name: 'alerts', path: '/records/alerts' },
    { name: 'entities', path: '/records/entities' },
    { name: 'relationships', path: '/records/relationships' },
    { name: 'alert', path: `/records/alerts/${alert}` },
    { name: 'entity', path: `/records/entities/${entity}` },
    { name: 'relationship', path: `/records/relationships/${relationship}` },
    { name: 'secrets', path: '/secrets' },
    { name: 'audit', path: '/audit' },
    { name: 'people', path: '/people' },
    { name: 'invitations', path: '/people?tab=invitations' },
    { name: 'roles', path: '/people?tab=roles' },
    { name: 'tokens', path: '/people?tab=tokens' },
    { name: 'doctor', path: '/doctor' },
  ]
}
