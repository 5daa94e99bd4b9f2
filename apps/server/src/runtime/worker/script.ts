import type { ConnectorLog } from '@halcyon/connector-kit'
import type { LineScript } from '@halcyon/pipeline'
import type { Script } from '@halcyon/sandbox'

/** Milliseconds between two words that the worker waits for its script, and is not blocked. */
const WORKING_MS = 2000

/** A script as the feed's line runs it. */
export const lineScript = (script: Script, log: ConnectorLog, working: () => void): LineScript => ({
  async run(items) {
    const alive = setInterval(working, WORKING_MS)
    try {
      return await script.run(items)
    } finally {
      clearInterval(alive)
    }
  },
  log: (line, correlationId) => log.info(line, { correlationId }),
})
