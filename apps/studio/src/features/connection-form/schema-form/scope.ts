import type { Finding } from '@halcyon/domain'
import { createContext, useContext } from 'react'

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
  /** What an absent choice means here: "As GitHub has it". */
  readonly unset: string | null
}

export const FormScopeContext = createContext<FormScope>({
  root: '',
  findings: new Map(),
  reveal: true,
  touched: new Set(),
  touch: () => {},
  readOnly: false,
  unset: null,
})

export const useFormScope = (): FormScope => useContext(FormScopeContext)

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
