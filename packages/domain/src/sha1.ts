/**
 * SHA-1 (RFC 3174) for ids, never for trust. Ids are derived several times for every event from names of some dozen bytes;
 * a general library spends most of its time on set-up there. Not re-entrant, which synchronous code cannot notice.
 */

const schedule = new Int32Array(80)
const state = new Int32Array(5)
const INITIAL = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)

/** The digest's five 32-bit words of the first `length` bytes. `bytes` needs room for the padding: up to 72 bytes more; it is overwritten. */
export function sha1InPlace(bytes: Uint8Array, length: number): Int32Array {
  const blocks = Math.ceil((length + 9) / 64)
  bytes.fill(0, length, blocks * 64)
  bytes[length] = 0x80
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  view.setUint32(blocks * 64 - 8, Math.floor(length / 0x2000_0000))
  view.setUint32(blocks * 64 - 4, length * 8)
  state.set(INITIAL)
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) schedule[i] = view.getInt32(block * 64 + i * 4)
    compress()
  }
  return state
}

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))
const at = (words: Int32Array, index: number): number => words[index] as number

function compress(): void {
  for (let i = 16; i < 80; i++) {
    schedule[i] = rotate(at(schedule, i - 3) ^ at(schedule, i - 8) ^ at(schedule, i - 14) ^ at(schedule, i - 16), 1)
  }
  let [a, b, c, d, e] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3), at(state, 4)]
  for (let i = 0; i < 80; i++) {
    const next = (rotate(a, 5) + mix(i, b, c, d) + e + at(schedule, i)) | 0
    e = d
    d = c
    c = rotate(b, 30)
    b = a
    a = next
  }
  state[0] = at(state, 0) + a
  state[1] = at(state, 1) + b
  state[2] = at(state, 2) + c
  state[3] = at(state, 3) + d
  state[4] = at(state, 4) + e
}

/** Function and constant of the round. */
function mix(round: number, b: number, c: number, d: number): number {
  if (round < 20) return ((b & c) | (~b & d)) + 0x5a827999
  if (round < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}
