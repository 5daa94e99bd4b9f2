import { ERROR_CODES } from '@halcyon/domain'
import { closed } from '../../commands/input/schema.ts'
import type { Operation } from './operation.ts'

const PROBLEM = { $ref: '#/components/responses/Problem' }

/** The API reference (OpenAPI 3.1) of these routes: the text of `docs/reference/openapi.json`. */
export function renderOpenApi(operations: readonly Operation[]): string {
  const paths: Record<string, Record<string, unknown>> = {}
  const sorted = [...operations].sort((a, b) =>
    a.path === b.path ? a.method.localeCompare(b.method) : a.path.localeCompare(b.path),
  )
  for (const operation of sorted) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation, path) }
  }
  const info = {
    title: 'HALCYON Datasource Studio',
    version: '1',
    description: 'Create, map, test, publish, monitor and audit security data feeds.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  }
  const document = {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    security: SECURITY,
    paths,
    components: COMPONENTS,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

const SECURITY = [{ token: [] }, { session: [] }]

function describe(operation: Operation, path: string): unknown {
  const { method, summary, tag, permission } = operation
  return {
    operationId: operationId(method, path),
    summary,
    tags: [tag],
    ...(permission === null ? {} : { description: `Needs the permission \`${permission}\`.` }),
    ...(operation.open ? { security: [] } : {}),
    parameters: parametersOf(operation, path),
    ...(operation.body === undefined ? {} : { requestBody: bodyOf(operation.body) }),
    responses: {
      ...Object.fromEntries(operation.status.map((status) => [status, successOf(operation, status)])),
      default: PROBLEM,
    },
  }
}

const operationId = (method: string, path: string): string =>
  method.toLowerCase() +
  path
    .replace('/api/v1', '')
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== '')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

function parametersOf({ query, ifMatch, method, open }: Operation, path: string): unknown[] {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const shape = query as { properties?: Record<string, object>; required?: string[] } | undefined
  const asked = Object.entries(shape?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: shape?.required?.includes(name) ?? false,
    schema,
  }))
  const headers = [
    ...(open ? [] : [{ $ref: '#/components/parameters/Organization' }]),
    ...(ifMatch ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
    ...(method === 'GET' || open ? [] : [{ $ref: '#/components/parameters/IdempotencyKey' }]),
  ]
  return [...named, ...asked, ...headers]
}

const bodyOf = (body: object): unknown => {
  const required = ((body as { required?: string[] }).required ?? []).length > 0
  return { required, content: { 'application/json': { schema: closed(body) } } }
}

function successOf({ answer }: Operation, status: number): unknown {
  if (status === 204) return { description: 'Done' }
  return { description: 'Done', content: { 'application/json': { schema: answer ?? {} } } }
}

const header = (name: string, description: string, required = false): unknown => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
})

const COMPONENTS = {
  securitySchemes: {
    token: { type: 'http', scheme: 'bearer', description: 'An API token' },
    session: { type: 'apiKey', in: 'cookie', name: 'halcyon.session_token' },
  },
  parameters: {
    Organization: header('X-Organization-Id', 'The organization the call is about; by default the first you joined'),
    IfMatch: header('If-Match', 'The ETag you read', true),
    IdempotencyKey: header('Idempotency-Key', 'A write with a key is done once'),
  },
  responses: {
    Problem: {
      description: 'A refusal (RFC 9457)',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
  schemas: {
    Problem: {
      type: 'object',
      required: ['type', 'title', 'status', 'code', 'detail'],
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer' },
        code: { type: 'string', enum: Object.keys(ERROR_CODES).sort() },
        detail: { type: 'string' },
        errors: { type: 'array', items: { $ref: '#/components/schemas/Finding' } },
      },
    },
    Finding: {
      type: 'object',
      required: ['path', 'code', 'message'],
      properties: {
        path: { type: 'string' },
        code: { type: 'string' },
        message: { type: 'string' },
        suggestion: { type: 'string' },
      },
    },
  },
}
