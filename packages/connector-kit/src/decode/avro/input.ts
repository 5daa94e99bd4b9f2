/** The bytes are not what the schema says. */
export class AvroError extends Error {
  override readonly name = 'AvroError'
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Reads the primitives of Avro's binary encoding (Avro 1.12, "Binary Encoding"). @throws AvroError also past the end */
export class AvroInput {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  at = 0
  /** Values that may still be read: what takes no bytes costs memory too. */
  #values: number

  constructor(bytes: Uint8Array, maxValues: number) {
    this.#bytes = bytes
    this.#view = view(bytes)
    this.#values = maxValues
  }

  get left(): number {
    return this.#bytes.byteLength - this.at
  }

  count(): void {
    if (--this.#values < 0) throw new AvroError('it has more values than a record may have')
  }

  take(size: number): Uint8Array {
    if (size < 0 || size > this.left) throw new AvroError('it ends early')
    const from = this.at
    this.at += size
    return this.#bytes.subarray(from, this.at)
  }

  byte(): number {
    if (this.left === 0) throw new AvroError('it ends early')
    return this.#bytes[this.at++] ?? 0
  }

  /** Variable-length zig-zag, up to 64 bits. */
  long(): bigint {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte()
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n))
    }
    throw new AvroError('a number has more than ten bytes')
  }

  /** A long that is an index, a size or a count. */
  size(): number {
    const value = this.long()
    if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < -BigInt(Number.MAX_SAFE_INTEGER))
      throw new AvroError('a size is out of range')
    return Number(value)
  }

  float(): number {
    const { byteOffset } = this.take(4)
    return this.#view.getFloat32(byteOffset - this.#bytes.byteOffset, true)
  }

  double(): number {
    const { byteOffset } = this.take(8)
    return this.#view.getFloat64(byteOffset - this.#bytes.byteOffset, true)
  }
}
