/** A feed's worker: one thread, one datasource, one version at a time; the next one is compiled beside it and takes over between two batches. */
import { readlinkSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { Connector, ConnectorHost, ConnectorLog, PullConnector, PushConnector } from '@halcyon/connector-kit'
import { createOutbound, heldTo, isPush, localFiles, NeedsHuman, redactLog } from '@halcyon/connector-kit'
import { type ErrorCode, isErrorCode } from '@halcyon/domain'
import { type CompiledMapping, compile } from '@halcyon/mapping'
import { type LineOptions, type Processed, parseRedactPath, pushPipeline } from '@halcyon/pipeline'
import type { Script } from '@halcyon/sandbox'
import { loadConnector, unknownConnector } from '../connectors.ts'
import { openScript } from '../open-script.ts'
import { releaseMemory } from '../release-memory.ts'
import { keepableHeaders } from './kept-headers.ts'
import type {
  FeedSecrets,
  FromWorker,
  LoadMessage,
  PackedResults,
  PullMessage,
  Special,
  ToWorker,
  WorkerData,
} from './protocol.ts'
import { unpackRequests } from './protocol.ts'
import { PullLoop } from './pull-loop.ts'
import { lineScript } from './script.ts'
import { buffersOf } from './transfer.ts'

interface Running {
  readonly slot: number
  readonly headers: readonly string[]
  /** Of a push feed. */
  readonly pipeline: ReturnType<typeof pushPipeline> | null
  /** Of a pull feed: begins a run. */
  readonly pull: ((message: PullMessage) => PullLoop) | null
  stop(): void
}

const port = parentPort
if (port === null) throw new Error('this file runs as a worker thread')
const { connectorModules, allowNetworks, allowFiles = [] } = workerData as WorkerData
const http = createOutbound({ allowNetworks, secretHosts: () => heldTo(secrets.mayGoTo, leadsTo) })
http.guardThread()

const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

/** Linux names threads like processes. */
function thread(): number | null {
  try {
    return Number(readlinkSync('/proc/thread-self').split('/').at(-1))
  } catch {
    return null
  }
}
send({ kind: 'started', thread: thread() })

const log = (component: string): ConnectorLog => {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields?: Record<string, unknown>): void =>
      send({ kind: 'log', level, component, message, ...(fields === undefined ? {} : { fields }) })
  // A connector that logs what it was given does not log a secret.
  return redactLog({ debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }, () =>
    Object.values(secrets.values).flatMap((versions) => versions.map(({ value }) => value)),
  )
}

/** Milliseconds between two notes of a secret's use. */
const USE_MS = 5000

let secrets: FeedSecrets = { values: {}, mayGoTo: [] }
/** Hosts of the configuration that was opened last. */
let leadsTo: readonly string[] = []
let running: Running | null = null
/** The run under way, of a pull feed, and the number of its next batch: numbers go on from run to run. */
let run: PullLoop | null = null
let nextPulled = 1
/** Batches and loads take turns: a version changes between two batches, and items are numbered in one sequence. */
let turn: Promise<void> = Promise.resolve()

function compiled(mapping: unknown): CompiledMapping {
  const result = compile(mapping)
  if (result.ok) return result.mapping
  const [first] = result.errors
  throw new NeedsHuman(
    'mapping_invalid',
    `${first?.path ?? '$'}: ${first?.message ?? 'invalid'}`,
    'Open the draft, mend the mapping and publish.',
  )
}

function openVersion(
  message: LoadMessage,
  connector: Connector,
  mapping: CompiledMapping,
  script: Script | null,
): Running {
  const stop = new AbortController()
  leadsTo = connector.spec.hosts?.(message.config) ?? []
  const host: ConnectorHost<unknown> = {
    config: message.config,
    secret: (field) => secrets.values[field] ?? [],
    secretUsed: usedOnce(),
    replaceSecret: (field, from, to) => send({ kind: 'secret_replaced', field, from, to }),
    log: log(message.type),
    signal: stop.signal,
    http,
    files: localFiles(allowFiles),
    now: Date.now,
  }
  const way: LineOptions = {
    feed: message.feed,
    mapping,
    ...(script === null ? {} : { script: lineScript(script, log('script'), () => send({ kind: 'working' })) }),
    capture: message.capture,
    redact: message.redact.map(parseRedactPath).filter((path) => path !== null),
    keepHeaders: keepableHeaders(() => Object.values(secrets.values).flat()),
    now: Date.now,
  }
  const opened = isPush(connector) ? receiving(connector.open(host), way) : pulling(connector.open(host), way)
  return {
    ...opened,
    slot: message.feed.slot,
    stop() {
      stop.abort()
      opened.close()
      script?.close()
    },
  }
}

