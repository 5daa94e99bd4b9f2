/**
 * The program of a sandbox: reads a source, then items, and answers each, until its parent closes the way. It is started without an
 * environment, files, network or children (see `../walls.ts`).
 */
import { readSync, writeSync } from 'node:fs'
import { JavaScript } from './javascript.ts'
import { DONE, FRAME_HEADER, frame, ITEM, LOAD, LOADED, READY } from './protocol.ts'

const STDIN = 0
const STDOUT = 1

/** null: the parent is gone. */
function read(bytes: number): Buffer | null {
  const buffer = Buffer.allocUnsafe(bytes)
  for (let filled = 0; filled < bytes; ) {
    const count = readSync(STDIN, buffer, filled, bytes - filled, null)
    if (count === 0) return null
    filled += count
  }
  return buffer
}

function write(kind: number, text: string): void {
  const bytes = frame(kind, text)
  for (let written = 0; written < bytes.length; ) written += writeSync(STDOUT, bytes, written)
}

const quickjs = await JavaScript.prepare()
write(READY, '{}')
let script: JavaScript | null = null
for (;;) {
  const header = read(FRAME_HEADER)
  const body = header === null ? null : read(header.readUInt32LE(1))
  if (header === null || body === null) break
  const text = body.toString('utf8')
  if (header[0] === LOAD) {
    const opened = JavaScript.open(quickjs, JSON.parse(text))
    script = opened.script
    write(LOADED, JSON.stringify(opened.loaded))
  } else if (header[0] === ITEM && script !== null) {
    write(DONE, script.run(text))
  }
}
