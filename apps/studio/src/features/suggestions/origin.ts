import { addressOf } from '../events/address.ts'

/** What somebody was looking at when they suggested something. */
export type Origin =
  | { readonly kind: 'mapping' }
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'dead_letter' | 'event'; readonly eventId: string }
  | { readonly kind: 'sample'; readonly sample: string }

/** As an answer has it: the fields that do not belong to its kind are null. */
export interface OriginAnswer {
  readonly kind: Origin['kind']
  readonly path: string | null
  readonly eventId: string | null
  readonly sample: string | null
}

export const originOf = ({ kind, path, eventId, sample }: OriginAnswer): Origin => {
  if (kind === 'field') return { kind, path: path ?? '' }
  if (kind === 'dead_letter' || kind === 'event') return { kind, eventId: eventId ?? '' }
  return kind === 'sample' ? { kind, sample: sample ?? '' } : { kind: 'mapping' }
}

export const originText = (origin: Origin): string => {
  switch (origin.kind) {
    case 'mapping':
      return 'the mapping'
    case 'field':
      return `the field ${origin.path}`
    case 'dead_letter':
      return `the dead letter ${origin.eventId.slice(-6)}`
    case 'event':
      return `the event ${origin.eventId.slice(-6)}`
    case 'sample':
      return `the sample “${origin.sample}”`
  }
}

/** Where it can be looked at; null = nowhere: samples are kept in their owner's browser, a field is in the editor. */
export const originHref = (datasourceId: string, origin: Origin): string | null => {
  const place = `/datasources/${datasourceId}`
  if (origin.kind === 'dead_letter') return addressOf(place, { tab: 'dead-letters', letter: origin.eventId })
  return origin.kind === 'event' ? addressOf(place, { tab: 'events', event: origin.eventId }) : null
}

/** In the address of the mapping editor: `field:$.host`. */
export const writeOrigin = (origin: Origin): string => {
  if (origin.kind === 'mapping') return origin.kind
  const what = origin.kind === 'field' ? origin.path : origin.kind === 'sample' ? origin.sample : origin.eventId
  return `${origin.kind}:${what}`
}

/** Null: the address names none. */
export const readOrigin = (text: unknown): Origin | null => {
  if (text === 'mapping') return { kind: 'mapping' }
  const [, kind, what] = (typeof text === 'string' && /^([a-z_]+):(.+)$/su.exec(text)) || []
  if (what === undefined) return null
  if (kind === 'field') return { kind, path: what }
  if (kind === 'sample') return { kind, sample: what }
  return kind === 'dead_letter' || kind === 'event' ? { kind, eventId: what } : null
}

/** The mapping editor, ready to try a change in; `withPayload`: with the event's payload as a sample. */
export const tryHref = (datasourceId: string, origin: Origin, withPayload: boolean): string =>
  addressOf(`/datasources/${datasourceId}/edit/mapping`, {
    suggest: writeOrigin(origin),
    deadLetter: withPayload && 'eventId' in origin ? origin.eventId : null,
  })
