import { type ErrorCode, Problem } from '@halcyon/domain'
import type { FastifyReply } from 'fastify'
import { RetryLaterProblem } from '../../commands/retry-later.ts'

const PROBLEM_TYPE = 'application/problem+json'

/** fastify's own errors in the product's codes. */
const FASTIFY: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
}

/** PostgreSQL's answers to what a caller sent, and to its own state (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const POSTGRES: Readonly<Record<string, ErrorCode>> = {
  '22P02': 'malformed',
  '22P05': 'text_not_storable',
  '22003': 'malformed',
  '22007': 'malformed',
  '22008': 'malformed',
  '22021': 'text_not_storable',
  '23505': 'already_exists',
  '23503': 'conflict',
  '40001': 'conflict',
  '40P01': 'conflict',
  '53100': 'database_full',
  '53300': 'database_away',
  '57P01': 'database_away',
  '57P02': 'database_away',
  '57P03': 'database_away',
  ECONNREFUSED: 'database_away',
  ECONNRESET: 'database_away',
  EPIPE: 'database_away',
}

const AWAY = /timeout exceeded when trying to connect|Connection terminated|server closed the connection/i

/** Any error as a problem; what is unknown is ours (500) and says nothing of its inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (!(error instanceof Error)) return new Problem('internal_error')
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known =
    FASTIFY[code] ??
    POSTGRES[code] ??
    (code.startsWith('08') || isSocketGone(error) || AWAY.test(error.message) ? 'database_away' : undefined)
  if (known !== undefined) return new Problem(known)
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  return new Problem(status >= 400 && status < 500 ? 'malformed' : 'internal_error')
}

/** The database's Unix socket; any other file that is missing is our mistake. */
const isSocketGone = (error: Error): boolean =>
  'code' in error && error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="halcyon"')
  if (problem instanceof RetryLaterProblem) reply.header('retry-after', problem.retryAfterSeconds)
  return reply.code(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem.toBody()))
}
