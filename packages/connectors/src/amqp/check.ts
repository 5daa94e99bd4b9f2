import {
  type CheckReport,
  type ConnectorHost,
  connectorError,
  NeedsHuman,
  type PullPage,
  RetryLater,
} from '@halcyon/connector-kit'
import { ERROR_CODES } from '@halcyon/domain'
import { lookAtQueue, type QueueState } from './client/queue.ts'
import { openSession, type Session } from './client/session.ts'
import type { AmqpConfig } from './config/config.ts'
import { type Settings, secretsOf, settingsOf } from './config/settings.ts'
import { validateConfig } from './config/validate.ts'
import { firstMessages } from './read/look.ts'
import { bodyReader } from './records/body.ts'

type Step = CheckReport['steps'][number]
type Host = ConnectorHost<AmqpConfig>

/** As a run does it, up to the first message, which stays. It ends with the first step that fails. */
export async function check(host: Host): Promise<CheckReport> {
  const steps: Step[] = []
  const step = async <T>(name: string, work: () => Promise<readonly [T, string]>): Promise<T> => {
    const start = host.now()
    try {
      const [value, detail] = await work()
      steps.push({ name, ok: true, ms: host.now() - start, detail })
      return value
    } catch (error) {
      steps.push({ ...failed(name, error), ms: host.now() - start })
      throw new Ended()
    }
  }
  let session: Session | null = null
  try {
    const settings = await step('configuration', async () => configuration(host))
    await step('address', () => address(host, settings))
    const opened = await step('sign-in', () => signIn(host, settings))
    session = opened
    const queue = await step('queue', () => queueOf(opened, settings))
    if (queue.exists) await messages(opened, settings, queue, host, step)
  } catch (error) {
    if (!(error instanceof Ended)) throw error
  } finally {
    await session?.close()
  }
  return { ok: steps.every(({ ok }) => ok), steps }
}

class Ended extends Error {}

function failed(name: string, error: unknown): Omit<Step, 'ms'> {
  const known = connectorError(error)
  const detail = known instanceof Error ? known.message : String(known)
  if (known instanceof NeedsHuman)
    return { name: known.code === 'tls_failed' ? 'encryption' : name, ok: false, detail, action: known.action }
  if (known instanceof RetryLater)
    return { name, ok: false, detail, action: 'Look whether the broker is up, and reachable from this server.' }
  throw error
}

function configuration(host: Host): readonly [Settings, string] {
  const [first] = validateConfig(host.config)
  if (first !== undefined)
    throw new NeedsHuman(first.code, `${first.path}: ${first.message}`, first.suggestion ?? 'Mend the configuration.')
  const settings = settingsOf(host.config)
  for (const field of secretsOf(settings)) {
    if (!host.secret(field).some(({ value }) => value !== ''))
      throw new NeedsHuman('secret_missing', `The secret "${field}" is not set.`, `Choose a secret for "${field}".`)
  }
  return [settings, 'The configuration is whole, and its secrets are set.']
}

async function address({ http, signal }: Host, { host, port, tls }: Settings) {
  const socket = await http.connect({ host, port, secure: tls !== null, signal })
  const { remoteAddress } = socket
  socket.destroy()
  return [undefined, `${host}:${port} answers (${remoteAddress}).`] as const
}

async function signIn(host: Host, settings: Settings) {
  const session = await openSession(host, settings, host.signal)
  const { auth, tls, vhost } = settings
  const who = auth.kind === 'password' ? `as "${auth.user}"` : 'by the client certificate'
  const how = tls === null ? 'without encryption' : 'over TLS'
  return [session, `Signed in ${who}, ${how}, in the virtual host ${vhost}.`] as const
}

async function queueOf(session: Session, settings: Settings): Promise<readonly [QueueState, string]> {
  const state = await lookAtQueue(session, settings)
  const { declare, queue } = settings
  if (declare !== null) await exchangeOf(session, declare.exchange)
  if (!state.exists) return [state, `"${queue}" is not there yet: the first run makes it and binds it.`]
  const { consumers } = state
  const others =
    consumers === 0
      ? 'Nobody reads it.'
      : `${consumers} read it now, this feed among them if it runs: they share its messages.`
  return [state, `"${queue}" is there. ${others}`]
}

async function exchangeOf(session: Session, exchange: string): Promise<void> {
  const channel = await session.channel({ mayFail: true })
  try {
    await channel.checkExchange(exchange)
    await channel.close()
  } catch (error) {
    throw session.failure(error)
  }
}

async function messages(
  session: Session,
  settings: Settings,
  { ready }: QueueState,
  host: Host,
  step: <T>(name: string, work: () => Promise<readonly [T, string]>) => Promise<T>,
): Promise<void> {
  const pages = await step('messages', async () => {
    const found = await firstMessages(session, settings, bodyReader(settings), 1, host)
    return [found, `${ready} ${ready === 1 ? 'message waits' : 'messages wait'}. They may be read.`]
  })
  if (pages.length > 0) await step('decode', async () => [undefined, decoded(pages)])
}

function decoded(pages: readonly PullPage[]): string {
  const items = pages.flatMap((page) => page.items)
  for (const item of items) {
    if (item.kind === 'malformed') throw new NeedsHuman(item.code, item.message, ERROR_CODES[item.code].action)
  }
  return `The first message is ${items.length === 1 ? 'a record' : `${items.length} records`}. It stays in the queue.`
}
