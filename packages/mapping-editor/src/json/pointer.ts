/** Places in a JSON document: RFC 6901 pointers, and the mapping package's row names (`outputs[0].fields.title`). */
import { isJsonObject, type JsonValue } from '@halcyon/domain'

/** RFC 6901: '' is the whole document, `/outputs/0/fields/title` a row. */
export type Pointer = string

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1')
const unescapeToken = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~')

export const tokensOf = (pointer: Pointer): readonly string[] =>
  pointer === '' ? [] : pointer.slice(1).split('/').map(unescapeToken)

export const pointerOf = (tokens: readonly (string | number)[]): Pointer =>
  tokens.map((token) => `/${escapeToken(String(token))}`).join('')

/** One level down. */
export const child = (pointer: Pointer, ...tokens: readonly (string | number)[]): Pointer => pointer + pointerOf(tokens)

export const parentOf = (pointer: Pointer): Pointer => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))

/** A list index as RFC 6901 writes it; null for `-`, `01` and names. */
export const indexOf = (token: string | undefined): number | null =>
  token !== undefined && /^(?:0|[1-9][0-9]{0,8})$/.test(token) ? Number(token) : null

const step = (value: JsonValue | undefined, token: string): JsonValue | undefined => {
  if (Array.isArray(value)) {
    const index = indexOf(token)
    return index === null ? undefined : value[index]
  }
  return isJsonObject(value) && Object.hasOwn(value, token) ? value[token] : undefined
}

/** The value at a pointer; undefined when there is none. */
export const valueAt = (document: JsonValue, pointer: Pointer): JsonValue | undefined => {
  let value: JsonValue | undefined = document
  for (const token of tokensOf(pointer)) value = step(value, token)
  return value
}

const ROW = /\.?([A-Za-z_$][A-Za-z0-9_$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y

/** `outputs[0].fields.title` → `/outputs/0/fields/title`; '' where the text is no row name. */
export const pointerOfRow = (row: string): Pointer => {
  const tokens: string[] = []
  ROW.lastIndex = 0
  while (ROW.lastIndex < row.length) {
    const match = ROW.exec(row)
    if (match === null) return ''
    tokens.push(match[1] ?? match[2] ?? (JSON.parse(match[3] ?? '""') as string))
  }
  return pointerOf(tokens)
}

/** The name the mapping package gives a place; numbers count as list indexes only below `outputs`, `then`, `first` and `ignore`. */
export const rowOfPointer = (pointer: Pointer): string => {
  let row = ''
  let parent = ''
  for (const token of tokensOf(pointer)) {
    const listed = ['outputs', 'then', 'first', 'ignore'].includes(parent) && indexOf(token) !== null
    if (listed) row += `[${token}]`
    else if (!/^[A-Za-z_$][A-Za-z0-9_$]*$/.test(token)) row += `[${JSON.stringify(token)}]`
    else row += row === '' ? token : `.${token}`
    parent = token
  }
  return row
}
