import { setTimeout as sleep } from 'node:timers/promises'
import type { ConnectorHost } from '@halcyon/connector-kit'
import { type Channel, type ChannelModel, connect, credentials } from 'amqplib'
import type { Settings } from '../config/settings.ts'
import { amqpFailure } from './failure.ts'
import { currentSecret } from './secret.ts'

const CONNECT_MS = 10_000
/** Politely, then not. */
const CLOSE_MS = 1000
/** Twice so long without a sign of the broker, and it counts as away. */
const HEARTBEAT_SECONDS = 15
const MAX_FRAME_BYTES = 131_072

type Host = Pick<ConnectorHost<unknown>, 'http' | 'secret' | 'secretUsed'>

/** A connection; it ends with the signal. */
export interface Session {
  /**
   * @param options `mayFail`: that the broker closes it is the answer to what is asked on it, and no loss of the session
   * @throws NeedsHuman, RetryLater
   */
  channel(options?: { readonly mayFail?: boolean }): Promise<Channel>
  /** Called once, when the connection or a channel of it is lost. */
  onLost(lost: (error: unknown) => void): void
  /** What a failed call means: the loss of the connection, where that was the reason. */
  failure(error: unknown): unknown
  close(): Promise<void>
}

/** @throws NeedsHuman, RetryLater */
export async function openSession(host: Host, settings: Settings, signal: AbortSignal): Promise<Session> {
  const ending = new AbortController()
  const model = await dial(host, settings, AbortSignal.any([signal, ending.signal])).catch((error: unknown) => {
    throw amqpFailure(error, settings)
  })
  let lost: { readonly error: unknown } | null = null
  let tell: ((error: unknown) => void) | null = null
  const fail = (error: unknown): void => {
    if (lost !== null) return
    lost = { error: amqpFailure(error ?? new Error('Unexpected close'), settings) }
    tell?.(lost.error)
  }
  const failure = (error: unknown): unknown => (lost === null ? amqpFailure(error, settings) : lost.error)
  model.on('error', fail)
  model.on('close', fail)
  return {
    async channel({ mayFail = false } = {}) {
      try {
        const channel = await model.createChannel()
        channel.on('error', mayFail ? () => undefined : fail)
        return channel
      } catch (error) {
        throw failure(error)
      }
    },
    failure,
    onLost(told) {
      tell = told
      if (lost !== null) told(lost.error)
    },
    async close() {
      tell = null
      // A broker that does not answer is not waited for.
      if (lost === null && !signal.aborted)
        await Promise.race([model.close().catch(() => undefined), sleep(CLOSE_MS, undefined, { ref: false })])
      ending.abort()
    },
  }
}

async function dial(host: Host, settings: Settings, signal: AbortSignal): Promise<ChannelModel> {
  const { auth, port, tls, vhost } = settings
  const secure = tls !== null
  const credential =
    auth.kind === 'external' ? credentials.external() : credentials.plain(auth.user, currentSecret(host, 'password'))
  const options = {
    ...tlsOf(host, settings),
    // The look-up checks what it finds; a literal address never comes to it.
    lookup: host.http.lookup(secure),
    signal,
    timeout: CONNECT_MS,
    noDelay: true,
    credentials: credential,
    clientProperties: { connection_name: 'halcyon' },
  }
  await host.http.resolve({ host: settings.host, port, secure })
  return connect(
    {
      protocol: secure ? 'amqps' : 'amqp',
      hostname: settings.host,
      port,
      vhost: encodeURIComponent(vhost),
      heartbeat: HEARTBEAT_SECONDS,
      frameMax: MAX_FRAME_BYTES,
      maxFrameSize: MAX_FRAME_BYTES,
    },
    options,
  )
}

/** Options of `tls.connect`. */
const tlsOf = (host: Host, { tls }: Settings) => ({
  ...(tls?.ca == null ? {} : { ca: tls.ca }),
  ...(tls?.clientCertificate == null ? {} : { cert: tls.clientCertificate, key: currentSecret(host, 'clientKey') }),
})
