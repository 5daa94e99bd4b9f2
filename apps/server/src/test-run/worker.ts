/** A test run's thread: lives for one run, has no secrets, no environment and no database. */
import { parentPort, workerData } from 'node:worker_threads'
import { isJsonObject, type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import { loadConnectors } from '../runtime/connectors.ts'
import { runJob } from './job.ts'
import type { FromWorker, Job } from './protocol.ts'

const { connectorModules } = workerData as { readonly connectorModules: readonly string[] }
const connectors = await loadConnectors(connectorModules)
const tell = (message: FromWorker): void => parentPort?.postMessage(message)

async function answer(text: string): Promise<void> {
  const job = parseJson(text, { maxDepth: 200 })
  if (!isJsonObject(job)) throw new TypeError('a job is an object')
  tell({
    kind: 'answer',
    text: stringifyJson((await runJob(job as unknown as Job, connectors)) as unknown as JsonValue),
  })
}

parentPort?.once('message', (text: string) => void answer(text))
tell({ kind: 'ready' })
