import { isPull } from '@halcyon/connector-kit'
import { Problem } from '@halcyon/domain'
import { inTenant } from '@halcyon/store'
import { appendAudit } from '../audit/append.ts'
import { type CheckDeps, keeperOf, openForTry } from '../check/check-connection.ts'
import { probe } from '../check/probe.ts'
import type { FetchedItem } from '../check/probe-protocol.ts'
import { mayDo } from '../commands/authorize.ts'
import type { Context } from '../commands/command.ts'
import { knownConnector } from '../commands/datasources/catalog.ts'
import { type Datasource, datasourceTarget } from '../queries/datasources-row.ts'
import type { Content } from '../queries/versions-content.ts'
import type { JobInput } from './protocol.ts'

/** Milliseconds the source has for its first records. */
const FETCH_MS = 20_000

/**
 * Real records of the source, read with this configuration from where it begins. Nothing is written and the checkpoint stays; who
 * looked is recorded, since a source was reached with the feed's secrets.
 * @throws Problem `forbidden` without `events.raw`, `unprocessable` for a source that is sent to, or what the source said
 */
export async function fetchSample(
  { sealer, http, allowFiles }: CheckDeps,
  context: Context,
  datasource: Datasource,
  content: Content,
  limit: number,
): Promise<readonly JobInput[]> {
  if (!mayDo(context, 'events.raw', datasourceTarget(datasource))) throw new Problem('forbidden')
  assertFetches(datasource.type)
  const { secrets, failed } = await inTenant(context.db, context.tenantId, async (tx) => {
    const opened = await openForTry(tx, sealer, context, content.secrets)
    if (opened.failed === null) await recordLook(tx, context, datasource, limit)
    return opened
  })
  if (failed !== null) throw refusal('secret_unavailable', failed.detail, failed.action ?? '')
  const { type } = datasource
  const job = { kind: 'fetch', type, config: content.config, secrets, limit, withinMs: FETCH_MS } as const
  const allowed = { allowNetworks: http.allowNetworks, allowFiles }
  const answer = await probe(job, allowed, keeperOf(context, sealer, datasource, content.secrets))
  if (answer?.kind === 'fetched') return answer.items.map(inputOf)
  if (answer?.kind === 'failed') throw refusal(answer.code, answer.message, answer.action)
  throw refusal('source_timeout', `The source gave no record within ${FETCH_MS / 1000} s.`, 'Check the connection.')
}

function assertFetches(type: string): void {
  if (isPull(knownConnector(type))) return
  const message = 'Nothing can be fetched from this type of source: it is sent to'
  throw new Problem('unprocessable', message, [
    { path: 'sample', code: 'not_allowed', message, suggestion: 'captured, or generated' },
  ])
}

const refusal = (code: ConstructorParameters<typeof Problem>[0], message: string, action: string): Problem =>
  new Problem(code, message, [{ path: 'sample', code, message, suggestion: action }])

const recordLook = (tx: Parameters<typeof appendAudit>[0], context: Context, datasource: Datasource, limit: number) =>
  appendAudit(tx, {
    tenantId: context.tenantId,
    actor: context.caller,
    action: 'datasource.fetch_sample',
    resourceKind: 'datasource',
    resourceId: datasource.id,
    projectId: datasource.projectId,
    datasourceId: datasource.id,
    after: { limit },
    remoteAddress: context.caller.remoteAddress,
    correlationId: context.correlationId,
  })

const inputOf = (item: FetchedItem): JobInput =>
  item.kind === 'payload'
    ? { kind: 'payload', payload: item.payload, sent: false }
    : { kind: 'malformed', digest: item.digest, errors: [{ path: item.path, code: item.code, message: item.message }] }
