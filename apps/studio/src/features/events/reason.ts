import { ERROR_CODES, isErrorCode } from '@halcyon/domain'

export interface Reason {
  readonly cause: string
  readonly action: string | null
}

const OF_OUTCOMES: Readonly<Record<string, Reason>> = {
  mapped: { cause: 'The mapping made records of it', action: null },
  filtered: {
    cause: 'The mapping leaves it out on purpose',
    action: 'Look at the mapping’s filter if it should have been kept.',
  },
  duplicate: { cause: 'The same event was received before', action: 'Nothing to do: it was written once.' },
  rejected: { cause: 'The mapping could not make records of it', action: 'See the errors.' },
  pending: {
    cause: 'It was received and waits to be mapped',
    action: 'Wait a moment; if this lasts, look at the log.',
  },
}

/** A reason's code in words, as the error reference has them; an unknown code by its own name. */
export function reasonOf(code: string | null | undefined): Reason | null {
  if (code == null || code === '') return null
  if (isErrorCode(code)) return { cause: ERROR_CODES[code].title, action: ERROR_CODES[code].action }
  const words = code.replaceAll('_', ' ')
  return { cause: words.charAt(0).toUpperCase() + words.slice(1), action: null }
}

/** Why an event ended as it did. */
export const whyOf = (outcome: string, code: string | null | undefined): Reason =>
  reasonOf(code) ?? OF_OUTCOMES[outcome] ?? { cause: outcome, action: null }
