import { isJsonObject, type JsonValue } from '@halcyon/domain'

export type PathReader = (value: JsonValue) => JsonValue | undefined

/** `.name`, `['name']`, `["name"]` or `[0]`; a trailing `[*]` means the list itself. */
const STEP = /\.([A-Za-z_][\w-]*)|\[(\d{1,6})\]|\['([^']*)'\]|\["([^"]*)"\]/y

/**
 * The single-value part of JSONPath (RFC 9535): names and indexes from `$`. Compiled once; reads own fields only.
 * Null when the text is no such path.
 */
export function compilePath(text: string): PathReader | null {
  const body = text.endsWith('[*]') ? text.slice(0, -3) : text
  if (!body.startsWith('$')) return null
  const steps: (string | number)[] = []
  STEP.lastIndex = 1
  while (STEP.lastIndex < body.length) {
    const match = STEP.exec(body)
    if (match === null) return null
    const [, name, index, single, double] = match
    steps.push(index === undefined ? (name ?? single ?? double ?? '') : Number(index))
  }
  return (value) => {
    let at: JsonValue | undefined = value
    for (const step of steps) {
      if (typeof step === 'number') at = Array.isArray(at) ? at[step] : undefined
      else at = isJsonObject(at) && Object.hasOwn(at, step) ? at[step] : undefined
      if (at === undefined) return undefined
    }
    return at
  }
}
