import { setTimeout as sleep } from 'node:timers/promises'
import { within } from './kafka-error.ts'

const PASSES = new Set<unknown>(['COORDINATOR_NOT_AVAILABLE', 'COORDINATOR_LOAD_IN_PROGRESS', 'NOT_COORDINATOR'])
const ATTEMPTS = 20
const PAUSE_MS = 250

/** Asks the coordinator of a group: with the first use of any group, and after a broker's death, there is none for a moment. */
export async function askCoordinator<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      if (attempt >= ATTEMPTS || ![...within(error)].some(({ apiId }) => PASSES.has(apiId))) throw error
      await sleep(PAUSE_MS)
    }
  }
}
