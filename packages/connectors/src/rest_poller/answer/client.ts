import { type ConnectorHost, NeedsHuman, OutboundError, RetryLater } from '@halcyon/connector-kit'
import { ERROR_CODES, type ErrorCode } from '@halcyon/domain'
import type { Credentials } from '../auth/credentials.ts'
import type { Outgoing } from '../request/request.ts'
import type { Settings } from '../settings.ts'
import { budgetOf } from './budget.ts'
import { ResetPagination, TooMuch, Unreadable } from './errors.ts'
import { restAfter, waitAsked } from './rate-limit.ts'
import { type Answer, type Judge, judgeBy, type Verdict } from './rules.ts'
import { placeOf, told } from './told.ts'
import { pause, wait } from './wait.ts'

export interface Client {
  /**
   * One page: null = the rules say that there is none, and no fault. What passes by itself is tried again here, a few times.
   * @param read takes the answer apart; `Unreadable` counts as a fault that may pass
   * @throws NeedsHuman, RetryLater, ResetPagination, TooMuch, OutboundError
   */
  ask<T>(request: Outgoing, signal: AbortSignal, read: (answer: Answer) => T | Promise<T>): Promise<T | null>
}

/** Milliseconds of the first pause before the same request is made again, and of the longest. */
const RETRY = { first: 200, most: 5000 }
const LIMITED = { first: 1000, most: 60_000 }
/** A source that limits the rate so many times in a row, whatever is waited, is left alone for a while. */
const MAX_LIMITED = 10

export function clientOf(
  settings: Settings,
  host: ConnectorHost<unknown>,
  credentials: Credentials,
  secrets: () => readonly string[],
): Client {
  const judge = judgeBy(settings.responses)
  const budget = budgetOf(settings.limits.budget)
  /** Epoch ms; the source takes nothing before. */
  let notBefore = 0
  return {
    async ask(request, signal, read) {
      const one = new Attempts(settings, host, secrets, request)
      for (;;) {
        await wait(Math.max(notBefore - host.now(), budget.take(host.now())), signal)
        const answer = await send(settings, host, await credentials.sign(request, signal), signal).catch((error) =>
          one.unanswered(error),
        )
        if (answer === null) {
          await wait(one.pauseMs, signal)
          continue
        }
        notBefore = host.now() + Math.min(restAfter(answer.headers, host.now()), settings.limits.maxWaitSeconds * 1000)
        const page = await one.answered(answer, judge, credentials, read)
        if (page !== AGAIN) return page
        await wait(one.pauseMs, signal)
      }
    },
  }
}

async function send(
  { request, limits }: Settings,
  host: ConnectorHost<unknown>,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<Answer> {
  return host.http.request({
    ...outgoing,
    headers: { accept: 'application/json, */*;q=0.5', 'user-agent': 'halcyon', ...outgoing.headers },
    maxBytes: limits.maxBytes,
    timeoutMs: request.timeoutSeconds * 1000,
    maxRedirects: request.redirects,
    signal,
  })
}

const AGAIN = Symbol('again')
/** What may be gone in a moment. */
const PASSING = new Set(['timeout', 'connection_failed', 'connection_refused', 'name_unresolved', 'encoding_corrupt'])

/** One request, as often as it is made. */
class Attempts {
  /** Before the next attempt. */
  pauseMs = 0
  readonly #settings: Settings
  readonly #host: ConnectorHost<unknown>
  readonly #secrets: () => readonly string[]
  readonly #request: Outgoing
  #failures = 0
  #limited = 0
  #renewed = false

  constructor(settings: Settings, host: ConnectorHost<unknown>, secrets: () => readonly string[], request: Outgoing) {
    this.#settings = settings
    this.#host = host
    this.#secrets = secrets
    this.#request = request
  }

  /** Null = try again after `pauseMs`. */
  unanswered(error: unknown): null {
    if (!(error instanceof OutboundError)) throw error
    if (error.code === 'too_large')
      throw new TooMuch(
        'response_too_large',
        error.message,
        'Ask for smaller pages, or raise the largest answer in "Limits".',
      )
    if (!PASSING.has(error.code)) throw error
    this.#failed(() => error)
    return null
  }

  /** @returns `AGAIN` after `pauseMs` */
  async answered<T>(
    answer: Answer,
    judge: Judge,
    credentials: Credentials,
    read: (answer: Answer) => T | Promise<T>,
  ): Promise<T | null | typeof AGAIN> {
    const verdict = judge(answer)
    switch (verdict.action) {
      case 'success':
        return this.#read(answer, read)
      case 'ignore':
        return null
      case 'retry':
        this.#failed(
          () => new RetryLater(this.#words(answer, verdict), waitAsked(answer.headers, this.#host.now()) ?? undefined),
        )
        return AGAIN
      case 'rate_limited':
        this.#waits(answer, verdict)
        return AGAIN
      case 'refresh_token_then_retry':
        if (this.#renewed || !(await credentials.renew(answer, this.#request))) throw this.#human(answer, verdict)
        this.#renewed = true
        this.pauseMs = 0
        return AGAIN
      case 'reset_pagination':
        throw new ResetPagination(this.#words(answer, verdict))
      case 'halve_window':
        throw new TooMuch(
          'response_too_large',
          this.#words(answer, verdict),
          'Ask for smaller pages, or for shorter windows.',
        )
      case 'fail':
        throw this.#human(answer, verdict)
    }
  }

  async #read<T>(answer: Answer, read: (answer: Answer) => T | Promise<T>): Promise<T | typeof AGAIN> {
    try {
      return await read(answer)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      const message = `${placeOf(answer.url)}: ${error.message}`
      this.#failed(
        () =>
          new NeedsHuman(
            'response_invalid',
            message,
            'Open the address as the feed does, and compare format and record path.',
          ),
      )
      return AGAIN
    }
  }

  /** Counts a failure; throws when it was the last one that is taken here. */
  #failed(last: () => Error): void {
    if (++this.#failures >= this.#settings.limits.attempts) throw last()
    this.pauseMs = pause(this.#failures - 1, RETRY.first, RETRY.most)
  }

  #waits(answer: Answer, verdict: Verdict): void {
    const asked = waitAsked(answer.headers, this.#host.now())
    const milliseconds = asked ?? pause(this.#limited, LIMITED.first, LIMITED.most)
    const message = this.#words(answer, verdict)
    if (++this.#limited >= MAX_LIMITED || milliseconds > this.#settings.limits.maxWaitSeconds * 1000)
      throw new RetryLater(message, milliseconds)
    this.#host.log.info(`The source limits the rate; the run waits ${Math.ceil(milliseconds / 1000)} s.`, {
      answer: message,
    })
    this.pauseMs = milliseconds
  }

  #human(answer: Answer, verdict: Verdict): NeedsHuman {
    return new NeedsHuman(
      verdict.code,
      this.#words(answer, verdict),
      ACTIONS[verdict.code] ?? ERROR_CODES[verdict.code].action,
    )
  }

  #words(answer: Answer, { message }: Verdict): string {
    const words = told(answer, this.#secrets())
    return message === undefined ? words : `${message} (${words})`
  }
}

const ACTIONS: Partial<Record<ErrorCode, string>> = {
  source_error: 'Compare the request with the source’s documentation; its answer says what it did not like.',
  source_not_found: 'Check the address, the path and the partition.',
  response_invalid: 'Compare the rules under "Answers" with what the source sends.',
}
