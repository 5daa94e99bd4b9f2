import { Worker } from 'node:worker_threads'
import type { ConnectorModules } from '../runtime/connectors.ts'
import type { FromWorker } from './protocol.ts'

export const HEAP_MB = 128
/** An editor at work tests every few seconds; after a pause the memory is given back. */
const IDLE_MS = 120_000

export interface Loading {
  readonly worker: Worker
  /** Its code is loaded: it waits for its one job. */
  readonly ready: Promise<void>
}

let modules: ConnectorModules = {}
export const connectorModules = (): ConnectorModules => modules
let spare: (Loading & { readonly idle: NodeJS.Timeout }) | null = null

/** Modules of connectors beside the library's: set once, at start. */
export const useConnectorModules = (outside: ConnectorModules): void => {
  modules = outside
}

/** A worker for one job, and another begins to load, so that the next test need not wait for that. */
export function takeWorker(): Loading {
  const taken = spare ?? load()
  if (spare !== null) clearTimeout(spare.idle)
  keep(load())
  taken.worker.ref()
  return taken
}

function load(): Loading {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { connectorModules: modules },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    env: {},
    stdout: true,
    stderr: true,
  })
  const ready = new Promise<void>((resolve) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve()
    })
  })
  return { worker, ready }
}

function keep(loading: Loading): void {
  const drop = (): void => {
    clearTimeout(idle)
    if (spare?.worker === loading.worker) spare = null
    void loading.worker.terminate()
  }
  const idle = setTimeout(() => {
    if (spare?.worker === loading.worker) drop()
  }, IDLE_MS)
  // It keeps no process alive, and one that fails to load is simply not there.
  idle.unref()
  loading.worker.unref()
  loading.worker.on('error', drop)
  spare = { ...loading, idle }
}
