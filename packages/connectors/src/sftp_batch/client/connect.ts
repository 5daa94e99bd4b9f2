import { createHash } from 'node:crypto'
import { type ConnectorHost, connectorError, NeedsHuman, RetryLater } from '@halcyon/connector-kit'
import type { Sftp } from 'ssh2-sftp-client'
import { type Settings, secretsOf } from '../config/settings.ts'

const CONNECT_MS = 10_000
const KEEPALIVE_MS = 10_000

/** A session; it ends with the signal. */
export interface Session {
  readonly sftp: Sftp
  /** SHA-256 of the host key that was shown. */
  readonly hostKey: string
  close(): void
}

type Host = Pick<ConnectorHost<unknown>, 'http' | 'secret' | 'secretUsed'>

/** @throws NeedsHuman, RetryLater */
export async function connect(host: Host, settings: Settings, signal: AbortSignal): Promise<Session> {
  const { server } = settings
  const credentials = credentialsOf(host, settings)
  const { default: Client } = await import('ssh2-sftp-client')
  const socket = await host.http
    .connect({ host: server.host, port: server.port, secure: true, timeoutMs: CONNECT_MS, signal })
    .catch((error: unknown) => {
      throw connectorError(error)
    })
  const nothing = (): void => undefined
  const client = new Client('halcyon', { error: nothing, end: nothing, close: nothing })
  const close = (): void => {
    signal.removeEventListener('abort', close)
    void client.end().catch(nothing)
    socket.destroy()
  }
  signal.addEventListener('abort', close, { once: true })
  let shown = ''
  try {
    const sftp = await client.connect({
      sock: socket,
      username: server.user,
      ...credentials,
      hostVerifier(key) {
        shown = createHash('sha256').update(key).digest('base64').replace(/=$/, '')
        return server.hostKeys.includes(shown)
      },
      readyTimeout: CONNECT_MS,
      keepaliveInterval: KEEPALIVE_MS,
      keepaliveCountMax: 3,
    })
    for (const field of secretsOf({ auth: settings.auth })) {
      const [version] = host.secret(field)
      if (version !== undefined) host.secretUsed(field, version.version)
    }
    return { sftp, hostKey: shown, close }
  } catch (error) {
    close()
    throw connectFailure(error, server, shown)
  }
}

function credentialsOf({ secret }: Host, { auth }: Settings) {
  const [first] = secretsOf({ auth }).filter((field) => secret(field).length === 0)
  if (first !== undefined)
    throw new NeedsHuman('secret_missing', `The secret "${first}" is not set.`, `Choose a secret for "${first}".`)
  const value = (field: string): string => secret(field)[0]?.value ?? ''
  if (auth.kind === 'password') return { password: value('password') }
  return { privateKey: value('privateKey'), ...(auth.encrypted ? { passphrase: value('passphrase') } : {}) }
}

function connectFailure(error: unknown, { hostKeys, user }: Settings['server'], shown: string): unknown {
  const message = error instanceof Error ? error.message : String(error)
  if (shown !== '' && !hostKeys.includes(shown)) {
    const instead = hostKeys.length === 0 ? 'none is pinned' : 'this is not the one that is pinned'
    return new NeedsHuman(
      'host_key_wrong',
      `The server shows the host key SHA256:${shown}; ${instead}.`,
      'Compare it with the output of "ssh-keygen -lf" on the server. If it is the same, enter it under "Host keys"; if not, somebody stands in between.',
    )
  }
  if (/authentication methods failed/i.test(message))
    return new NeedsHuman(
      'authentication_failed',
      `The server refuses the sign-in of "${user}".`,
      'Compare the user and the secret, and ask which ways of signing in the server takes.',
    )
  if (/parse privateKey|no passphrase|passphrase/i.test(message))
    return new NeedsHuman(
      'secret_malformed',
      'The private key cannot be read.',
      'Enter the whole file of the private key; if it is encrypted, say so and set its passphrase.',
    )
  return new RetryLater(`No session with the server: ${message}`)
}
