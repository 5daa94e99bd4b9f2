import type { DeadLettersPageQuery } from '../../api/generated/graphql.ts'
import type { Address } from '../events/address.ts'
import { isId } from '../events/event.ts'

export type DeadLetter = DeadLettersPageQuery['datasource']['deadLetters']['nodes'][number]

const STATES = ['open', 'replayed', 'discarded', 'all'] as const
type State = (typeof STATES)[number]

/** What is looked at: the open ones unless another state is asked for. */
export interface DeadLetterChoice {
  readonly state: State
  readonly code: string
  readonly version: number | null
  readonly correlationId: string
  readonly search: string
  readonly from: string | null
  readonly to: string | null
}

export const choiceOf = (address: Pick<Address, 'text' | 'word' | 'time' | 'count'>): DeadLetterChoice => ({
  state: address.word('state', STATES) ?? 'open',
  code: address.text('code').slice(0, 100),
  version: address.count('version'),
  correlationId: isId(address.text('correlationId')) ? address.text('correlationId').toLowerCase() : '',
  search: address.text('search').slice(0, 200),
  from: address.time('from'),
  to: address.time('to'),
})

export const NO_CHOICE = {
  state: null,
  code: null,
  version: null,
  correlationId: null,
  search: null,
  from: null,
  to: null,
}

/** The choice as the API's filter. */
export const deadLetterInput = ({ state, code, version, correlationId, search, from, to }: DeadLetterChoice) => ({
  ...(state === 'all' ? {} : { state }),
  ...(code === '' ? {} : { code }),
  ...(version === null ? {} : { version }),
  ...(correlationId === '' ? {} : { correlationId }),
  ...(search === '' ? {} : { search }),
  ...(from === null ? {} : { from }),
  ...(to === null ? {} : { to }),
})

/** Anything but the state is chosen. */
export const isNarrowed = ({ state: _, ...rest }: DeadLetterChoice): boolean =>
  Object.values(rest).some((value) => value !== null && value !== '')

/** What a replay takes: those named, those a filter finds, or all that are open. */
export type ReplayTarget =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'filter'; readonly choice: DeadLetterChoice; readonly count: number }
  | { readonly kind: 'all'; readonly count: number }

export const countOf = (target: ReplayTarget): number => (target.kind === 'ids' ? target.ids.length : target.count)

/** The input of the mutation. Only open letters are mapped again, whatever the list shows. */
export function replayInput(target: ReplayTarget, version: number | null) {
  const which =
    target.kind === 'ids'
      ? { ids: [...target.ids] }
      : target.kind === 'filter'
        ? { filter: deadLetterInput({ ...target.choice, state: 'open' }) }
        : {}
  return version === null ? which : { ...which, version }
}
