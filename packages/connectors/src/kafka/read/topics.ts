/** Names that match one of these; where a name is written out, whether there is such a topic shows later. */
export function topicsOf(wanted: readonly string[], existing: readonly string[]): string[] {
  const patterns = wanted.filter(isPattern)
  const found = existing.filter((name) => patterns.some((pattern) => matches(pattern, name)))
  return [...new Set([...wanted.filter((name) => !isPattern(name)), ...found])].sort()
}

export const isPattern = (name: string): boolean => name.includes('*')

/** A * stands for any characters. The cluster's own topics begin with __ and must be named. In linear time. */
export function matches(pattern: string, name: string): boolean {
  if (name.startsWith('__') && !pattern.startsWith('__')) return false
  const parts = pattern.split('*')
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (!name.startsWith(first) || name.length < first.length + last.length) return false
  const end = name.length - last.length
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at)
    if (found === -1 || found + part.length > end) return false
    at = found + part.length
  }
  return name.endsWith(last)
}
