/**
 * JSON text on lines, every digit as it was: parsing would round what a double cannot hold.
 * Text that has lines already stays as it is.
 */
export function prettyJson(text: string): string {
  if (text.includes('\n')) return text
  let [out, depth, quoted] = ['', 0, false]
  const line = (): string => `\n${'  '.repeat(depth)}`
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? ''
    if (quoted) {
      out += char
      if (char === '\\') out += text[++index] ?? ''
      else if (char === '"') quoted = false
      continue
    }
    if (char === '"') quoted = true
    if (char === '{' || char === '[') {
      const close = char === '{' ? '}' : ']'
      if (text[index + 1] === close) {
        out += char + close
        index++
        continue
      }
      depth++
      out += char + line()
    } else if (char === '}' || char === ']') {
      depth--
      out += line() + char
    } else if (char === ',') out += char + line()
    else if (char === ':') out += ': '
    else if (char !== ' ') out += char
  }
  return out
}
