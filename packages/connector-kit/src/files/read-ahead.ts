/**
 * Reads on while the reader is busy with what it has: a file is decoded while a batch of it is written. All comes in its order, an error
 * after what came before it.
 * @param most what is held ahead at most, by `sizeOf`; one more may come
 */
export async function* readAhead<T>(
  source: AsyncIterable<T>,
  sizeOf: (one: T) => number,
  most: number,
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]()
  let held: T[] = []
  let size = 0
  const state: { end: { readonly error?: unknown } | null; left: boolean } = { end: null, left: false }
  let came = (): void => undefined
  let taken = (): void => undefined
  const readOn = async (): Promise<void> => {
    try {
      while (!state.left) {
        const { done, value } = await iterator.next()
        if (done === true) break
        held.push(value)
        size += sizeOf(value)
        came()
        if (size >= most) await new Promise<void>((resolve) => (taken = resolve))
      }
      state.end = {}
    } catch (error) {
      state.end = { error }
    }
    came()
  }
  void readOn()
  try {
    for (;;) {
      const now = held
      held = []
      size = 0
      taken()
      yield* now
      if (held.length > 0) continue
      if (state.end !== null) break
      await new Promise<void>((resolve) => (came = resolve))
    }
    if (state.end.error !== undefined) throw state.end.error
  } finally {
    state.left = true
    taken()
    // A read that is under way ends with its connection, which is not waited for here; nobody is left to hear how.
    iterator.return?.(undefined).catch(() => undefined)
  }
}
