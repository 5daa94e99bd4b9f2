/** A test run's thread: lives for one run, has no secrets, no environment and no database. */
import { parentPort, workerData } from 'node:worker_threads'
import { parseJson, stringifyJson } from '@halcyon/domain'
import { loadConnectors } from '../runtime/connectors.ts'
import { runJob } from './job.ts'
import { type FromWorker, isJob } from './protocol.ts'

const { connectorModules } = workerData as { readonly connectorModules: readonly string[] }
const connectors = await loadConnectors(connectorModules)
const tell = (message: FromWorker): void => parentPort?.postMessage(message)

async function answer(text: string): Promise<void> {
  const job: unknown = parseJson(text, { maxDepth: 200 })
  if (!isJob(job)) throw new TypeError('this is no job')
  tell({ kind: 'answer', text: stringifyJson(await runJob(job, connectors)) })
}

parentPort?.once('message', (text: string) => void answer(text))
tell({ kind: 'ready' })
