/** Where and why a text is not JSON. Engines word and place this differently, and some quote the payload. */
export interface JsonFault {
  readonly position: number
  readonly message: string
}

interface Cursor {
  readonly text: string
  at: number
}

class Fault extends Error {
  readonly position: number
  constructor(position: number, message: string) {
    super(message)
    this.position = position
  }
}

/** The first fault by RFC 8259, null for valid JSON. Linear, without recursion; runs only after JSON.parse has refused. */
export function locateJsonError(text: string): JsonFault | null {
  const cursor: Cursor = { text, at: 0 }
  try {
    document(cursor)
    return null
  } catch (error) {
    if (error instanceof Fault) return { position: error.position, message: error.message }
    throw error
  }
}

function document(cursor: Cursor): void {
  const open: number[] = []
  let complete = false
  for (;;) {
    if (!complete) complete = value(cursor, open)
    if (!complete) continue
    const container = open.at(-1)
    const c = peek(cursor)
    if (container === undefined) {
      if (!Number.isNaN(c)) fail(cursor, 'Expected the end of the text')
      return
    }
    if (c === container + 2) {
      cursor.at++
      open.pop()
    } else if (c === 44) {
      cursor.at++
      if (container === 123) key(cursor)
      complete = false
    } else {
      fail(cursor, container === 123 ? 'Expected "," or "}"' : 'Expected "," or "]"')
    }
  }
}

/** Reads a scalar or opens a container; true when a whole value was read. */
function value(cursor: Cursor, open: number[]): boolean {
  const c = peek(cursor)
  if (c === 123 || c === 91) {
    cursor.at++
    if (peek(cursor) === c + 2) {
      cursor.at++
      return true
    }
    open.push(c)
    if (c === 123) key(cursor)
    return false
  }
  if (c === 34) string(cursor)
  else if (c === 45 || isDigit(c)) number(cursor)
  else if (c === 116) word(cursor, 'true')
  else if (c === 102) word(cursor, 'false')
  else if (c === 110) word(cursor, 'null')
  else fail(cursor, 'Expected a value')
  return true
}

function key(cursor: Cursor): void {
  if (peek(cursor) !== 34) fail(cursor, 'Expected a key in double quotes')
  string(cursor)
  if (peek(cursor) !== 58) fail(cursor, 'Expected ":"')
  cursor.at++
}

function string(cursor: Cursor): void {
  cursor.at++
  for (;;) {
    const c = cursor.text.charCodeAt(cursor.at)
    if (Number.isNaN(c)) fail(cursor, 'Expected the end of the string')
    if (c < 32) fail(cursor, 'Expected an escape for this control character')
    cursor.at++
    if (c === 34) return
    if (c === 92) escapeSequence(cursor)
  }
}

function escapeSequence(cursor: Cursor): void {
  const c = cursor.text.charAt(cursor.at)
  if (c === '' || !'"\\/bfnrtu'.includes(c)) fail(cursor, 'Expected one of the escapes " \\ / b f n r t u')
  cursor.at++
  if (c !== 'u') return
  for (let i = 0; i < 4; i++, cursor.at++) {
    if (!/^[0-9a-fA-F]$/.test(cursor.text.charAt(cursor.at))) fail(cursor, 'Expected four hexadecimal digits')
  }
}

function number(cursor: Cursor): void {
  if (cursor.text.charCodeAt(cursor.at) === 45) cursor.at++
  if (cursor.text.charCodeAt(cursor.at) === 48) cursor.at++
  else digits(cursor)
  if (cursor.text.charCodeAt(cursor.at) === 46) {
    cursor.at++
    digits(cursor)
  }
  if (/^[eE]$/.test(cursor.text.charAt(cursor.at))) {
    cursor.at++
    if (/^[+-]$/.test(cursor.text.charAt(cursor.at))) cursor.at++
    digits(cursor)
  }
}

function digits(cursor: Cursor): void {
  if (!isDigit(cursor.text.charCodeAt(cursor.at))) fail(cursor, 'Expected a digit')
  while (isDigit(cursor.text.charCodeAt(cursor.at))) cursor.at++
}

function word(cursor: Cursor, expected: string): void {
  if (!cursor.text.startsWith(expected, cursor.at)) fail(cursor, 'Expected a value')
  cursor.at += expected.length
}

function peek(cursor: Cursor): number {
  for (;;) {
    const c = cursor.text.charCodeAt(cursor.at)
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return c
    cursor.at++
  }
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57

function fail(cursor: Cursor, message: string): never {
  throw new Fault(cursor.at, message)
}
