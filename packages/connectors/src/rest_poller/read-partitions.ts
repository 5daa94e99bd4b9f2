import { compilePath, NeedsHuman } from '@halcyon/connector-kit'
import { ExactNumber, type JsonValue } from '@halcyon/domain'
import { listPath } from './config/records.ts'
import { pagerFor } from './paging/pager.ts'
import { FIRST } from './paging/position.ts'
import { walk } from './paging/walk.ts'
import type { Poller } from './poller.ts'
import { recordReader } from './records/read-records.ts'
import { compileRequest } from './request/request.ts'
import { fillPagination, type Settings } from './settings.ts'

const MAX_PARTITIONS = 10_000
const MAX_LENGTH = 200

/** The partitions there are now; [''] where the source has none. @throws what asking for them throws */
export async function readPartitions(poller: Poller, signal: AbortSignal): Promise<readonly string[]> {
  const { partitions } = poller.settings
  if (partitions === null) return ['']
  if (partitions.kind === 'list') return partitions.values
  const parent = parentOf(poller, partitions)
  const read = compilePath(partitions.value)
  const found = new Set<string>()
  for await (const { page } of walk(
    parent,
    parent.pager,
    { at: FIRST },
    { now: { instant: Temporal.Now.instant() } },
    signal,
  )) {
    for (const item of page.items) {
      const value = item.kind === 'payload' ? partitionText(read?.(item.payload)) : null
      if (value === null) throw unnamed(partitions.value)
      found.add(value)
      if (found.size > MAX_PARTITIONS) throw tooMany()
    }
  }
  return [...found]
}

/** The request for them: the same address, credentials, rules and budget. */
function parentOf(poller: Poller, partitions: Extract<Settings['partitions'], { kind: 'request' }>): Poller {
  const pagination = fillPagination(partitions.pagination ?? { kind: 'none' })
  const { request, records } = poller.settings
  const settings: Settings = {
    ...poller.settings,
    request: { ...request, method: 'GET', path: partitions.path, query: partitions.query ?? {}, body: '' },
    pagination,
    incremental: { kind: 'none' },
    records: { ...records, recordPath: listPath(partitions.recordPath) },
    dedupe: [],
  }
  return {
    ...poller,
    settings,
    request: compileRequest(settings),
    pager: pagerFor(pagination, settings.url),
    records: recordReader(settings),
    newest: null,
  }
}

function partitionText(value: JsonValue | undefined): string | null {
  const text = typeof value === 'number' || value instanceof ExactNumber ? String(value) : value
  return typeof text === 'string' && text !== '' && text.length <= MAX_LENGTH ? text : null
}

const unnamed = (path: string): NeedsHuman =>
  new NeedsHuman(
    'response_invalid',
    `An item of the partitions has no short text or number at ${path}.`,
    'Compare "Value at" of the partitions with what the source answers.',
  )

const tooMany = (): NeedsHuman =>
  new NeedsHuman(
    'limit_exceeded',
    `The source has more than ${MAX_PARTITIONS} partitions.`,
    'Name those that matter as a list.',
  )
