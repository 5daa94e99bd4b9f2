import { readSync, writeSync } from 'node:fs'
import { FRAME_HEADER, frame } from './protocol.ts'

const STDIN = 0
const STDOUT = 1
const CHUNK = 64 * 1024

export interface Frame {
  readonly kind: number
  readonly text: string
}

let rest: Buffer = Buffer.alloc(0)

/** All frames that have come, and at least one: it waits for that. null: the parent is gone. */
export function readFrames(): Frame[] | null {
  const frames: Frame[] = []
  for (;;) {
    let wanted = FRAME_HEADER
    while (rest.length >= FRAME_HEADER) {
      wanted = FRAME_HEADER + rest.readUInt32LE(1)
      if (rest.length < wanted) break
      frames.push({ kind: rest[0] ?? 0, text: rest.toString('utf8', FRAME_HEADER, wanted) })
      rest = rest.subarray(wanted)
      wanted = FRAME_HEADER
    }
    if (frames.length > 0) return frames
    const buffer = Buffer.allocUnsafe(Math.max(wanted, CHUNK))
    rest.copy(buffer)
    let filled = rest.length
    while (filled < wanted) {
      const count = readSync(STDIN, buffer, filled, buffer.length - filled, null)
      if (count === 0) return null
      filled += count
    }
    rest = buffer.subarray(0, filled)
  }
}

export function writeFrame(kind: number, text: string): void {
  const bytes = frame(kind, text)
  for (let written = 0; written < bytes.length; ) written += writeSync(STDOUT, bytes, written)
}
