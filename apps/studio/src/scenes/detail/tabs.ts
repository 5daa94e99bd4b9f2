/** The tabs in their order, what one has to be allowed to have each, and of which feeds it is where not of all. */
export const TABS = [
  { value: 'overview', label: 'Overview', action: 'metrics.read' },
  { value: 'configuration', label: 'Configuration', action: 'config.read' },
  { value: 'mapping', label: 'Mapping', action: 'config.read' },
  { value: 'events', label: 'Events', action: 'records.read' },
  { value: 'dead-letters', label: 'Dead letters', action: 'records.read' },
  { value: 'runs', label: 'Runs', action: 'history.read' },
  { value: 'windows', label: 'Windows', action: 'history.read', mode: 'pull' },
  { value: 'checkpoint', label: 'Checkpoint', action: 'history.read', mode: 'pull' },
  { value: 'history', label: 'History', action: 'history.read' },
  { value: 'logs', label: 'Logs', action: 'logs.read' },
  { value: 'access', label: 'Access', action: 'catalog.read' },
] as const

export type TabName = (typeof TABS)[number]['value']
export const TAB_NAMES: readonly TabName[] = TABS.map(({ value }) => value)
