/**
 * The program of a sandbox: reads a source, then items, and answers each, until its parent closes the way. It is started without an
 * environment, files, network or children (see `../walls.ts`), and with the language as its argument.
 */
import { readFrames, writeFrame } from './frames.ts'
import { DONE, ITEM, type Language, LOAD, LOADED, type Load, type Loaded, READY, type Ready } from './protocol.ts'

interface Interpreter {
  /** Whether nothing would make its next start quicker. */
  readonly imaged: boolean
  open(load: Load): Loaded
  /** Items → what became of each, all as JSON, in their order. */
  run(items: readonly string[]): Iterable<string>
}

// Each on its own: the one of Python is large.
const INTERPRETERS: Record<Language, () => Promise<Interpreter>> = {
  javascript: async () => (await import('./javascript.ts')).JavaScript.prepare(),
  python: async () => (await import('./python/python.ts')).Python.prepare(),
}

const interpreter = await INTERPRETERS[process.argv[2] === 'python' ? 'python' : 'javascript']()
writeFrame(READY, JSON.stringify({ imaged: interpreter.imaged } satisfies Ready))
for (;;) {
  const frames = readFrames()
  if (frames === null) break
  for (const { kind, text } of frames)
    if (kind === LOAD) writeFrame(LOADED, JSON.stringify(interpreter.open(JSON.parse(text))))
  const items = frames.filter(({ kind }) => kind === ITEM).map(({ text }) => text)
  for (const done of interpreter.run(items)) writeFrame(DONE, done)
}
