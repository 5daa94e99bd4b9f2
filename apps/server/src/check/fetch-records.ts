import {
  type ConnectorHost,
  connectorError,
  NeedsHuman,
  OutboundError,
  type PullConnector,
  type ReceivedItem,
  RetryLater,
} from '@halcyon/connector-kit'
import { type ErrorCode, isErrorCode, stringifyJson } from '@halcyon/domain'
import { sha256 } from '../test-run/digest.ts'
import type { FetchedItem, ProbeAnswer, ProbeJob } from './probe-protocol.ts'

/** Characters of JSON text, of all records together. */
const MAX_CHARACTERS = 4 * 1024 * 1024
/** Milliseconds a source gets to let go. */
const TEARDOWN_MS = 2000

/**
 * The first records of a source, read as a feed reads them, from where its configuration begins. It is asked for no further batch
 * once there is one with records, since asking would acknowledge it.
 */
export async function fetchRecords(
  connector: PullConnector,
  host: ConnectorHost<unknown>,
  { limit, withinMs }: ProbeJob,
): Promise<ProbeAnswer> {
  const { signal } = host
  try {
    const opened = connector.open(host)
    const run = opened.pull({ checkpoints: new Map(), range: null, maxItems: limit, signal, peek: true })
    const batches = run[Symbol.asyncIterator]()
    try {
      for (;;) {
        const { done, value } = await batches.next()
        if (done === true) return { kind: 'fetched', items: [] }
        const items = value.pages.flatMap((page) => page.items)
        if (items.length > 0) return { kind: 'fetched', items: within(items.slice(0, limit)) }
      }
    } finally {
      await letGo(batches)
      opened.close?.()
    }
  } catch (error) {
    return signal.aborted ? tooLate(withinMs) : failed(error)
  }
}

/** As many of the records, in their order, as an answer may hold. */
function within(items: readonly ReceivedItem[]): FetchedItem[] {
  const fetched: FetchedItem[] = []
  let left = MAX_CHARACTERS
  for (const item of items) {
    if (item.kind === 'malformed') {
      const { code, message, path = '$', raw } = item
      fetched.push({ kind: 'malformed', digest: sha256(raw), code, message, path })
      continue
    }
    left -= stringifyJson(item.payload).length
    if (left < 0) break
    fetched.push({ kind: 'payload', payload: item.payload })
  }
  return fetched
}

async function letGo(batches: AsyncIterator<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, TEARDOWN_MS)
  })
  // What it read is there already: how it ends changes nothing of that.
  await Promise.race([batches.return?.().catch(() => undefined), late])
  clearTimeout(timer)
}

const CHECK_FIRST = 'Check the connection: it says which step fails.'

const tooLate = (withinMs: number): ProbeAnswer => ({
  kind: 'failed',
  code: 'source_timeout',
  message: `The source gave no record within ${withinMs / 1000} s.`,
  action: `${CHECK_FIRST} Where there is nothing to read yet, test with a payload of your own.`,
})

function failed(thrown: unknown): ProbeAnswer {
  if (thrown instanceof OutboundError)
    return { kind: 'failed', code: known(thrown.code), message: thrown.message, action: thrown.action }
  const error = connectorError(thrown)
  if (error instanceof NeedsHuman)
    return { kind: 'failed', code: known(error.code), message: error.message, action: error.action }
  if (error instanceof RetryLater)
    return { kind: 'failed', code: 'source_error', message: error.message, action: CHECK_FIRST }
  throw error
}

/** A connector from outside may bring codes of its own. */
const known = (code: string): ErrorCode => (isErrorCode(code) ? code : 'source_error')
