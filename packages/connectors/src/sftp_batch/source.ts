import { type ConnectorHost, NeedsHuman, type PullBatch, type PullRun, readFiles } from '@halcyon/connector-kit'
import { connect } from './client/connect.ts'
import { sftpFailure } from './client/failure.ts'
import type { SftpConfig } from './config/config.ts'
import { settingsOf } from './config/settings.ts'
import { validateConfig } from './config/validate.ts'
import { sftpStore } from './store.ts'

export function open(host: ConnectorHost<SftpConfig>) {
  const [problem] = validateConfig(host.config)
  if (problem !== undefined)
    throw new NeedsHuman(problem.code, problem.message, problem.suggestion ?? 'Mend the configuration.')
  const settings = settingsOf(host.config)
  return {
    async *pull(run: PullRun): AsyncGenerator<PullBatch> {
      const signal = AbortSignal.any([run.signal, host.signal])
      const store = sftpStore(settings, () => connect(host, settings, signal), run, signal)
      // What is moved or deleted is not found again, so that everything that is there is new, however old.
      const lookbackMs = settings.after.kind === 'leave' ? settings.find.lookbackMs + settings.find.minAgeMs : null
      try {
        yield* readFiles({ host, store, run, signal, lookbackMs })
      } catch (error) {
        throw signal.aborted ? signal.reason : sftpFailure(error)
      } finally {
        store.close()
      }
    },
  }
}
