import { type Finding, isJsonObject, type JsonValue } from '@halcyon/domain'
import { createContext, useContext } from 'react'
import { stepsOf } from './paths.ts'

/** What fills fields that are not set: a preset, by its title. */
export interface Filling {
  readonly title: string
  readonly fills: JsonValue
}

/** What the fields of one form share. */
export interface FormScope {
  /** The first step of every field's id: `config`. */
  readonly root: string
  /** Field id → its findings. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>
  /** False: a field's findings wait until it was left once. */
  readonly reveal: boolean
  readonly touched: ReadonlySet<string>
  readonly touch: (id: string) => void
  readonly readOnly: boolean
  readonly filling: Filling | null
}

export const FormScopeContext = createContext<FormScope>({
  root: '',
  findings: new Map(),
  reveal: true,
  touched: new Set(),
  touch: () => {},
  readOnly: false,
  filling: null,
})

export const useFormScope = (): FormScope => useContext(FormScopeContext)

/** What an absent choice means: "As GitHub has it", where its preset fills this field; else null. */
export function useUnset(id: string): string | null {
  const { filling } = useFormScope()
  return filling === null || filledAt(filling, id) === undefined ? null : `As ${filling.title} has it`
}

/** What a preset has for a field. */
export function filledAt(filling: Filling | null, id: string): JsonValue | undefined {
  let at: JsonValue | undefined = filling?.fills
  for (const step of stepsOf(id).slice(1)) at = isJsonObject(at) ? at[step] : undefined
  return at
}

/** The message at a field; null while there is none to show. `within`: also what is wrong inside of it. */
export function useFieldError(id: string, within = false): string | null {
  const { findings, reveal, touched } = useFormScope()
  if (!reveal && !touched.has(id)) return null
  const own = [...(findings.get(id) ?? [])]
  if (within) {
    for (const [place, inner] of findings) if (place.startsWith(`${id}.`)) own.push(...inner)
  }
  if (own.length === 0) return null
  return own.map(({ message, suggestion }) => [message, suggestion].filter(Boolean).join(' ')).join(' ')
}
