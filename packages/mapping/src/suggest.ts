/** "Did you mean": the nearest of a list of names, by edit distance. */
const distance = (a: string, b: string): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(substitution, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** The candidate that differs least, when it differs little enough to be a likely slip. */
export const nearest = (name: string, candidates: Iterable<string>): string | undefined => {
  const wanted = plain(name.slice(0, 64))
  let best: string | undefined
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    const far = distance(wanted, plain(candidate))
    if (far < least) {
      least = far
      best = candidate
    }
  }
  return best
}

/** A sentence for a finding's `suggestion`: the nearest name, else all of them when they are few. */
export const suggestion = (name: string, candidates: readonly string[]): string | undefined => {
  const best = nearest(name, candidates)
  if (best !== undefined) return `did you mean '${best}'?`
  return candidates.length > 0 && candidates.length <= 16 ? `one of: ${candidates.join(', ')}` : undefined
}
