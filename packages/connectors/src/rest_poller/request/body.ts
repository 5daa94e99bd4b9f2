import { isJsonObject, JsonError, type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import { compileTemplate, render, single, type Template, type Values } from './template.ts'

export interface BodyTemplate {
  /** Its Content-Type, where the headers name none. */
  readonly contentType: string
  /** Every text with holes in it. */
  readonly templates: readonly Template[]
  render(values: Values): string
}

/** JSON is filled in as JSON, a form as a form, anything else as text. */
export function compileBody(text: string, contentType: string | undefined): BodyTemplate {
  const form = contentType?.includes('x-www-form-urlencoded') === true
  const document = form ? undefined : jsonOf(text)
  if (document !== undefined) {
    const templates = new Map<string, Template>()
    collect(document, templates)
    return {
      contentType: contentType ?? 'application/json',
      templates: [...templates.values()],
      render: (values) => stringifyJson(fill(document, templates, values) ?? null),
    }
  }
  const template = compileTemplate(text)
  const json = /^\s*[{[]/.test(text)
  const escaped = form ? encodeURIComponent : json ? escapeJson : undefined
  return {
    contentType: contentType ?? (json ? 'application/json' : 'text/plain'),
    templates: [template],
    render: (values) => render({ ...template, parts: withEmpty(template, values) }, values, escaped) ?? '',
  }
}

/** In a text there is nothing to leave out: what has no value is empty. */
const withEmpty = (template: Template, values: Values): Template['parts'] =>
  template.parts.map((part) => (typeof part === 'string' || values[part.name] !== undefined ? part : ''))

const escapeJson = (value: string): string => JSON.stringify(value).slice(1, -1)

function jsonOf(text: string): JsonValue | undefined {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof JsonError) return undefined
    throw error
  }
}

function collect(value: JsonValue, into: Map<string, Template>): void {
  if (typeof value === 'string') into.set(value, compileTemplate(value))
  else if (Array.isArray(value)) for (const entry of value) collect(entry, into)
  else if (isJsonObject(value)) for (const member of Object.values(value)) collect(member, into)
}

/** Undefined: it is a variable without a value, and left out. */
function fill(value: JsonValue, templates: ReadonlyMap<string, Template>, values: Values): JsonValue | undefined {
  if (typeof value === 'string') {
    const template = templates.get(value)
    if (template === undefined) return value
    const one = single(template, values)
    return one === null ? (render(template, values) ?? undefined) : one.value
  }
  if (Array.isArray(value)) return value.flatMap((entry) => asList(fill(entry, templates, values)))
  if (!isJsonObject(value)) return value
  const members = Object.entries(value).flatMap(([name, member]) =>
    asList(fill(member, templates, values)).map((filled): [string, JsonValue] => [name, filled]),
  )
  return Object.fromEntries(members)
}

const asList = (value: JsonValue | undefined): JsonValue[] => (value === undefined ? [] : [value])
