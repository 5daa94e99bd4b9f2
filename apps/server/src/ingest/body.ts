import type { IncomingMessage } from 'node:http'

/** So many chunks of fewer bytes than this on average are no body but a flood: each costs more than its bytes. */
const MANY_CHUNKS = 10_000
const FINE_BYTES = 16

/** Bytes that all bodies under way may hold together. What has been read is a feed's, whose queue has a ceiling. */
export class BodyBudget {
  #left: number

  constructor(bytes: number) {
    this.#left = bytes
  }

  take(bytes: number): boolean {
    if (bytes > this.#left) return false
    this.#left -= bytes
    return true
  }

  give(bytes: number): void {
    this.#left += bytes
  }
}

/**
 * Reads a request's body, at most `maxBytes`; `too_large` when it is larger, or comes in grains, `busy` when the budget is used up
 * (the rest is not read).
 * @throws when the sender goes away in the middle
 */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number,
  budget: BodyBudget,
): Promise<Buffer | 'too_large' | 'busy'> {
  let held = 0
  const take = (bytes: number): boolean => {
    if (!budget.take(bytes)) return false
    held += bytes
    return true
  }
  try {
    return await collect(request, maxBytes, take)
  } finally {
    budget.give(held)
  }
}

function collect(
  request: IncomingMessage,
  maxBytes: number,
  take: (bytes: number) => boolean,
): Promise<Buffer | 'too_large' | 'busy'> {
  return new Promise((resolve, reject) => {
    const pieces = bodyPieces()
    let bytes = 0
    let chunks = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      chunks++
      const tooLarge = bytes > maxBytes || (chunks > MANY_CHUNKS && bytes < chunks * FINE_BYTES)
      if (tooLarge || !take(chunk.length)) {
        // It flows on, to nobody: paused, what has been received would pile up.
        request.removeAllListeners('data')
        resolve(tooLarge ? 'too_large' : 'busy')
        return
      }
      pieces.add(chunk)
    })
    request.on('end', () => resolve(pieces.whole()))
    request.on('error', reject)
    request.on('aborted', () => reject(new Error('the sender went away')))
  })
}

/** Pieces below this are copied together: held as they come, a body in chunks of one byte takes a hundred times its size. */
const SMALL_BYTES = 4096
const BLOCK_BYTES = 16 * 1024

function bodyPieces() {
  const pieces: Buffer[] = []
  let block: Buffer | null = null
  let filled = 0
  const endBlock = (): void => {
    if (block !== null) pieces.push(block.subarray(0, filled))
    block = null
  }
  return {
    add(piece: Buffer): void {
      // The first piece is mostly the only one, and is not copied.
      if (piece.length >= SMALL_BYTES || (pieces.length === 0 && block === null)) {
        endBlock()
        pieces.push(piece)
        return
      }
      if (block !== null && filled + piece.length > BLOCK_BYTES) endBlock()
      if (block === null) {
        block = Buffer.allocUnsafeSlow(BLOCK_BYTES)
        filled = 0
      }
      filled += piece.copy(block, filled)
    },
    whole(): Buffer {
      endBlock()
      const [only] = pieces
      return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces)
    },
  }
}
