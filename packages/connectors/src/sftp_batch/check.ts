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
import { connect, type Session } from './client/connect.ts'
import { faultOf, sftpFailure } from './client/failure.ts'
import type { SftpConfig } from './config/config.ts'
import { type Settings, settingsOf } from './config/settings.ts'
import { HOST_KEYS, validateConfig } from './config/validate.ts'
import { listFiles } from './list.ts'
import { sftpStore } from './store.ts'

type Step = CheckReport['steps'][number]

/** So many files are looked at for the newest one, so many records of it read. */
const [MAX_FILES, MAX_RECORDS] = [2000, 10]

/** From the address to a record; what fails ends it. */
export async function check(host: ConnectorHost<SftpConfig>): Promise<CheckReport> {
  const steps: Step[] = []
  /** Undefined: it failed, and the report says so. */
  const step = async <T>(name: string, run: () => Promise<readonly [T, string]>): Promise<T | undefined> => {
    const start = host.now()
    try {
      const [result, detail] = await run()
      steps.push({ name, ok: true, ms: host.now() - start, detail })
      return result
    } catch (error) {
      steps.push({ ...explained(name, error), ms: host.now() - start })
      return undefined
    }
  }
  let session: Session | undefined
  try {
    const settings = await step('configuration', async () => [valid(host), 'Files can be found and read with it.'])
    if (settings === undefined) return { ok: false, steps }
    const { server } = settings
    const target = { host: server.host, port: server.port, secure: true }
    const addresses = await step('address', async () => {
      const found = await host.http.resolve(target)
      return [found, `${server.host} is ${found.map(({ address }) => address).join(', ')}, where connections may go.`]
    })
    if (addresses === undefined) return { ok: false, steps }
    session = await step('sign-in', async () => {
      const opened = await connect(host, settings, host.signal)
      return [opened, `Signed in as "${server.user}"; the server showed the host key SHA256:${opened.hostKey}.`]
    })
    if (session === undefined) return { ok: false, steps }
    await reading(session, settings, host.signal, step)
  } finally {
    session?.close()
  }
  return { ok: steps.every(({ ok }) => ok), steps }
}

function valid(host: ConnectorHost<SftpConfig>): Settings {
  const problem = validateConfig(host.config).find(({ path }) => path !== HOST_KEYS)
  if (problem === undefined) return settingsOf(host.config)
  const { code, path, message, suggestion = 'Mend the configuration.' } = problem
  throw new NeedsHuman(code, `${path}: ${message}`, suggestion)
}

async function reading(
  session: Session,
  settings: Settings,
  signal: AbortSignal,
  step: <T>(name: string, run: () => Promise<readonly [T, string]>) => Promise<T | undefined>,
): Promise<void> {
  const file = await step('list', () => newest(session, settings))
  if (file === undefined || file === null) return
  const store = sftpStore(settings, async () => session, { range: null }, signal)
  const records = await step('read one file', async () => {
    const found: DecodedRecord[] = []
    for await (const records of store.read({ ...file, row: 0 })) {
      found.push(...records.slice(0, MAX_RECORDS - found.length))
      if (found.length >= MAX_RECORDS) break
    }
    return [
      found,
      `${file.key} was read: ${found.length} ${found.length === 1 ? 'record' : 'records'} from its beginning.`,
    ]
  })
  if (records !== undefined) await step('decode', async () => [true, decoded(records)])
}

async function newest(session: Session, { find }: Settings): Promise<readonly [ListedFile | null, string]> {
  let [seen, last]: [number, ListedFile | null] = [0, null]
  for await (const file of listFiles(session.sftp, find)) {
    if (file.size > 0 && (last === null || file.modified > last.modified)) last = file
    if (++seen >= MAX_FILES) break
  }
  if (last !== null)
    return [
      last,
      `${seen === MAX_FILES ? `More than ${MAX_FILES}` : seen} files are wanted; the newest is ${last.key}.`,
    ]
  return [null, `No file with content is wanted yet in ${find.folders.join(', ')}.`]
}

function decoded(records: readonly DecodedRecord[]): string {
  const malformed = records.find((one) => one.kind === 'malformed')
  if (malformed !== undefined)
    throw new NeedsHuman(
      malformed.code,
      `Record ${malformed.row}: ${malformed.message}`,
      ERROR_CODES[malformed.code].action,
    )
  return records.length === 0 ? 'The file has no records.' : 'Each of them is a record as the format says.'
}

function explained(name: string, error: unknown): Omit<Step, 'ms'> {
  if (error instanceof DecodeError)
    return { name, ok: false, detail: error.message, action: ERROR_CODES[error.code].action }
  const fault = faultOf(error)
  if (fault !== null && error instanceof Error)
    return { name, ok: false, detail: error.message, action: ERROR_CODES[fault].action }
  const known = connectorError(sftpFailure(error))
  const detail = known instanceof Error ? known.message : String(known)
  if (!(known instanceof NeedsHuman))
    return { name, ok: false, detail, action: 'Look whether the server is up, and reachable from here.' }
  return { name: known.code === 'host_key_wrong' ? 'host key' : name, ok: false, detail, action: known.action }
}
