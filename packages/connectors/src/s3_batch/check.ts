import {
  type CheckReport,
  type ConnectorHost,
  connectorError,
  type DecodedRecord,
  DecodeError,
  type ListedFile,
  NeedsHuman,
} from '@halcyon/connector-kit'
import { ERROR_CODES } from '@halcyon/domain'
import { type Bucket, openBucket } from './client/client.ts'
import { objectFault, storeError } from './client/errors.ts'
import { openQueue } from './client/queue.ts'
import type { S3Config } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { compileKeys } from './find/keys.ts'
import { listObjects } from './find/list.ts'
import { prefixesOf } from './find/prefixes.ts'
import { readObject } from './read-object.ts'
import { type Settings, settingsOf } from './settings.ts'

type Step = CheckReport['steps'][number]

const DAY = 86_400_000
/** So many keys are looked at for one that is wanted, so many records of it read. */
const [MAX_KEYS, MAX_RECORDS] = [2000, 10]

/** From the address to a record; what fails ends it. */
export async function check(host: ConnectorHost<S3Config>): Promise<CheckReport> {
  const steps: Step[] = []
  /** Undefined: it failed, and the report says so. */
  const step = async <T>(name: string, run: () => Promise<readonly [T, string]>): Promise<T | undefined> => {
    const start = host.now()
    try {
      const [result, detail] = await run()
      steps.push({ name, ok: true, ms: host.now() - start, detail })
      return result
    } catch (error) {
      steps.push({ name, ok: false, ms: host.now() - start, ...explained(error) })
      return undefined
    }
  }
  const report = (): CheckReport => ({ ok: steps.every(({ ok }) => ok), steps })

  const settings = await step('configuration', async () => [
    valid(host.config),
    'Objects can be found and read with this configuration.',
  ])
  if (settings === undefined) return report()
  const reached = await step('address', async () => [true, await reach(host, settings)])
  if (reached === undefined) return report()
  const store = await step('credentials', async () => {
    const bucket = await openBucket(host, settings)
    await bucket.credentials?.()
    return [bucket, SIGN_IN[settings.credentials.kind]]
  })
  if (store === undefined) return report()
  const first = await step('sign-in and bucket', async () => [
    await firstKey(store, host.signal),
    `The store lets this account list the bucket ${settings.bucket}.`,
  ])
  if (first === undefined) return report()
  if (settings.queue !== null) {
    const waiting = await step('queue', async () => [true, await queueDetail(host, store, settings)])
    if (waiting === undefined) return report()
  }
  const object = await step('list', () => newest(store, settings, host))
  if (object === undefined || object === null) return report()
  const records = await step('read one object', () => beginning(store, settings, object, host.signal))
  if (records === undefined) return report()
  await step('decode', async () => [true, decoded(records)])
  return report()
}

function valid(config: S3Config): Settings {
  const [problem] = validateConfig(config)
  if (problem !== undefined)
    throw new NeedsHuman(
      problem.code,
      `${problem.path}: ${problem.message}`,
      problem.suggestion ?? 'Mend the configuration.',
    )
  return settingsOf(config)
}

/** Any answer will do: without a signature most stores refuse. */
async function reach(host: ConnectorHost<S3Config>, { endpoint }: Settings): Promise<string> {
  try {
    const { status } = await host.http.request({
      url: `${endpoint}/`,
      signal: host.signal,
      maxBytes: 1024 * 1024,
      timeoutMs: 10_000,
    })
    return `${endpoint} answers (${status}).`
  } catch (error) {
    throw connectorError(error)
  }
}

const SIGN_IN: Readonly<Record<Settings['credentials']['kind'], string>> = {
  static: 'The secret "secretAccessKey" is set.',
  assumed_role: 'The role was taken on.',
  instance: 'The machine has a role, and gave its credentials.',
  container: 'The container has a role, and gave its credentials.',
  anonymous: 'Nobody signs in.',
}

async function firstKey({ client, sdk, bucket }: Bucket, signal: AbortSignal): Promise<boolean> {
  await client
    .send(new sdk.ListObjectsV2Command({ Bucket: bucket, MaxKeys: 1 }), { abortSignal: signal })
    .catch(async (error: unknown) => {
      // An account may be allowed to list its prefix only; the next step shows it.
      if (error instanceof Error && error.name === 'AccessDenied') return
      throw error
    })
  return true
}

/** Nothing is taken out of it. */
async function queueDetail(
  host: ConnectorHost<S3Config>,
  { credentials }: Bucket,
  { queue }: Settings,
): Promise<string> {
  if (queue === null || credentials === null) return 'There is no queue.'
  const size = await openQueue(host, queue, credentials).size()
  return `The account may look at the queue: ${size} ${size === 1 ? 'message waits' : 'messages wait'}.`
}

/** Of the first keys that are wanted, the one that changed last. */
async function newest(
  store: Bucket,
  { find }: Settings,
  host: ConnectorHost<S3Config>,
): Promise<readonly [ListedFile | null, string]> {
  const keys = compileKeys(find)
  const now = host.now()
  let [seen, wanted] = [0, 0]
  let newest: ListedFile | null = null
  for (const prefix of find.prefixes) {
    for (const one of [...prefixesOf(prefix, now - 7 * DAY, now)].reverse()) {
      for await (const object of listObjects(store, one, null, host.signal)) {
        seen++
        if (keys.matches(object.key) && object.size > 0) {
          wanted++
          if (newest === null || object.modified > newest.modified) newest = object
        }
        if (seen >= MAX_KEYS) break
      }
      if (seen >= MAX_KEYS) break
    }
  }
  if (newest !== null) return [newest, `${wanted} of the first ${seen} keys are wanted, for example ${newest.key}.`]
  if (seen === 0)
    return [null, 'There is no object yet under these prefixes (of those with a date, the last seven days).']
  throw new NeedsHuman(
    'source_not_found',
    `None of the first ${seen} keys fits the patterns.`,
    'Compare the patterns with the keys, or leave them out.',
  )
}

async function beginning(
  store: Bucket,
  settings: Settings,
  object: ListedFile,
  signal: AbortSignal,
): Promise<readonly [DecodedRecord[], string]> {
  const records: DecodedRecord[] = []
  for await (const some of readObject(store, settings, { ...object, row: 0 }, signal)) {
    records.push(...some.slice(0, MAX_RECORDS - records.length))
    if (records.length >= MAX_RECORDS) break
  }
  return [
    records,
    `${object.key} was read: ${records.length} ${records.length === 1 ? 'record' : 'records'} from its beginning.`,
  ]
}

function decoded(records: readonly DecodedRecord[]): string {
  const malformed = records.find((one) => one.kind === 'malformed')
  if (malformed !== undefined)
    throw new NeedsHuman(
      malformed.code,
      `Record ${malformed.row}: ${malformed.message}`,
      ERROR_CODES[malformed.code].action,
    )
  if (records.length === 0) return 'The object has no records.'
  return 'Each of them is a record as the format says.'
}

function explained(error: unknown): { detail: string; action: string } {
  if (error instanceof DecodeError) return { detail: error.message, action: ERROR_CODES[error.code].action }
  const known = storeError(error)
  const detail = known instanceof Error ? known.message : String(known)
  if (known instanceof NeedsHuman) return { detail, action: known.action }
  const fault = objectFault(error)
  return { detail, action: fault === null ? 'Try again; if it stays, look at the store.' : ERROR_CODES[fault].action }
}
