import { type ClientCertificate, NeedsHuman } from '@halcyon/connector-kit'
import type { AnyPaginationSettings, Settings } from '../settings.ts'
import { type BodyTemplate, compileBody } from './body.ts'
import { compileTemplate, render, type Template, usesOf, type Values, type Variable } from './template.ts'

/** What goes out, before its credentials. */
export interface Outgoing {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly client?: ClientCertificate
}

export interface RequestTemplate {
  /** Variables it has in it, the page's own parameters included. */
  readonly uses: ReadonlySet<Variable>
  /** Every text with holes, by its path in the configuration. */
  readonly templates: readonly { readonly path: string; readonly template: Template }[]
  /** @param next the address a page before has named, in place of the configured one */
  build(values: Values, next?: string): Outgoing
}

/** The query parameters that paging and what is new bring along, where the request does not have them itself. */
function parametersOf(pagination: AnyPaginationSettings, incremental: Settings['incremental']): Record<string, string> {
  const own: Record<string, string> = {}
  if (pagination.kind === 'page') own[pagination.parameter] = '{page}'
  if (pagination.kind === 'offset') own[pagination.parameter] = '{offset}'
  if (pagination.kind === 'cursor') own[pagination.parameter] = '{cursor}'
  if (incremental.kind === 'token') own[incremental.queryParameter] = '{cursor}'
  if (incremental.kind === 'cursor_field' && incremental.queryParameter !== '')
    own[incremental.queryParameter] = '{since}'
  if (pagination.kind !== 'none' && pagination.sizeParameter !== '') own[pagination.sizeParameter] = '{size}'
  return own
}

export function compileRequest({ url, request, pagination, incremental }: Settings): RequestTemplate {
  const path = compileTemplate(request.path)
  const headers = compileAll(request.headers)
  const contentType = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const body: BodyTemplate | null =
    request.method === 'POST' && request.body !== '' ? compileBody(request.body, contentType) : null
  const configured = compileAll(request.query)
  const written = new Set(
    [path, ...configured.map(([, one]) => one), ...headers.map(([, one]) => one), ...(body?.templates ?? [])].flatMap(
      usesOf,
    ),
  )
  const added = compileAll(parametersOf(pagination, incremental)).filter(
    ([name, template]) => !(name in request.query) && !usesOf(template).some((variable) => written.has(variable)),
  )
  const query = [...configured, ...added]
  const templates = [
    { path: 'request.path', template: path },
    ...configured.map(([name, template]) => ({ path: `request.query.${name}`, template })),
    ...headers.map(([name, template]) => ({ path: `request.headers.${name}`, template })),
  ]
  return {
    uses: new Set([...written, ...added.flatMap(([, template]) => usesOf(template))]),
    templates,
    build(values, next) {
      const lines = headers.flatMap(([name, template]): [string, string][] => {
        const value = render(template, values)
        return value === null ? [] : [[name, headerValue(name, value)]]
      })
      const target =
        next ?? withQuery(url + (render(path, values, encodeURIComponent) ?? missing(path, values)), query, values)
      const base = { method: request.method, url: target, headers: Object.fromEntries(lines) }
      if (body === null) return base
      const typed = contentType === undefined ? { 'content-type': body.contentType } : {}
      return { ...base, headers: { ...typed, ...base.headers }, body: body.render(values) }
    },
  }
}

const compileAll = (texts: Readonly<Record<string, string>>): [string, Template][] =>
  Object.entries(texts).map(([name, text]) => [name, compileTemplate(text)])

function missing(path: Template, values: Values): never {
  const name = usesOf(path).find((variable) => values[variable] === undefined || values[variable] === '')
  throw new NeedsHuman(
    'variable_unknown',
    `The path needs {${name}}, which has no value.`,
    'Take it out of the path, or set what gives it a value.',
  )
}

/** A value that could begin another header is no value. */
function headerValue(name: string, value: string): string {
  if (!/[\r\n\0]/.test(value)) return value
  throw new NeedsHuman(
    'config_invalid',
    `The value of the header ${name} has a line break in it.`,
    'Look at what the source gave as cursor or partition.',
  )
}

function withQuery(url: string, query: readonly [string, Template][], values: Values): string {
  const pairs = query.flatMap(([name, template]) => {
    const value = render(template, values)
    return value === null ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`]
  })
  if (pairs.length === 0) return url
  return `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}`
}
