import { isJsonObject, Problem, parseJson, stringifyJson } from '@halcyon/domain'
import { Turns } from '../turns.ts'
import { type FromWorker, isJobAnswer, type Job, type JobAnswer } from './protocol.ts'
import { HEAP_MB, takeWorker } from './spare-worker.ts'

/** To load the code; then for all records together. */
const LOAD_MS = 60_000
const RUN_MS = 5000
/** Beside it, for each side that has a script. */
const SCRIPT_MS = 4000
/** Characters of an answer. */
const MAX_ANSWER = 16 * 1024 * 1024

/** Each has a thread to itself, and a test must not take the gateway's processors. */
const turns = new Turns({ atOnce: 2, waiting: 20, refusal: 'Too many test runs at once: try again in a moment' })

/**
 * Runs a job in a thread of its own that is ended when it takes too long or too much: no mapping and no payload can stop the gateway.
 * @throws Problem `limit_exceeded`, or `rate_limited` when too many wait
 */
export const runInWorker = (job: Job): Promise<JobAnswer> =>
  turns.take(async () => {
    const text = await answerOf(stringifyJson(job), RUN_MS + job.sides.filter(hasScript).length * SCRIPT_MS)
    if (text.length > MAX_ANSWER)
      throw new Problem('limit_exceeded', 'The result is larger than 16 MiB: test fewer records')
    const answer: unknown = parseJson(text, { maxDepth: 1000 })
    if (!isJobAnswer(answer)) throw new Problem('internal_error')
    return answer
  })

const hasScript = ({ mapping }: Job['sides'][number]): boolean => isJsonObject(mapping) && mapping.script !== undefined

function answerOf(text: string, runMs: number): Promise<string> {
  const { worker, ready } = takeWorker()
  return new Promise<string>((resolve, reject) => {
    let timer = setTimeout(tooLong, LOAD_MS)
    const end = (settle: () => void): void => {
      clearTimeout(timer)
      settle()
      void worker.terminate()
    }
    function tooLong(): void {
      end(() => reject(new Problem('limit_exceeded', `The test run took longer than ${runMs / 1000} s`)))
    }
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'answer') end(() => resolve(message.text))
    })
    worker.on('error', (error: Error & { code?: string }) => end(() => reject(problemOf(error))))
    worker.on('exit', () => end(() => reject(new Problem('internal_error'))))
    void ready.then(() => {
      clearTimeout(timer)
      timer = setTimeout(tooLong, runMs)
      worker.postMessage(text)
    })
  })
}

const problemOf = (error: Error & { code?: string }): Error =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new Problem('limit_exceeded', `The test run needed more than ${HEAP_MB} MiB of memory`)
    : error
