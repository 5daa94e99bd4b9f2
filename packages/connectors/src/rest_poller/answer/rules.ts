import { compilePath } from '@halcyon/connector-kit'
import { decodeUtf8, type ErrorCode, JsonError, type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import type { ResponseAction, ResponseRule } from '../config/responses.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly url: string
}

export interface Verdict {
  readonly action: ResponseAction
  readonly code: ErrorCode
  /** Of a rule that says it. */
  readonly message?: string | undefined
}

export type Judge = (answer: Answer) => Verdict

/** The first rule that fits, else what statuses usually mean. */
export function judgeBy(rules: readonly ResponseRule[]): Judge {
  const compiled = rules.map((rule) => ({ fits: compileRule(rule), rule }))
  return (answer) => {
    let document: JsonValue | undefined | null = null
    const read = (): JsonValue | undefined => {
      if (document === null) document = jsonOf(answer.body)
      return document
    }
    const found = compiled.find(({ fits }) => fits(answer, read))
    const usual = usualMeaning(answer)
    if (found === undefined) return usual
    return { action: found.rule.action, code: usual.code, message: found.rule.message }
  }
}

function compileRule(rule: ResponseRule): (answer: Answer, document: () => JsonValue | undefined) => boolean {
  const statuses = rule.status === undefined ? null : rule.status.split(',').map(statusRange)
  const name = rule.header?.toLowerCase()
  const read = rule.body === undefined ? null : compilePath(rule.body)
  return ({ status, headers }, document) => {
    if (statuses !== null && !statuses.some(([from, to]) => status >= from && status <= to)) return false
    if (name !== undefined) {
      const value = headers[name]
      if (value === undefined) return false
      if (rule.headerIs !== undefined && value.trim().toLowerCase() !== rule.headerIs.toLowerCase()) return false
    }
    if (read === null) return true
    const json = document()
    const value = json === undefined ? undefined : read(json)
    if (value === undefined) return false
    return rule.bodyIs === undefined || (typeof value === 'string' ? value : stringifyJson(value)) === rule.bodyIs
  }
}

/** "5xx", "404" or "410-499". */
function statusRange(text: string): readonly [number, number] {
  const [from = '', to] = text.trim().split('-')
  if (from.endsWith('xx')) return [Number(from[0]) * 100, to === undefined ? Number(from[0]) * 100 + 99 : Number(to)]
  return [Number(from), Number(to ?? from)]
}

function jsonOf(body: Uint8Array): JsonValue | undefined {
  try {
    return parseJson(decodeUtf8(body))
  } catch (error) {
    if (error instanceof JsonError) return undefined
    throw error
  }
}

const PASSING = new Set([408, 425])

function usualMeaning({ status, headers }: Answer): Verdict {
  if (status >= 200 && status < 300) return { action: 'success', code: 'response_invalid' }
  if (status === 304) return { action: 'ignore', code: 'source_error' }
  if (status === 401) return { action: 'refresh_token_then_retry', code: 'authentication_failed' }
  if (status === 429) return { action: 'rate_limited', code: 'source_rate_limited' }
  // Some say with 403 that the rate is limited, and mean it (GitHub).
  if (status === 403) {
    const limited = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining']?.trim() === '0'
    return limited
      ? { action: 'rate_limited', code: 'source_rate_limited' }
      : { action: 'fail', code: 'permission_denied' }
  }
  if (status === 503 && headers['retry-after'] !== undefined) return { action: 'rate_limited', code: 'source_error' }
  if (status >= 500 || PASSING.has(status)) return { action: 'retry', code: 'source_error' }
  if (status === 413) return { action: 'halve_window', code: 'response_too_large' }
  if (status === 410) return { action: 'reset_pagination', code: 'cursor_invalid' }
  return { action: 'fail', code: status === 404 ? 'source_not_found' : 'source_error' }
}
