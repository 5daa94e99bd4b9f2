import { type JsonValue, parseJson } from '@halcyon/domain'
import { Fault } from './spec.ts'

/** JSON with exact numbers, at most 64 levels. */
export const parseJsonText = (text: string): JsonValue | Fault => {
  try {
    return parseJson(text)
  } catch (error) {
    return new Fault('not_json', error instanceof Error ? error.message : 'the text is not JSON')
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Base64 and base64url, with or without padding; white space is skipped. */
export const decodeBase64 = (text: string): string | Fault => {
  const standard = text
    .replaceAll(/\s/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/={1,2}$/, '')
  if (!/^[A-Za-z0-9+/]*$/.test(standard) || standard.length % 4 === 1)
    return new Fault('not_base64', 'base64 was expected')
  const binary = atob(standard)
  try {
    return UTF8.decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)))
  } catch {
    return new Fault('not_utf8', 'the decoded bytes are not UTF-8 text')
  }
}
