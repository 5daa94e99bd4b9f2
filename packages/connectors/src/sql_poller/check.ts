import { type CheckReport, type ConnectorHost, connectorError, NeedsHuman, RetryLater } from '@halcyon/connector-kit'
import type { SqlConfig } from './config/config.ts'
import { type NetworkServer, offsetColumns, type Settings, settingsOf } from './config/settings.ts'
import { validateConfig } from './config/validate.ts'
import { planOf } from './plan.ts'
import { headQuery, pageQuery, type Span } from './query.ts'
import { secretMissing } from './secret-missing.ts'
import { openSession } from './session/open.ts'
import type { Session } from './session/session.ts'

type Done = CheckReport['steps'][number]
/** Does one and notes it; ends the check where it fails. */
type Step = <T extends Result>(name: string, work: () => T | Promise<T>) => Promise<T>
type Result = { readonly detail: string; readonly name?: string }

/** Rows that are looked at. */
const LOOK_ROWS = 1000

/** As a run does it, up to the first rows. It ends with the first step that fails. */
export async function check(host: ConnectorHost<SqlConfig>): Promise<CheckReport> {
  const steps: Done[] = []
  let session: Session | null = null
  const step: Step = async (name, work) => {
    const start = host.now()
    try {
      const result = await work()
      steps.push({ name, ok: true, ms: host.now() - start, detail: result.detail })
      return result
    } catch (error) {
      steps.push({ ...failed(name, error), ms: host.now() - start })
      throw new Ended()
    }
  }
  try {
    const settings = settingsOf(host.config)
    await step('configuration', () => configuration(host, settings))
    session = await opened(host, settings, step)
    await reading(session, settings, step)
  } catch (error) {
    if (!(error instanceof Ended)) throw error
  } finally {
    session?.close()
  }
  return { ok: steps.every(({ ok }) => ok), steps }
}

class Ended extends Error {}

/** A failure of the connection has a step of its own, whichever was under way. */
const STEP_OF: Readonly<Record<string, string>> = { tls_failed: 'encryption' }

function failed(name: string, error: unknown): Omit<Done, 'ms'> {
  const known = connectorError(error)
  const detail = known instanceof Error ? known.message : String(known)
  if (known instanceof NeedsHuman) return { name: STEP_OF[known.code] ?? name, ok: false, detail, action: known.action }
  if (known instanceof RetryLater)
    return { name, ok: false, detail, action: 'Look whether the database is up, and reachable from this server.' }
  throw error
}

function configuration(host: ConnectorHost<SqlConfig>, settings: Settings): Result {
  const [first] = validateConfig(host.config)
  if (first !== undefined)
    throw new NeedsHuman(first.code, `${first.path}: ${first.message}`, first.suggestion ?? 'Mend the configuration.')
  const missing = secretMissing(host, settings)
  if (missing !== null) throw missing
  return { detail: 'The configuration is whole, and the statement is one that reads.' }
}

async function address(host: ConnectorHost<SqlConfig>, server: NetworkServer): Promise<Result> {
  const found = await host.http.resolve({ host: server.host, port: server.port, secure: server.tls !== null })
  return { detail: `${server.host} is ${found.map((one) => one.address).join(', ')}, where connections may go.` }
}

/** Up to where queries can be asked. */
async function opened(host: ConnectorHost<SqlConfig>, settings: Settings, step: Step): Promise<Session> {
  const { server } = settings
  if (server.dialect !== 'sqlite') {
    await step('address', () => address(host, server))
    return (await step('sign-in', () => signIn(host, settings, server))).session
  }
  const { session } = await step('file', async () => {
    const session = await openSession(host, settings, host.signal)
    return { session, detail: `${server.path} is a database, read by ${session.version}.` }
  })
  return session
}

async function signIn(host: ConnectorHost<SqlConfig>, settings: Settings, server: NetworkServer) {
  const session = await openSession(host, settings, host.signal)
  const how = session.encryption === null ? 'without encryption' : `over ${session.encryption}`
  return { session, detail: `Signed in as "${server.user}" to ${session.version}, ${how}.` }
}

async function reading(session: Session, settings: Settings, step: Step): Promise<void> {
  await step('read-only', async () => {
    if (await session.isReadOnly())
      return { detail: READ_ONLY[settings.server.dialect === 'sqlite' ? 'file' : 'server'] }
    throw new NeedsHuman(
      'query_not_read_only',
      'The server does not keep a transaction read-only.',
      'Ask its administrator: a proxy in between may not pass the setting on.',
    )
  })
  const { source, columns, read } = await step('columns', async () => {
    const plan = await planOf(session, settings)
    return {
      ...plan,
      detail: `${plan.columns.length} columns: ${plan.columns.map(({ name, type }) => `${name} (${type})`).join(', ')}.`,
    }
  })
  const now = settings.offset.kind === 'timestamp' ? await session.now() : ''
  const span: Span = { after: null, range: null, now }
  await step('query', async () => {
    let rows = 0
    for await (const chunk of session.read(pageQuery(source, session.syntax, columns, span, 10))) rows += chunk.length
    return { detail: rows === 0 ? 'It runs, and there are no rows yet.' : 'It runs, and there are rows.' }
  })
  await step('offset', async () => {
    const names = offsetColumns(settings.offset)
    const positions: string[] = []
    const latest = headQuery(source, session.syntax, columns, span, LOOK_ROWS)
    for await (const chunk of session.read(latest))
      for (const cells of chunk) positions.push(read(cells).position.join('\u0000'))
    if (new Set(positions).size < positions.length) throw sameOffset(settings)
    const index = settings.read.kind === 'table' ? await session.isIndexed(settings.read, settings.offset.column) : null
    const differs = `No two of the last ${positions.length} rows have the same ${names.join(' and ')}.`
    const speed = {
      true: ' An index begins with the column.',
      false: ` No index begins with "${settings.offset.column}": each page sorts the table. An index on (${names.join(', ')}) would spare that.`,
      null: '',
    }[`${index}`]
    return { detail: `${differs}${speed}` }
  })
}

const READ_ONLY = {
  server: 'Queries run in read-only transactions: the server refuses any that writes.',
  file: 'The file is open for reading only: a statement that writes is refused.',
} as const

const sameOffset = ({ offset }: Settings): NeedsHuman =>
  offset.kind === 'increasing'
    ? new NeedsHuman(
        'offset_invalid',
        `Several of the last rows have the same value in "${offset.column}".`,
        'Choose a column that differs in every row, or a timestamp with a tie-breaker.',
      )
    : new NeedsHuman(
        'offset_invalid',
        `Several of the last rows have the same "${offset.column}" and "${offset.tieBreaker}".`,
        'Choose a tie-breaker that differs in every row, such as the primary key.',
      )
