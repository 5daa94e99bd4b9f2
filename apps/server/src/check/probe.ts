import { Worker } from 'node:worker_threads'
import { Problem, parseJson, stringifyJson } from '@halcyon/domain'
import { sourceEnvironment } from '../runtime/worker/environment.ts'
import type { SecretReplaced } from '../runtime/worker/protocol.ts'
import { connectorModules } from '../test-run/spare-worker.ts'
import { Turns } from '../turns.ts'
import { type FromProbe, isProbeAnswer, type ProbeAnswer, type ProbeData, type ProbeJob } from './probe-protocol.ts'

const HEAP_MB = 256
/** Milliseconds to load the code, and to end after the time that the job has. */
const LOAD_MS = 60_000
const GRACE_MS = 3000

const turns = new Turns({
  atOnce: 4,
  waiting: 20,
  refusal: 'Too many sources are tried at once: try again in a moment',
})

/**
 * Tries something at a real source in a thread of its own, which has no database and of the environment only where a container asks for
 * its role, whose sockets all go through the guard, and which is ended when it takes too long: no source and no client library can stop
 * the gateway.
 * @param replaced keeps what the source gave in the place of a secret
 * @returns null when it took longer than its time
 * @throws Problem `rate_limited` when too many wait, `limit_exceeded` past its memory, `worker_crashed`
 */
export const probe = (
  job: ProbeJob,
  allowed: Pick<ProbeData, 'allowNetworks' | 'allowFiles'>,
  replaced: (replacement: SecretReplaced) => Promise<unknown>,
): Promise<ProbeAnswer | null> =>
  turns.take(async () => {
    const keeping: Promise<unknown>[] = []
    const data = { ...allowed, connectorModules: connectorModules() }
    const text = await answerOf(job, data, (replacement) => keeping.push(replaced(replacement)))
    await Promise.all(keeping)
    if (text === null) return null
    const answer: unknown = parseJson(text, { maxDepth: 1000 })
    if (!isProbeAnswer(answer)) throw new Problem('internal_error')
    return answer
  })

function answerOf(
  job: ProbeJob,
  workerData: ProbeData,
  replaced: (replacement: SecretReplaced) => void,
): Promise<string | null> {
  const worker = new Worker(new URL('./probe-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    env: sourceEnvironment(),
    stdout: true,
    stderr: true,
  })
  return new Promise<string | null>((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer)
      settle()
      void worker.terminate()
    }
    const late = (): void => end(() => resolve(null))
    let timer = setTimeout(late, LOAD_MS)
    worker.on('message', (message: FromProbe) => {
      if (message.kind === 'answer') {
        end(() => resolve(message.text))
        return
      }
      if (message.kind === 'secret_replaced') {
        replaced(message)
        return
      }
      clearTimeout(timer)
      timer = setTimeout(late, job.withinMs + GRACE_MS)
      worker.postMessage(stringifyJson(job as never))
    })
    worker.on('error', (error: Error & { code?: string }) => end(() => reject(problemOf(error))))
    worker.on('exit', () => end(() => reject(new Problem('worker_crashed'))))
  })
}

const problemOf = (error: Error & { code?: string }): Problem =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new Problem('limit_exceeded', `It needed more than ${HEAP_MB} MiB of memory`)
    : new Problem('worker_crashed', `The connector failed: ${error.message}`)
