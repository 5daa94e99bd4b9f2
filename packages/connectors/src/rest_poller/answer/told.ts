import { createRedactor } from '@halcyon/connector-kit'
import { isJsonObject, JsonError, type JsonValue, parseJson } from '@halcyon/domain'
import type { Answer } from './rules.ts'

const LENGTH = 200

/**
 * What an answer said, in a line for whoever reads the failure: its address without the query, its status and its own words. Secrets that
 * came back in it are masked.
 */
export function told(
  { status, url, body }: Pick<Answer, 'status' | 'url' | 'body'>,
  secrets: readonly string[],
): string {
  const words = createRedactor(secrets).text(wordsOf(body))
  return `${placeOf(url)} answered ${status}${words === '' ? '.' : `: ${words}`}`
}

export function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

/** The beginning of a body on one line. */
export function excerpt(body: Uint8Array): string {
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 4 * LENGTH)).toString('utf8')
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length > LENGTH ? `${line.slice(0, LENGTH)}…` : line
}

function wordsOf(body: Uint8Array): string {
  if (body.byteLength > 64 * 1024) return excerpt(body)
  try {
    return messageIn(parseJson(Buffer.from(body).toString('utf8')), 0) ?? excerpt(body)
  } catch (error) {
    if (error instanceof JsonError) return excerpt(body)
    throw error
  }
}

const NAMES = ['message', 'error_description', 'detail', 'errorSummary', 'description', 'title', 'error', 'errors']

function messageIn(value: JsonValue | undefined, depth: number): string | null {
  if (typeof value === 'string') return value === '' ? null : value.slice(0, LENGTH)
  if (depth > 3) return null
  if (Array.isArray(value)) return messageIn(value[0], depth + 1)
  if (!isJsonObject(value)) return null
  for (const name of NAMES) {
    const found = Object.hasOwn(value, name) ? messageIn(value[name], depth + 1) : null
    if (found !== null) return found
  }
  return null
}
