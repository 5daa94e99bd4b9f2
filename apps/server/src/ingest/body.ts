import type { IncomingMessage } from 'node:http'

/**
 * Reads a request's body, at most `maxBytes`; null when it is larger (the rest is not read).
 * @throws when the sender goes away in the middle
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxBytes) {
        request.pause()
        request.removeAllListeners('data')
        resolve(null)
        return
      }
      chunks.push(chunk)
    })
    request.on('end', () =>
      resolve(chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks, bytes)),
    )
    request.on('error', reject)
    request.on('aborted', () => reject(new Error('the sender went away')))
  })
}
