declare module 'unbzip2-stream/lib/bit_iterator.js' {
  /** Bits of buffers that are asked for one by one; `null` skips to the next whole byte. */
  export default function bitIterator(next: () => Uint8Array): {
    (count: number | null): number
    readonly bytesRead: number
  }
}

declare module 'unbzip2-stream/lib/bzip2.js' {
  type Bits = (count: number | null) => number
  const bzip2: {
    /** The head of a stream; answers its level, 1 to 9. @throws Error */
    header(bits: Bits): number
    /** A block, given to `write` byte by byte; answers the checksum so far, null at the end of the stream. @throws Error */
    decompress(
      bits: Bits,
      write: (byte: number) => void,
      buffer: Int32Array,
      size: number,
      checksum: number | null,
    ): number | null
  }
  export default bzip2
}
