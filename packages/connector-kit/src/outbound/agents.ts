import { Agent, type ClientRequestArgs } from 'node:http'
import { Agent as TlsAgent } from 'node:https'
import type { Duplex } from 'node:stream'
import { portOf } from './connect.ts'
import type { Gate } from './gate.ts'

type Created = (error: Error | null, stream: Duplex) => void
type Refused = (error: Error) => void

/** Node's own agents whose sockets go through the gate, for clients that bring their own HTTP. */
export function guardedAgents(gate: Gate, ca?: readonly string[]) {
  /** The options of a socket that may be opened; null = refused, and the callback has heard why. */
  const admitted = (options: ClientRequestArgs, secure: boolean, callback: Created | undefined) => {
    try {
      const host = options.host ?? 'localhost'
      gate.admit({ host, port: portOf(options.port, secure), secure })
      return { ...options, lookup: gate.lookup(secure), ...(ca === undefined ? {} : { ca: [...ca] }) }
    } catch (error) {
      ;(callback as Refused | undefined)?.(error as Error)
      return null
    }
  }
  class Plain extends Agent {
    override createConnection(options: ClientRequestArgs, callback?: Created) {
      const allowed = admitted(options, false, callback)
      return allowed === null ? null : super.createConnection(allowed, callback)
    }
  }
  class Secure extends TlsAgent {
    override createConnection(options: ClientRequestArgs, callback?: Created) {
      const allowed = admitted(options, true, callback)
      return allowed === null ? null : super.createConnection(allowed, callback)
    }
  }
  const settings = { keepAlive: true, maxSockets: 50 }
  return { httpAgent: new Plain(settings), httpsAgent: new Secure(settings) }
}
