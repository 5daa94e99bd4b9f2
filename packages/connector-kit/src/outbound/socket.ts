import { connect, type Socket } from 'node:net'
import { asOutboundError, OutboundError } from './error.ts'
import type { Gate } from './gate.ts'
import type { OutboundHttp } from './outbound-http.ts'

type Target = Parameters<OutboundHttp['connect']>[0]

/** A TCP connection to one of the addresses that passed; they are tried in turn. */
export async function openSocket(gate: Gate, target: Target, defaultTimeoutMs: number): Promise<Socket> {
  const { host, port, timeoutMs = defaultTimeoutMs, signal } = target
  const addresses = await gate.resolve(target)
  const timer = AbortSignal.timeout(timeoutMs)
  const stop = signal === undefined ? timer : AbortSignal.any([timer, signal])
  const socket = connect({
    host,
    port,
    autoSelectFamily: true,
    lookup: gate.lookupOf(addresses),
  })
  try {
    await connected(socket, stop)
    return socket
  } catch (error) {
    socket.destroy()
    if (signal?.aborted === true) throw new OutboundError('aborted', 'The connection was stopped.', { cause: error })
    if (timer.aborted) throw new OutboundError('timeout', `${host} did not answer within ${timeoutMs} ms.`)
    throw asOutboundError(error, host)
  }
}

function connected(socket: Socket, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      stop.removeEventListener('abort', aborted)
      socket.off('error', failed).off('connect', opened)
      act()
    }
    const aborted = (): void => settle(() => reject(new Error('stopped')))
    const failed = (error: Error): void => settle(() => reject(error))
    const opened = (): void => settle(resolve)
    if (stop.aborted) return aborted()
    stop.addEventListener('abort', aborted)
    socket.on('error', failed).on('connect', opened)
  })
}
