import { type ConnectorHost, NeedsHuman, type PullBatch, type PullRun, readFiles } from '@halcyon/connector-kit'
import { openBucket } from './client/client.ts'
import { storeError } from './client/errors.ts'
import type { S3Config } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { settingsOf } from './settings.ts'
import { s3Store } from './store.ts'

export function open(host: ConnectorHost<S3Config>) {
  const [problem] = validateConfig(host.config)
  if (problem !== undefined)
    throw new NeedsHuman(problem.code, problem.message, problem.suggestion ?? 'Mend the configuration.')
  const settings = settingsOf(host.config)
  const { lookbackMs, minAgeMs } = settings.find
  return {
    async *pull(run: PullRun): AsyncGenerator<PullBatch> {
      const signal = AbortSignal.any([run.signal, host.signal])
      try {
        const store = s3Store(host, await openBucket(host, settings), settings, run, signal)
        yield* readFiles({ host, store, run, signal, lookbackMs: lookbackMs + minAgeMs })
      } catch (error) {
        throw signal.aborted ? signal.reason : storeError(error)
      }
    },
  }
}
