import { type JsonObject, type JsonValue, Problem, stringifyJson } from '@halcyon/domain'
import { decodeCapture } from '@halcyon/pipeline'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { mayDo } from '../commands/authorize.ts'
import type { Context, Query } from '../commands/command.ts'
import { knownConnector } from '../commands/datasources/catalog.ts'
import { type DatasourceParams, Nothing } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import { type Datasource, datasourceTarget } from '../queries/datasources-row.ts'
import { getDraftContent, getVersion } from '../queries/versions.ts'
import type { Content } from '../queries/versions-content.ts'
import { limitOf, type SideName, type TestRun } from './input.ts'
import { redactedBy } from './payloads.ts'
import type { JobInput } from './protocol.ts'

/** The datasource under test: 404 and 403 before anything of the body is looked at. */
export const testSubject: Query<DatasourceParams, typeof Nothing, Datasource, Datasource> = {
  name: 'datasource.test_run',
  action: 'testrun',
  input: Nothing,
  find: findDatasource,
  run: async (_tx, _context, found) => found,
}

/**
 * @throws Problem `not_published`, or `unprocessable` for a version there is not
 */
export async function contentOfSide(
  tx: Tx,
  context: Context,
  datasource: Datasource,
  side: SideName,
): Promise<Content> {
  if (side === 'published' && datasource.publishedVersion === null) throw new Problem('not_published')
  const number = side === 'published' ? (datasource.publishedVersion ?? 0) : side
  const content =
    number === 'draft'
      ? await getDraftContent(tx, context, datasource.id)
      : await getVersion(tx, context, datasource.id, number)
  if (content !== null) return content
  throw new Problem('unprocessable', `There is no version ${number}`, [
    { path: 'against', code: 'not_found', message: `There is no version ${number}` },
  ])
}

/** How what a test shows of records is redacted: as the content in force, and the one under test, say. Null = the caller may not see them. */
export async function showsPayloads(
  tx: Tx,
  context: Context,
  datasource: Datasource,
  content: Content,
): Promise<((payload: JsonValue) => JsonValue) | null> {
  if (!mayDo(context, 'events.raw', datasourceTarget(datasource))) return null
  const { publishedVersion } = datasource
  const inForce = publishedVersion === null ? null : await getVersion(tx, context, datasource.id, publishedVersion)
  return redactedBy([content.runtime, ...(inForce === null ? [] : [inForce.runtime])])
}

/** What is to be mapped: what was sent along, then what is asked for; without either, generated samples. What is fetched comes apart. */
export async function inputsOf(
  tx: Tx,
  context: Context,
  datasource: Datasource,
  wanted: TestRun,
  config: JsonObject,
): Promise<readonly JobInput[]> {
  const payloads = (wanted.payloads ?? []).map(
    (payload): JobInput => ({ kind: 'payload', payload: payload as JsonValue, sent: true }),
  )
  const raw = (wanted.raw ?? []).map(({ body, headers = {}, encoding = 'utf-8' }): JobInput => {
    const text = typeof body === 'string' ? body : stringifyJson((body ?? null) as JsonValue)
    return { kind: 'raw', headers, body: Buffer.from(text, encoding).toString('base64') }
  })
  const given = [...payloads, ...raw]
  const sample = wanted.sample ?? (given.length === 0 ? 'generated' : null)
  return sample === null || sample === 'fetch'
    ? given
    : [...given, ...(await samples(tx, context, datasource, sample, limitOf(wanted), config))]
}

type Sample = Exclude<NonNullable<TestRun['sample']>, 'fetch'>
const GENERATED = 3

async function samples(
  tx: Tx,
  context: Context,
  datasource: Datasource,
  sample: Sample,
  limit: number,
  config: JsonObject,
): Promise<readonly JobInput[]> {
  const { spec } = knownConnector(datasource.type)
  if (sample === 'generated') {
    const one = (): JobInput => ({ kind: 'payload', payload: spec.sample(config), sent: false })
    return Array.from({ length: Math.min(limit, GENERATED) }, one)
  }
  return captured(tx, context, datasource, limit)
}

const CAPTURES = 10

/** The requests received last. */
async function captured(tx: Tx, context: Context, datasource: Datasource, limit: number): Promise<readonly JobInput[]> {
  if (!mayDo(context, 'events.raw', datasourceTarget(datasource))) throw new Problem('forbidden')
  const { rows } = await sql<{ data: Buffer }>`/* test_run.captured */ select data from raw_capture
    where tenant_id = ${context.tenantId} and datasource_id = ${datasource.id} order by received_at desc limit ${CAPTURES}`.execute(
    tx,
  )
  return rows
    .flatMap(({ data }) => decodeCapture(data).reverse())
    .slice(0, limit)
    .map(({ headers, body }) => ({ kind: 'raw', headers, body: Buffer.from(body).toString('base64') }))
}
