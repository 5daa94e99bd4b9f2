/** `{{path}}` and `{{path | function | function(args)}}` in a text. */
import type { JsonValue } from '@halcyon/domain'
import type { Frame } from '../frame.ts'
import { type CompiledCall, compileCall } from '../functions/call.ts'
import { Fault } from '../functions/spec.ts'
import { boundedText, LIMITS } from '../limits.ts'
import { compilePath } from '../path/compile.ts'
import type { Problems } from '../problems.ts'
import { anyText } from '../value/text.ts'
import type { Select } from './compiled.ts'
import { nothing, pathSelect } from './select.ts'

/** Where a character stands outside quotes, brackets and parentheses; -1 when it does not. */
const outside = (text: string, wanted: string, from: number): number => {
  let quote = ''
  let depth = 0
  for (let index = from; index < text.length; index += 1) {
    const char = text.charAt(index)
    if (quote !== '') {
      if (char === '\\') index += 1
      else if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '[' || char === '(') depth += 1
    else if (char === ']' || char === ')') depth -= 1
    else if (depth <= 0 && text.startsWith(wanted, index)) return index
  }
  return -1
}

const splitPipes = (text: string): string[] => {
  const parts: string[] = []
  let from = 0
  for (let at = outside(text, '|', 0); at >= 0; at = outside(text, '|', from)) {
    parts.push(text.slice(from, at))
    from = at + 1
  }
  return [...parts, text.slice(from)].map((part) => part.trim())
}

/** `name(1, "x")` → `{ name: [1, "x"] }`; null when the arguments are not JSON. */
const readPipe = (text: string): JsonValue => {
  const match = /^([A-Za-z0-9]+)\((.*)\)$/s.exec(text)
  if (match === null) return text
  try {
    const args: unknown = JSON.parse(`[${match[2] ?? ''}]`)
    return { [match[1] ?? '']: args as JsonValue }
  } catch {
    return null
  }
}

const compileHole = (source: string, row: string, problems: Problems, position: number): Select => {
  const [path = '', ...pipes] = splitPipes(source)
  const compiled = compilePath(path)
  if (!compiled.ok) {
    problems.error(row, 'invalid_template', `at position ${position}: ${compiled.message}`)
    return nothing
  }
  const calls = pipes
    .map((pipe) => compileCall(readPipe(pipe), row, problems))
    .filter((call): call is CompiledCall => call !== null)
  const select = pathSelect(compiled.path, row, calls[0]?.spec.input === 'list')
  return (frame) => {
    let value = select(frame)
    if (frame.trace !== null) value = frame.trace.take(value)
    for (const { spec, apply } of calls) {
      if (value === undefined && spec.acceptsMissing !== true) return undefined
      const result = apply(value ?? null)
      if (result instanceof Fault) {
        frame.warn(row, result.code, `${spec.name}: ${result.message}`)
        return undefined
      }
      value = result ?? undefined
    }
    return value
  }
}

interface Hole {
  readonly source: string
  readonly select: Select
}

const parse = (template: string, row: string, problems: Problems): readonly (string | Hole)[] => {
  const parts: (string | Hole)[] = []
  let from = 0
  for (let open = template.indexOf('{{'); open >= 0; open = template.indexOf('{{', from)) {
    const close = outside(template, '}}', open + 2)
    if (close < 0) {
      problems.error(row, 'invalid_template', `'{{' at position ${open + 1} is not closed`)
      return parts
    }
    const source = template.slice(open + 2, close).trim()
    parts.push(template.slice(from, open), { source, select: compileHole(source, row, problems, open + 1) })
    from = close + 2
  }
  return [...parts, template.slice(from)].filter((part) => part !== '')
}

/** A hole without a value is '' with a warning; when all are without, so is the template. */
const fill = (parts: readonly (string | Hole)[], holes: number, frame: Frame, row: string): string | undefined => {
  let text = ''
  const missing: string[] = []
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    const value = part.select(frame)
    if (value === undefined) missing.push(part.source)
    else text += anyText(value)
  }
  if (holes > 0 && missing.length === holes) return undefined
  for (const source of missing) frame.warn(row, 'template_missing', `no value for {{${source.slice(0, 100)}}}`)
  return boundedText(text)
}

/** Compiles a template; faults name their position. */
export const selectTemplate = (template: string, row: string, problems: Problems): Select => {
  if (template.length > LIMITS.source) {
    problems.error(row, 'invalid_template', `a template is at most ${LIMITS.source} characters`)
    return nothing
  }
  const parts = parse(template, row, problems)
  const holes = parts.filter((part) => typeof part !== 'string').length
  return (frame) => fill(parts, holes, frame, row)
}
