import { type ConnectorHost, NeedsHuman, RetryLater } from '@halcyon/connector-kit'
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { answerJson } from '../client/answer-json.ts'
import { currentSecret } from '../client/secret.ts'
import type { RegistrySettings } from '../settings.ts'

/** What a writer wrote by; `references` stand before what names them. Both are texts of schemas. */
export interface WriterSchema {
  readonly schema: string
  readonly references: readonly string[]
  /** Of Protobuf: the names by which the references are imported, in their order. Absent: it is Avro. */
  readonly imports?: readonly string[]
}

/** As it is kept beside each message. */
const texts = new WeakMap<WriterSchema, string>()
export function keptSchema(schema: WriterSchema): string {
  const text = texts.get(schema) ?? JSON.stringify(schema)
  texts.set(schema, text)
  return text
}

/** The writer's schema of an id; null: the registry has none, or it is of another kind. @throws NeedsHuman, RetryLater */
export type Schemas = (id: number) => Promise<WriterSchema | null>

const MAX_BYTES = 1024 * 1024
const MAX_REFERENCES = 100
/** Schemas that are remembered, by id: an id never changes its schema. */
const MAX_KNOWN = 1000

/** Asks a registry that speaks Confluent's protocol (`GET /schemas/ids/{id}`), once for each id. */
export function schemaRegistry(settings: RegistrySettings, host: ConnectorHost<unknown>): Schemas {
  const known = new Map<number, WriterSchema | null>()
  return async (id) => {
    const schema = known.get(id)
    if (schema !== undefined) return schema
    const fetched = await fetchSchema(id, settings, host)
    if (known.size >= MAX_KNOWN) known.clear()
    known.set(id, fetched)
    return fetched
  }
}

async function fetchSchema(id: number, settings: RegistrySettings, host: ConnectorHost<unknown>) {
  const answer = await ask(`schemas/ids/${id}`, settings, host)
  const kind = answer === null ? null : kindOf(answer)
  if (answer === null || kind === null) return null
  const into = new Map<string, Reference>()
  await collect(answer.references, into, kind, settings, host)
  const found = [...into.values()]
  const references = found.map(({ schema }) => schema)
  const imports = found.map(({ name }) => name)
  return { schema: String(answer.schema), references, ...(kind === 'PROTOBUF' ? { imports } : {}) }
}

/** What a schema names of others, theirs first. */
async function collect(
  references: JsonValue | undefined,
  into: Map<string, Reference>,
  kind: Kind,
  settings: RegistrySettings,
  host: ConnectorHost<unknown>,
): Promise<void> {
  for (const reference of Array.isArray(references) ? references : []) {
    if (!isJsonObject(reference)) continue
    const { name: imported = '', subject, version } = reference
    const name = `subjects/${encodeURIComponent(String(subject))}/versions/${encodeURIComponent(String(version))}`
    if (into.has(name)) continue
    if (into.size >= MAX_REFERENCES)
      throw new NeedsHuman(
        'response_invalid',
        `A schema refers to more than ${MAX_REFERENCES} others.`,
        'Register it with fewer.',
      )
    const answer = await ask(name, settings, host)
    if (answer === null || kindOf(answer) !== kind) continue
    // Before its own references are, so that a circle ends.
    const found = { name: String(imported), schema: String(answer.schema) }
    into.set(name, found)
    await collect(answer.references, into, kind, settings, host)
    into.delete(name)
    into.set(name, found)
  }
}

type Kind = 'AVRO' | 'PROTOBUF'
interface Reference {
  readonly name: string
  readonly schema: string
}

/** Null: there is no schema, or none that is read here. */
const kindOf = ({ schema, schemaType = 'AVRO' }: Record<string, JsonValue>): Kind | null =>
  typeof schema === 'string' && (schemaType === 'AVRO' || schemaType === 'PROTOBUF') ? schemaType : null

/** Null: there is no such thing. */
async function ask(path: string, { url, username }: RegistrySettings, host: ConnectorHost<unknown>) {
  const credentials =
    username === null ? null : Buffer.from(`${username}:${currentSecret(host, 'registryPassword')}`).toString('base64')
  const { status, body } = await host.http.request({
    url: `${url.replace(/\/+$/, '')}/${path}`,
    headers: {
      accept: 'application/vnd.schemaregistry.v1+json, application/json',
      ...(credentials === null ? {} : { authorization: `Basic ${credentials}` }),
    },
    maxBytes: MAX_BYTES,
    signal: host.signal,
  })
  if (status === 404) return null
  if (status === 401 || status === 403)
    throw new NeedsHuman(
      'authentication_failed',
      `The schema registry answered ${status}.`,
      'Compare the registry’s user name and the secret "registryPassword" with the registry’s; the account must be able to read schemas.',
    )
  if (status === 429 || status >= 500) throw new RetryLater(`The schema registry answered ${status}.`)
  const answer = status === 200 ? answerJson(body) : null
  if (!isJsonObject(answer))
    throw new NeedsHuman(
      'response_invalid',
      `The schema registry answered ${status}, and no schema.`,
      'Check the registry’s address: it ends before /schemas and /subjects.',
    )
  return answer as Record<string, JsonValue>
}
