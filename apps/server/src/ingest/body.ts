import type { IncomingMessage } from 'node:http'

/** So many chunks of fewer bytes than this on average are no body but a flood: each costs more than its bytes. */
const MANY_CHUNKS = 10_000
const FINE_BYTES = 16

/**
 * Reads a request's body, at most `maxBytes`; null when it is larger, or comes in grains (the rest is not read).
 * @throws when the sender goes away in the middle
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const pieces = bodyPieces()
    let bytes = 0
    let chunks = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      chunks++
      if (bytes > maxBytes || (chunks > MANY_CHUNKS && bytes < chunks * FINE_BYTES)) {
        // It flows on, to nobody: paused, what has been received would pile up.
        request.removeAllListeners('data')
        resolve(null)
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