/** @throws NeedsHuman when there is none, with the reason where one from outside could not be loaded */
async function connectorOf(type: string): Promise<Connector> {
  const connector = await loadConnector(type, connectorModules)
  if (connector !== null) return connector
  const known = connectorModules[type]
  const { cause, action } = typeof known === 'object' ? known : unknownConnector(type)
  throw new NeedsHuman('connector_unknown', cause, action)
}

type Opened = Pick<Running, 'headers' | 'pipeline' | 'pull'> & { close(): void }

const receiving = (receiver: ReturnType<PushConnector['open']>, way: LineOptions): Opened => ({
  headers: receiver.headers,
  pipeline: pushPipeline({ ...way, receive: (request) => receiver.receive(request) }),
  pull: null,
  close: () => receiver.close?.(),
})

const pulling = (source: ReturnType<PullConnector['open']>, way: LineOptions): Opened => ({
  headers: [],
  pipeline: null,
  pull: (message) => new PullLoop(source, way, message, send, nextPulled),
  close: () => source.close?.(),
})

/** Says that a version was used at most once in `USE_MS`: a message for each request would cost more than verifying it. */
function usedOnce(): ConnectorHost<unknown>['secretUsed'] {
  const said = new Map<string, number>()
  return (field, version) => {
    const now = Date.now()
    const key = `${field} ${version}`
    if (now - (said.get(key) ?? 0) < USE_MS) return
    said.set(key, now)
    send({ kind: 'secret_used', field, version })
  }
}

/** A connector from outside may bring codes of its own. */
const knownCode = (code: string): ErrorCode => (isErrorCode(code) ? code : 'needs_human')

async function load(message: LoadMessage): Promise<void> {
  let before = secrets
  let script: Script | null = null
  try {
    const [connector, mapping] = [await connectorOf(message.type), compiled(message.mapping)]
    script = await openScript(mapping.script)
    before = secrets
    secrets = message.secrets
    const next = openVersion(message, connector, mapping, script)
    running?.stop()
    running = next
    releaseMemory()
    send({ kind: 'loaded', slot: next.slot, headers: next.headers })
  } catch (error) {
    secrets = before
    script?.close()
    const known = error instanceof NeedsHuman
    send({
      kind: 'not_startable',
      slot: message.feed.slot,
      code: known ? knownCode(error.code) : 'version_not_startable',
      message: error instanceof Error ? error.message : String(error),
      action: known ? error.action : 'Read the log, mend the draft and publish it, or roll back.',
    })
  }
}

function packResults(processed: Processed): PackedResults {
  const special: Special[] = []
  const counts = processed.results.map((result, index) => {
    if (result.kind === 'refused') {
      const { kind: _, ...refused } = result
      special.push({ index, refused })
      return -1
    }
    if (result.malformedStatus > 0 || result.answer !== undefined) {
      special.push({
        index,
        ...(result.malformedStatus > 0 ? { malformedStatus: result.malformedStatus } : {}),
        ...(result.answer === undefined ? {} : { answer: result.answer }),
      })
    }
    return result.count
  })
  return { counts, special }
}

async function processBatch(message: Extract<ToWorker, { kind: 'batch' }>): Promise<void> {
  const version = running
  if (version === null || version.pipeline === null) throw new Error('a batch came before a version')
  const verified = message.suspect ? (): void => send({ kind: 'verified', id: message.id }) : undefined
  const processed = await version.pipeline.process(message.id, unpackRequests(message.requests), verified)
  const { outcomes, batch, awaited, rejects } = processed
  send(
    {
      kind: 'processed',
      id: message.id,
      slot: version.slot,
      results: packResults(processed),
      outcomes,
      batch,
      awaited,
      rejects,
    },
    buffersOf(batch),
  )
}

/** Begins a run; it goes on beside the messages. A bug ends the worker. */
function beginPull(message: PullMessage): void {
  if (running === null || running.pull === null) throw new Error('a run came before a version')
  const loop = running.pull(message)
  run = loop
  loop.run().then(
    (next) => {
      nextPulled = next
      run = null
    },
    (error: unknown) => {
      setImmediate(() => {
        throw error
      })
    },
  )
}

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'load':
      turn = turn.then(() => load(message))
      break
    case 'batch':
      turn = turn.then(() => processBatch(message))
      // A bug ends the worker: the supervisor counts it, and runs what was under way again.
      turn.catch((error: unknown) => {
        setImmediate(() => {
          throw error
        })
      })
      break
    case 'secrets':
      secrets = message.secrets
      break
    case 'pull':
      turn = turn.then(() => beginPull(message))
      break
    case 'stop_pull':
      run?.stop()
      break
    case 'ping':
      send({ kind: 'pong' })
      break
    case 'committed':
      if (run === null) running?.pipeline?.committed(message.id, message.duplicates)
      else run.committed(message.id, message.duplicates)
      break
    case 'dropped':
      if (run === null) running?.pipeline?.dropped(message.id)
      else run.dropped(message.id)
      break
  }
})
