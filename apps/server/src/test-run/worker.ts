/** A test run's thread: lives for one run, has no secrets, no environment and no database. */
import { parentPort, workerData } from 'node:worker_threads'
import { parseJson, stringifyJson } from '@halcyon/domain'
import { type ConnectorModules, loadConnector } from '../runtime/connectors.ts'
import { runJob } from './job.ts'
import { type FromWorker, isJob } from './protocol.ts'

const { connectorModules } = workerData as { readonly connectorModules: ConnectorModules }
const tell = (message: FromWorker): void => parentPort?.postMessage(message)

async function answer(text: string): Promise<void> {
  const job: unknown = parseJson(text, { maxDepth: 200 })
  if (!isJob(job)) throw new TypeError('this is no job')
  tell({ kind: 'answer', text: stringifyJson(await runJob(job, await loadConnector(job.type, connectorModules))) })
}

parentPort?.once('message', (text: string) => void answer(text))
tell({ kind: 'ready' })
