import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { describeValue } from '@halcyon/mapping-editor'

interface Offered {
  /** What is there already of the name. */
  readonly typed: string
  readonly options: readonly { readonly label: string; readonly detail: string }[]
}

const words = (...labels: readonly string[]) => labels.map((label) => ({ label, detail: '' }))
const TOP = words('item', 'console.log()', 'return', 'const', 'if')
const PYTHON = words('item', 'print()', 'return', 'if', 'for', 'import', 'None', 'item.get()')

/**
 * Names for what stands before the caret: of the sample's item after `item.`, else what a script begins with.
 * @returns null where nothing can be said
 */
export function completionsOf(before: string, item: JsonValue | undefined, language = 'javascript'): Offered | null {
  if (language === 'python') return { typed: before, options: PYTHON.filter(({ label }) => label.startsWith(before)) }
  const parts = before.split('.')
  const typed = parts.at(-1) ?? ''
  if (parts.length === 1) return { typed, options: TOP.filter(({ label }) => label.startsWith(typed)) }
  if (parts[0] !== 'item') return null
  let value = item
  for (const name of parts.slice(1, -1)) {
    if (value === undefined || !isJsonObject(value) || !Object.hasOwn(value, name)) return null
    value = value[name]
  }
  if (value === undefined || !isJsonObject(value)) return null
  const names = Object.entries(value).filter(([name]) => /^[A-Za-z_$][\w$]*$/.test(name))
  return { typed, options: names.map(([label, at]) => ({ label, detail: describeValue(at) })) }
}
