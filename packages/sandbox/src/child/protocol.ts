/**
 * What passes between a process and its sandbox: frames of a kind (one byte), a length (four, little-endian) and UTF-8. The sandbox
 * reads and writes without an event loop, so that a script has none to hang on to.
 */
export const FRAME_HEADER = 5

/** To the sandbox: the source and how to run it, as JSON; then items, each as JSON. */
export const LOAD = 1
export const ITEM = 2

/** From the sandbox: it can take a source; what loading it gave; what an item became, each as JSON. */
export const READY = 11
export const LOADED = 12
export const DONE = 13

export interface Ready {
  /** false: its start would have been quicker with an image, which can be made. */
  readonly imaged: boolean
}

export type Language = 'javascript' | 'python'

export interface Load {
  readonly source: string
  /** Name of the one property of an object that stands for a number with more digits than a double keeps. */
  readonly exact: string
  readonly memory: number
  readonly cpuMs: number
}

/** The script's own fault, in words for the person who wrote it. */
export interface ScriptFault {
  readonly code: 'script_failed' | 'script_timeout' | 'script_memory' | 'script_output_invalid'
  readonly message: string
  /** Of the source, from 1, where it is known. */
  readonly line?: number
}

export type Loaded = { readonly ok: true } | { readonly ok: false; readonly fault: ScriptFault }

export type Done =
  /** `items`: what the script returned; none = the item is left out. */
  | { readonly ok: true; readonly items: readonly unknown[]; readonly logs: readonly string[] }
  | { readonly ok: false; readonly fault: ScriptFault; readonly logs: readonly string[] }

export function frame(kind: number, text: string): Buffer {
  const size = Buffer.byteLength(text)
  const bytes = Buffer.allocUnsafe(FRAME_HEADER + size)
  bytes[0] = kind
  bytes.writeUInt32LE(size, 1)
  bytes.write(text, FRAME_HEADER, 'utf8')
  return bytes
}
