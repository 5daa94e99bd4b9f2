import { type ConnectorHost, NeedsHuman, type PullBatch, type PullRun } from '@halcyon/connector-kit'
import type { RestPollerConfig } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { settingsOf } from './settings.ts'

type Runner = (run: PullRun) => AsyncIterable<PullBatch>

export function open(host: ConnectorHost<RestPollerConfig>) {
  const [problem] = validateConfig(host.config)
  if (problem !== undefined)
    throw new NeedsHuman(problem.code, problem.message, problem.suggestion ?? 'Mend the configuration.')
  const settings = settingsOf(host.config)
  let runner: Promise<Runner> | null = null
  return {
    async *pull(run: PullRun): AsyncGenerator<PullBatch> {
      // Workers of other feeds never need it.
      runner ??= import('./run.ts').then(({ runnerOf }) => runnerOf(settings, host))
      yield* (await runner)(run)
    },
  }
}
