import { isJsonObject, type JsonValue } from '@halcyon/domain'

/** What stands in a kept payload where a redacted value was. */
export const REDACTED = '[redacted]'
const STEP = /^(?:\.([^.[\]]+)|\['([^']*)'\]|\[(\d+|\*)\])/

type Step = string | '*'

/** `$.a['b'][*].c` → its steps; null when the path is not one of names, indexes and `[*]`. */
export function parseRedactPath(path: string): readonly Step[] | null {
  if (!path.startsWith('$')) return null
  const steps: Step[] = []
  for (let rest = path.slice(1); rest !== ''; ) {
    const match = STEP.exec(rest)
    if (match === null) return null
    steps.push(match[1] ?? match[2] ?? match[3] ?? '')
    rest = rest.slice(match[0].length)
  }
  return steps.length > 0 ? steps : null
}

/** A copy of the payload in which every value at one of the paths reads `[redacted]`. */
export function redactPayload(payload: JsonValue, paths: readonly (readonly Step[])[]): JsonValue {
  return paths.reduce((value, path) => replaceAt(value, path, 0), payload)
}

function replaceAt(value: JsonValue, path: readonly Step[], depth: number): JsonValue {
  const step = path[depth]
  if (step === undefined) return REDACTED
  if (Array.isArray(value)) {
    return value.map((element, i) =>
      step === '*' || step === String(i) ? replaceAt(element, path, depth + 1) : element,
    )
  }
  if (!isJsonObject(value)) return value
  // fromEntries defines properties: a key named __proto__ stays a plain key.
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      step === '*' || step === key ? replaceAt(child, path, depth + 1) : child,
    ]),
  )
}
