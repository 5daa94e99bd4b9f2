export type JsonErrorCode = 'json_invalid' | 'json_too_deep' | 'json_runtime_unsupported' | 'utf8_invalid'

/** Text that is not taken as JSON. `position` counts UTF-16 units from 0; `line` and `column` from 1. The message never quotes the payload. */
export class JsonError extends Error {
  override readonly name = 'JsonError'
  readonly code: JsonErrorCode
  readonly position: number
  readonly line: number
  readonly column: number

  constructor(code: JsonErrorCode, message: string, text = '', position = 0) {
    const line = lineOf(text, position)
    const column = position - text.lastIndexOf('\n', position - 1)
    super(text === '' ? message : `${message} at line ${line}, column ${column}`)
    this.code = code
    this.position = position
    this.line = line
    this.column = position === 0 ? 1 : column
  }
}

function lineOf(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line++
  return line
}
