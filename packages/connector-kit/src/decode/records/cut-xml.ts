import { type Cut, type Cutter, HeldBytes } from './cutter.ts'
import { DecodeError } from './format.ts'

const [OPEN, CLOSE, DOUBLE, SINGLE] = [0x3c, 0x3e, 0x22, 0x27]
/** Of one tag, its attributes included. */
const MAX_TAG = 64 * 1024

/** What begins like this runs to its end, whatever is in it. */
const SPANS = [
  { begin: '<!--', end: '-->' },
  { begin: '<![CDATA[', end: ']]>' },
  { begin: '<?', end: '?>' },
] as const
const LONGEST_BEGIN = 9

/** Elements of one name, with or without a prefix, from XML that comes in pieces. A document type is refused: it may define entities. */
export class XmlCutter implements Cutter {
  readonly #element: string
  readonly #held: HeldBytes
  readonly #tag = new HeldBytes(MAX_TAG)
  #out: (Cut | DecodeError)[] = []
  #mode: 'text' | 'tag' | 'span' = 'text'
  /** The first characters of the tag under way. */
  #head = ''
  /** The quote an attribute is in; 0 = none. */
  #quote = 0
  /** Of the span under way: what ends it, and what was last seen of it. */
  #end = ''
  #tail = ''
  #last = 0
  #depth = 0
  /** The level of the record under way; 0 = none is. */
  #recordDepth = 0
  #before = 0
  #offset = 0
  #tagOffset = 0

  constructor(element: string, maxRecordBytes: number) {
    this.#element = element
    this.#held = new HeldBytes(maxRecordBytes)
  }

  push(chunk: Uint8Array): readonly (Cut | DecodeError)[] {
    this.#out = []
    try {
      for (let at = 0; at < chunk.length; ) {
        if (this.#mode === 'text') at = this.#text(chunk, at)
        else if (this.#mode === 'tag') at = this.#inTag(chunk, at)
        else at = this.#inSpan(chunk, at)
      }
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      this.#out.push(error)
    }
    this.#before += chunk.length
    return this.#out
  }

  end(): readonly (Cut | DecodeError)[] {
    if (this.#mode === 'text' && this.#depth === 0) return []
    return [new DecodeError('content_ended_early', `The XML ends at byte ${this.#before}, in the middle.`)]
  }

  #text(chunk: Uint8Array, start: number): number {
    const found = chunk.indexOf(OPEN, start)
    const end = found === -1 ? chunk.length : found
    if (this.#recordDepth > 0) this.#held.add(chunk.subarray(start, end))
    if (found === -1) return end
    this.#mode = 'tag'
    this.#head = ''
    this.#quote = 0
    this.#tagOffset = this.#before + found
    return found
  }

  #inTag(chunk: Uint8Array, start: number): number {
    for (let at = start; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      if (this.#head.length < LONGEST_BEGIN) {
        this.#head += String.fromCharCode(byte)
        const span = SPANS.find(({ begin }) => begin === this.#head)
        if (span !== undefined) return this.#beginSpan(chunk, start, at + 1, span.end)
        if (this.#head === '<!D' || this.#head === '<!E')
          throw new DecodeError('xml_dtd_refused', `The XML has a document type at byte ${this.#tagOffset}.`)
      }
      if (this.#quote !== 0) {
        if (byte === this.#quote) this.#quote = 0
      } else if (byte === DOUBLE || byte === SINGLE) {
        this.#quote = byte
      } else if (byte === CLOSE) {
        this.#tag.add(chunk.subarray(start, at + 1))
        this.#endTag(this.#last === 0x2f)
        this.#last = 0
        return at + 1
      }
      this.#last = byte
    }
    this.#tag.add(chunk.subarray(start))
    if (this.#tag.over) throw new DecodeError('xml_invalid', `The XML has a tag of more than ${MAX_TAG} bytes.`)
    return chunk.length
  }

  #endTag(isEmpty: boolean): void {
    const { bytes, over } = this.#tag.take(0)
    if (over) throw new DecodeError('xml_invalid', `The XML has a tag of more than ${MAX_TAG} bytes.`)
    this.#mode = 'text'
    if (this.#recordDepth > 0) this.#held.add(bytes)
    if (bytes[1] === 0x2f) {
      this.#depth--
      if (this.#depth < 0)
        throw new DecodeError('xml_invalid', `The XML ends an element that is not open at byte ${this.#tagOffset}.`)
      if (this.#recordDepth > this.#depth) this.#endRecord()
      return
    }
    this.#depth++
    if (this.#recordDepth === 0 && this.#isRecord(bytes)) {
      this.#recordDepth = this.#depth
      this.#offset = this.#tagOffset
      this.#held.add(bytes)
    }
    if (!isEmpty) return
    if (this.#recordDepth === this.#depth) this.#endRecord()
    this.#depth--
  }

  #endRecord(): void {
    this.#recordDepth = 0
    this.#out.push(this.#held.take(this.#offset))
  }

  #isRecord(tag: Uint8Array): boolean {
    const name = /^<([^\s/>]+)/.exec(Buffer.from(tag.subarray(0, 512)).toString('utf8'))?.[1]
    return name !== undefined && (name === this.#element || name.endsWith(`:${this.#element}`))
  }

  #beginSpan(chunk: Uint8Array, start: number, at: number, end: string): number {
    if (this.#recordDepth > 0) {
      this.#held.add(this.#tag.take(0).bytes)
      this.#held.add(chunk.subarray(start, at))
    } else this.#tag.take(0)
    this.#mode = 'span'
    this.#end = end
    this.#tail = ''
    return at
  }

  #inSpan(chunk: Uint8Array, start: number): number {
    const last = this.#end.charCodeAt(this.#end.length - 1)
    let end = chunk.length
    for (let at = chunk.indexOf(last, start); at !== -1; at = chunk.indexOf(last, at + 1)) {
      const from = Math.max(start, at + 1 - this.#end.length)
      const seen = (this.#tail + latin1(chunk.subarray(from, at + 1))).slice(-this.#end.length)
      if (seen !== this.#end) continue
      this.#mode = 'text'
      end = at + 1
      break
    }
    if (this.#recordDepth > 0) this.#held.add(chunk.subarray(start, end))
    this.#tail = (this.#tail + latin1(chunk.subarray(Math.max(start, end - this.#end.length), end))).slice(
      -this.#end.length,
    )
    return end
  }
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
