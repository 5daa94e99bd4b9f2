import type { EventsDetailQuery, EventsPageQuery, Outcome } from '../../api/generated/graphql.ts'
import type { Address } from './address.ts'

export type LedgerEvent = EventsPageQuery['datasource']['events']['nodes'][number]
export type EventDetail = EventsDetailQuery['datasource']['event']
export type Finding = EventDetail['errors'][number]

/** The datasource as its tabs get it. */
export interface EventsDatasource {
  readonly id: string
  readonly name: string
  readonly actions: readonly string[]
  readonly publishedVersion: number | null
}

export const OUTCOMES: readonly Outcome[] = ['mapped', 'filtered', 'duplicate', 'rejected', 'pending']

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const isId = (text: string): boolean => UUID.test(text)

export interface EventFilterChoice {
  readonly outcome: Outcome | null
  readonly version: number | null
  readonly from: string | null
  readonly to: string | null
  readonly correlationId: string
  readonly runId: string
  readonly search: string
}

export function eventFilterOf(address: Pick<Address, 'text' | 'word' | 'time' | 'count'>): EventFilterChoice {
  const id = (name: string): string => (isId(address.text(name)) ? address.text(name).toLowerCase() : '')
  return {
    outcome: address.word('outcome', OUTCOMES),
    version: address.count('version'),
    from: address.time('from'),
    to: address.time('to'),
    correlationId: id('correlationId'),
    runId: id('runId'),
    search: address.text('search').slice(0, 200),
  }
}

export const NO_EVENT_FILTER = {
  outcome: null,
  version: null,
  from: null,
  to: null,
  correlationId: null,
  runId: null,
  search: null,
}

export const isSet = (filter: object): boolean => Object.values(filter).some((value) => value !== null && value !== '')

/** What is set of a choice, as a filter of the API. */
export const inputOf = <T extends object>(filter: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== '')) as {
    [K in keyof T]?: NonNullable<T[K]>
  }

/** The same choice as the server makes, for what the stream brings: it is filtered there by outcome alone. */
export function eventFits(event: LedgerEvent, filter: EventFilterChoice): boolean {
  if (filter.outcome !== null && event.outcome !== filter.outcome) return false
  if (filter.version !== null && event.version !== filter.version) return false
  if (filter.correlationId !== '' && event.correlationId !== filter.correlationId) return false
  if (filter.runId !== '' && event.runId !== filter.runId) return false
  if (filter.from !== null && Date.parse(event.receivedAt) < Date.parse(filter.from)) return false
  if (filter.search === '') return true
  const wanted = filter.search.toLowerCase()
  const texts = [event.sourceEventId ?? '', event.reasonCode ?? ''].map((text) => text.toLowerCase())
  return texts.some((text) => text.includes(wanted)) || event.id === wanted || event.correlationId === wanted
}

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count.toLocaleString('en-US')} ${count === 1 ? one : many}`]

/** `1 alert, 3 entities`; '' when nothing was written. */
export const writtenWords = ({
  alertIds,
  entityIds,
  relationshipIds,
}: Pick<LedgerEvent, 'alertIds' | 'entityIds' | 'relationshipIds'>): string =>
  [
    ...counted(alertIds.length, 'alert', 'alerts'),
    ...counted(entityIds.length, 'entity', 'entities'),
    ...counted(relationshipIds.length, 'relationship', 'relationships'),
  ].join(', ')

/** Newer events in front of those held, each once; what comes again replaces what is held. */
export function withNewer(held: readonly LedgerEvent[], newer: readonly LedgerEvent[]): readonly LedgerEvent[] {
  const byId = new Map(newer.map((event) => [event.id, event]))
  const kept = held.map((event) => {
    const again = byId.get(event.id)
    byId.delete(event.id)
    return again ?? event
  })
  return [...[...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1)), ...kept]
}
