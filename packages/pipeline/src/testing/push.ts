/** A pipeline over a real mapping and a receiver that takes JSON, and what it made, read back. */
import { createHash, randomUUID } from 'node:crypto'
import type { ReceivedItem } from '@halcyon/connector-kit'
import {
  CAPTURE,
  type DatasourceId,
  DEAD_LETTER,
  decodeRows,
  type EncodedBatch,
  type FeedRef,
  ITEM,
  type JsonValue,
  type TenantId,
} from '@halcyon/domain'
import { compile } from '@halcyon/mapping'
import { decodeCapture } from '../capture.ts'
import type { Processed, TrackedRequest } from '../processed.ts'
import { pushPipeline } from '../push.ts'
import { parseRedactPath } from '../redact.ts'

export const FEED: FeedRef = {
  slot: 3,
  tenantId: randomUUID() as TenantId,
  datasourceId: randomUUID() as DatasourceId,
  generation: 1,
  version: 7,
  dedupeHours: 2,
}
const AT = Date.parse('2026-03-01T12:00:07Z')

/** Payloads with `drop` are filtered, those without a title rejected. */
export const MAPPING = {
  recordId: { path: '$.id' },
  filter: { jmespath: '!drop' },
  outputs: [
    {
      name: 'alert',
      kind: 'alert',
      fields: { title: { path: '$.title', required: true }, severity: { const: 'high' } },
    },
    { name: 'host', kind: 'entity', type: 'host', when: { jmespath: 'host' }, key: { path: '$.host' }, fields: {} },
    { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
  ],
}

type Options = Partial<Parameters<typeof pushPipeline>[0]> & { mapping?: never; document?: object; paths?: string[] }

export function pipeline({ document = MAPPING, paths = [], ...options }: Options = {}) {
  const compiled = compile(document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors))
  return pushPipeline({
    feed: FEED,
    receive: (request) => ({ items: itemsOf(JSON.parse(Buffer.from(request.body).toString()) as JsonValue) }),
    mapping: compiled.mapping,
    capture: 'always',
    redact: paths.map((path) => parseRedactPath(path) ?? []),
    keepHeaders: ({ authorization: _, ...kept }) => kept,
    now: () => AT,
    ...options,
  })
}

export const itemsOf = (body: JsonValue): ReceivedItem[] =>
  (Array.isArray(body) ? body : [body]).map((payload) => ({ kind: 'payload', payload, deliveryId: null }))
export const request = (body: unknown, headers: Record<string, string> = {}): TrackedRequest => ({
  method: 'POST',
  path: '',
  query: '',
  headers,
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  remoteAddress: '127.0.0.1',
  receivedAt: AT,
  correlationId: randomUUID(),
})

export const itemsIn = ({ items }: EncodedBatch) => decodeRows(ITEM, items)
export const digests = ({ batch }: Processed) => itemsIn(batch).map(({ digest }) => digest)
export const sha = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)
export const letters = ({ batch }: { readonly batch: EncodedBatch }) =>
  decodeRows(DEAD_LETTER, batch.deadLetters).map(({ raw, raw_kind }) => [raw_kind, Buffer.from(raw ?? []).toString()])
export const captured = ({ batch }: Processed) =>
  decodeRows(CAPTURE, batch.capture).flatMap(({ data = new Uint8Array() }) =>
    decodeCapture(data).map(({ headers, body }) => ({ headers, body: Buffer.from(body).toString() })),
  )
export const MIXED = [{ id: 1, title: 'a', host: 'h' }, { id: 2, drop: true }, { id: 3 }]
