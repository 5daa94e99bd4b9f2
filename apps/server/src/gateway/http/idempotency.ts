import { createHash } from 'node:crypto'
import { Problem } from '@halcyon/domain'
import type { FastifyRequest } from 'fastify'
import { JsonBody } from '../../commands/input/json-body.ts'

const MAX_KEY = 255

/**
 * The call's Idempotency-Key with a digest of the whole request, so that the key cannot be used for another one.
 * @throws Problem `malformed` for a key that is empty, too long or not printable ASCII
 */
export function idempotencyOf(request: FastifyRequest): { key: string; requestHash: string } | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined) return undefined
  const key = String(header)
  if (key.length > MAX_KEY || !/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(key)) {
    throw new Problem('malformed', `Idempotency-Key is 1 to ${MAX_KEY} printable characters`)
  }
  const hash = createHash('sha256').update(`${request.method}\n${request.url}\n`)
  if (request.body instanceof JsonBody) hash.update(request.body.bytes)
  return { key, requestHash: hash.digest('hex') }
}
