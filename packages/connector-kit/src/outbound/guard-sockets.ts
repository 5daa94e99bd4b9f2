import { type LookupFunction, Socket } from 'node:net'
import { OutboundError } from './error.ts'
import type { Gate } from './gate.ts'

interface Options {
  readonly host?: string
  readonly port?: number | string
  readonly path?: string | null
  readonly lookup?: unknown
}

/**
 * From here on every socket of this thread goes through the gate, whoever opens it: a library that makes its own sockets, or goes on to
 * hosts that its first answer named, cannot go where the rules say no. Node has no setting for that, so it is `connect` itself.
 */
export function guardSockets(gate: Gate): void {
  const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket
  function guarded(this: Socket, ...args: unknown[]): Socket {
    return connect.apply(this, sorted(gate, args))
  }
  Socket.prototype.connect = guarded as typeof Socket.prototype.connect
}

/** The arguments, with options that go through the gate. */
function sorted(gate: Gate, args: readonly unknown[]): unknown[] {
  const [first, ...rest] = args
  // Node's own callers pass what they have sorted already, as a list with a mark.
  if (Array.isArray(first)) {
    first[0] = through(gate, first[0] as Options)
    return [first, ...rest]
  }
  if (typeof first === 'object' && first !== null) return [through(gate, first), ...rest]
  if (typeof first === 'string' && !/^\d+$/.test(first)) return [through(gate, { path: first }), ...rest]
  const [host, ...callback] = typeof rest[0] === 'string' ? rest : ['localhost', ...rest]
  return [through(gate, { port: Number(first), host: String(host) }), ...callback]
}

function through(gate: Gate, options: Options): object {
  const { host = 'localhost', port = 0, path = null, lookup } = options
  if (typeof lookup === 'function' && gate.isOwn(lookup)) return options
  try {
    if (path !== null) throw new OutboundError('outbound_blocked', 'A socket of this machine is not a way out.')
    // TLS may begin after the first word, which nobody can tell here; whether it must is asked where the host is resolved.
    gate.admitSocket(host, Number(port))
    return { ...options, lookup: gate.lookup(true) }
  } catch (error) {
    // Fails as a name does that is not found: later, when whoever called listens.
    const refused: LookupFunction = (_name, _options, callback) => callback(error as Error, [])
    return { ...options, path: undefined, host: 'refused.invalid', port: 1, lookup: refused }
  }
}
