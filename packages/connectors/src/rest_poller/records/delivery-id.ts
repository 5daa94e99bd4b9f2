import { createHash } from 'node:crypto'
import { compilePath, type PathReader } from '@halcyon/connector-kit'
import { type JsonValue, stringifyJson } from '@halcyon/domain'

const MAX_LENGTH = 200
const PRINTABLE = /^[\x20-\x7e]+$/

/** What names one state of one record; null = its content does, also where a field is missing. */
export function deliveryIds(paths: readonly string[]): (record: JsonValue) => string | null {
  const reads = paths.map(compilePath).filter((read): read is PathReader => read !== null)
  if (reads.length === 0 || reads.length < paths.length) return () => null
  return (record) => {
    const parts: string[] = []
    for (const read of reads) {
      const value = read(record)
      if (value === undefined || value === null || value === '') return null
      parts.push(typeof value === 'string' ? value : stringifyJson(value))
    }
    const text = parts.length === 1 ? (parts[0] ?? '') : JSON.stringify(parts)
    if (text.length <= MAX_LENGTH && PRINTABLE.test(text)) return text
    return `sha256:${createHash('sha256').update(text).digest('base64url')}`
  }
}
