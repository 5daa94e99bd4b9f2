import type { CheckReport, Outbound, SecretVersionValue } from '@halcyon/connector-kit'
import { Problem } from '@halcyon/domain'
import type { Sealer } from '@halcyon/secrets'
import { inTenant, type Tx } from '@halcyon/store'
import type { Context } from '../commands/command.ts'
import type { Datasource } from '../queries/datasources-row.ts'
import type { FeedSecrets, SecretReplaced } from '../runtime/worker/protocol.ts'
import { openSecret } from '../secrets/open-secret.ts'
import { replaceSecret } from '../secrets/replace-secret.ts'
import { secretHosts } from '../secrets/secret-hosts.ts'
import type { SideName } from '../test-run/input.ts'
import { contentOfSide } from '../test-run/subject.ts'
import { probe } from './probe.ts'

/** What it takes to try something at a source. */
export interface CheckDeps {
  readonly sealer: Sealer
  /** The gateway's own way out: a try opens one like it. */
  readonly http: Pick<Outbound, 'allowNetworks'>
  /** Folders whose files feeds may read. */
  readonly allowFiles: readonly string[]
}

/** Milliseconds a check may take in all. */
const CHECK_MS = 30_000

type Step = CheckReport['steps'][number]

/** Whether the source can be reached and read with this configuration, step by step; a failed step says what to do. */
export async function checkConnection(
  { sealer, http, allowFiles }: CheckDeps,
  context: Context,
  datasource: Datasource,
  side: SideName,
): Promise<CheckReport> {
  const { content, secrets, failed } = await inTenant(context.db, context.tenantId, async (tx) => {
    const found = await contentOfSide(tx, context, datasource, side)
    return { content: found, ...(await openForTry(tx, sealer, context, found.secrets)) }
  })
  if (failed !== null) return { ok: false, steps: [failed] }
  const { type } = datasource
  const job = { kind: 'check', type, config: content.config, secrets, limit: 1, withinMs: CHECK_MS } as const
  const allowed = { allowNetworks: http.allowNetworks, allowFiles }
  const answer = await probe(job, allowed, keeperOf(context, sealer, datasource, content.secrets))
  return answer?.kind === 'checked' ? answer.report : { ok: false, steps: [LATE] }
}

/** Keeps what a source gives in the place of a secret while it is tried: it takes the old value no more. */
export const keeperOf =
  ({ db, tenantId }: Context, sealer: Sealer, { id }: Datasource, fields: Readonly<Record<string, string>>) =>
  async ({ field, from, to }: SecretReplaced): Promise<void> => {
    const secretId = fields[field]
    if (secretId === undefined) return
    const replacement = { tenantId, datasourceId: id, secretId, from, to }
    await inTenant(db, tenantId, (tx) => replaceSecret(tx, sealer, replacement))
  }

const LATE: Step = {
  name: 'time',
  ok: false,
  ms: CHECK_MS,
  detail: `No answer within ${CHECK_MS / 1000} s.`,
  action: 'Look whether the source is up and reachable from this server.',
}

/** The secrets of a content, with where each may go; or the first that cannot be opened, as a step that failed. */
export async function openForTry(
  tx: Tx,
  sealer: Sealer,
  { tenantId }: Context,
  fields: Readonly<Record<string, string>>,
): Promise<{ secrets: FeedSecrets; failed: Step | null }> {
  const values: Record<string, SecretVersionValue[]> = {}
  for (const [field, secretId] of Object.entries(fields)) {
    try {
      const versions = await openSecret(tx, sealer, tenantId, secretId)
      values[field] = versions.map((one) => ({ ...one, expiresAt: one.expiresAt?.getTime() ?? null }))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const action = 'Choose another secret for this field, or give this one a new version.'
      const failed = { name: 'secret', ok: false, ms: 0, detail: `"${field}": ${error.message}`, action }
      return { secrets: { values, mayGoTo: [] }, failed }
    }
  }
  return { secrets: { values, mayGoTo: await secretHosts(tx, tenantId, Object.values(fields)) }, failed: null }
}
