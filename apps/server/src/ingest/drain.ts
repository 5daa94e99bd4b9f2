import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'

/** How long a kept connection on which nothing comes is left open: a request may be on its way. */
const QUIET_MS = 1000
const LOOK_MS = 100

/**
 * Listens no more, and answers when every connection has ended. The listener's answers close theirs meanwhile; those that
 * stay quiet are closed. Not `server.close()`: it cuts kept connections at once, with requests that were just sent.
 */
export function drainListener(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Connections that wait to be accepted are, before the port closes.
    setImmediate(() => {
      const quiet = setTimeout(() => {
        looking = setInterval(() => server.closeIdleConnections(), LOOK_MS)
      }, QUIET_MS)
      let looking: NodeJS.Timeout | undefined
      NetServer.prototype.close.call(server, () => {
        clearTimeout(quiet)
        clearInterval(looking)
        server.close(() => resolve())
      })
    })
  })
}
