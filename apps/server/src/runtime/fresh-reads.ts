/**
 * Shares a read among all who ask: each gets one that began after they asked. One is under way and one waits, however many ask.
 */
export function freshReads(read: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | null = null
  let waiting: Promise<void> | null = null
  const begin = (): Promise<void> => {
    const one = read().finally(() => {
      if (underWay === one) underWay = null
    })
    underWay = one
    return one
  }
  const beginNext = (): Promise<void> => {
    waiting = null
    return begin()
  }
  return () => {
    if (underWay === null) return begin()
    waiting ??= underWay.then(beginNext, beginNext)
    return waiting
  }
}
