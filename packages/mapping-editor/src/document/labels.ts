import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { member } from '../json/object.ts'

const textMember = (value: JsonValue, key: string): string | null => {
  const found = isJsonObject(value) ? member(value, key) : undefined
  return typeof found === 'string' ? found : null
}

/**
 * What each output is called, as the compiler names them: its name, else its kind or type, numbered from the second on.
 * Relationships take part in no naming; theirs is for people.
 */
export const labelsOf = (outputs: readonly JsonValue[]): readonly string[] => {
  const given = new Set(outputs.map((output) => textMember(output, 'name')).filter((name) => name !== null))
  const taken = new Set<string>()
  return outputs.map((output) => {
    const name = textMember(output, 'name')
    const kind = textMember(output, 'kind')
    const type = textMember(output, 'type')
    if (kind === 'relationship') {
      return name ?? `${textMember(output, 'from') ?? '?'} ${type ?? '?'} ${textMember(output, 'to') ?? '?'}`
    }
    const base = kind === 'alert' ? 'alert' : (type ?? 'output')
    let label = name ?? base
    if (name === null) for (let next = 2; taken.has(label) || given.has(label); next += 1) label = `${base}_${next}`
    taken.add(label)
    return label
  })
}
