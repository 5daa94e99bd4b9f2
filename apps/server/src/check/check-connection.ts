import type { CheckReport, ConnectorHost, OutboundHttp, SecretVersionValue } from '@halcyon/connector-kit'
import { Problem } from '@halcyon/domain'
import type { Sealer } from '@halcyon/secrets'
import { inTenant, type Tx } from '@halcyon/store'
import type { Context } from '../commands/command.ts'
import { knownConnector } from '../commands/datasources/catalog.ts'
import type { Datasource } from '../queries/datasources-row.ts'
import { openSecret } from '../secrets/open-secret.ts'
import type { SideName } from '../test-run/input.ts'
import { contentOfSide } from '../test-run/subject.ts'

export interface CheckDeps {
  readonly sealer: Sealer
  readonly http: OutboundHttp
}

/** Milliseconds a check may take in all. */
const CHECK_MS = 30_000

type Step = CheckReport['steps'][number]
type Secrets = Readonly<Record<string, readonly SecretVersionValue[]>>

/** Whether the source can be reached and read with this configuration, step by step; a failed step says what to do. */
export async function checkConnection(
  deps: CheckDeps,
  context: Context,
  datasource: Datasource,
  side: SideName,
): Promise<CheckReport> {
  const { content, secrets, failed } = await inTenant(context.db, context.tenantId, async (tx) => {
    const found = await contentOfSide(tx, context, datasource, side)
    return { content: found, ...(await openAll(tx, deps.sealer, context, found.secrets)) }
  })
  if (failed !== null) return { ok: false, steps: [failed] }
  const connector = knownConnector(datasource.type)
  const stop = new AbortController()
  const host: ConnectorHost<unknown> = {
    config: content.config,
    secret: (field) => secrets[field] ?? [],
    secretUsed: () => undefined,
    log: SILENT,
    signal: stop.signal,
    http: deps.http,
    now: Date.now,
  }
  return withinTime(connector.check(host as never), stop)
}

async function openAll(
  tx: Tx,
  sealer: Sealer,
  { tenantId }: Context,
  fields: Readonly<Record<string, string>>,
): Promise<{ secrets: Secrets; failed: Step | null }> {
  const secrets: Record<string, SecretVersionValue[]> = {}
  for (const [field, secretId] of Object.entries(fields)) {
    try {
      const versions = await openSecret(tx, sealer, tenantId, secretId)
      secrets[field] = versions.map((one) => ({ ...one, expiresAt: one.expiresAt?.getTime() ?? null }))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const action = 'Choose another secret for this field, or give this one a new version.'
      return { secrets, failed: { name: 'secret', ok: false, ms: 0, detail: `"${field}": ${error.message}`, action } }
    }
  }
  return { secrets, failed: null }
}

async function withinTime(report: Promise<CheckReport>, stop: AbortController): Promise<CheckReport> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<CheckReport>((resolve) => {
    timer = setTimeout(() => {
      stop.abort()
      const detail = `No answer within ${CHECK_MS / 1000} s.`
      const action = 'Look whether the source is up and reachable from this server.'
      resolve({ ok: false, steps: [{ name: 'time', ok: false, ms: CHECK_MS, detail, action }] })
    }, CHECK_MS)
  })
  try {
    return await Promise.race([report, late])
  } finally {
    clearTimeout(timer)
  }
}

const nothing = (): void => undefined
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing }
