import { type Cut, type Cutter, HeldBytes } from './cutter.ts'

const [LF, CR] = [0x0a, 0x0d]

/** Lines; blank ones count for nothing. */
export function lineCutter(maxRecordBytes: number): Cutter {
  const held = new HeldBytes(maxRecordBytes)
  let offset = 0

  const take = (out: Cut[], ending: number): void => {
    const { size } = held
    const cut = held.take(offset)
    offset += size + ending
    const { bytes } = cut
    const line = bytes.at(-1) === CR ? { ...cut, bytes: bytes.subarray(0, -1) } : cut
    if (!isBlank(line.bytes)) out.push(line)
  }

  return {
    push(chunk) {
      const out: Cut[] = []
      let from = 0
      for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, from)) {
        held.add(chunk.subarray(from, at))
        take(out, 1)
        from = at + 1
      }
      held.add(chunk.subarray(from))
      return out
    },
    end() {
      const out: Cut[] = []
      if (held.size > 0) take(out, 0)
      return out
    },
  }
}

const isBlank = (line: Uint8Array): boolean => line.every((byte) => byte === 0x20 || byte === 0x09)
