/** PostgreSQL's serialization_failure and deadlock_detected: the whole transaction may be run again. */
const AGAIN = new Set(['40001', '40P01'])
const ATTEMPTS = 3

const isConflict = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && AGAIN.has(error.code)

/** Runs a whole transaction again when PostgreSQL chose it as the victim of a conflict. */
export async function retryConflicts<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error
    }
  }
}
