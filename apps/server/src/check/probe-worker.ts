/** A probe's thread: does one thing for a person at a real source, under the rules a feed has, and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { type ConnectorHost, createOutbound, createRedactor, heldTo, isPull, localFiles } from '@halcyon/connector-kit'
import { parseJson, stringifyJson } from '@halcyon/domain'
import { loadConnector } from '../runtime/connectors.ts'
import { fetchRecords } from './fetch-records.ts'
import { type FromProbe, isProbeJob, type ProbeAnswer, type ProbeData, type ProbeJob } from './probe-protocol.ts'

const { connectorModules, allowNetworks, allowFiles } = workerData as ProbeData
let mayGoTo: ProbeJob['secrets']['mayGoTo'] = []
const http = createOutbound({ allowNetworks, secretHosts: () => mayGoTo })
http.guardThread()

const tell = (message: FromProbe): void => parentPort?.postMessage(message)
const nothing = (): void => undefined

async function answer(text: string): Promise<void> {
  const job: unknown = parseJson(text, { maxDepth: 200 })
  if (!isProbeJob(job)) throw new TypeError('this is no job')
  tell({ kind: 'answer', text: stringifyJson(withoutSecrets(await run(job), job)) })
}

async function run(job: ProbeJob): Promise<ProbeAnswer> {
  const connector = await loadConnector(job.type, connectorModules)
  if (connector === null) throw new Error(`There is no connector "${job.type}"`)
  mayGoTo = heldTo(job.secrets.mayGoTo, connector.spec.hosts?.(job.config) ?? [])
  const host: ConnectorHost<unknown> = {
    config: job.config,
    secret: (field) => job.secrets.values[field] ?? [],
    secretUsed: nothing,
    replaceSecret: (field, from, to) => tell({ kind: 'secret_replaced', field, from, to }),
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    signal: AbortSignal.timeout(job.withinMs),
    http,
    files: localFiles(allowFiles),
    now: Date.now,
  }
  if (job.kind === 'fetch' && isPull(connector)) return fetchRecords(connector, host, job)
  return { kind: 'checked', report: await connector.check(host) }
}

/** What a source says of a refused credential may hold it. */
function withoutSecrets(given: ProbeAnswer, { secrets }: ProbeJob): ProbeAnswer {
  const { text } = createRedactor(
    Object.values(secrets.values).flatMap((versions) => versions.map(({ value }) => value)),
  )
  if (given.kind === 'failed') return { ...given, message: text(given.message), action: text(given.action) }
  if (given.kind === 'fetched') return given
  const steps = given.report.steps.map((step) => ({ ...step, detail: text(step.detail) }))
  return { ...given, report: { ...given.report, steps } }
}

parentPort?.once('message', (text: string) => void answer(text))
tell({ kind: 'ready' })
