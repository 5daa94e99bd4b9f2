import {
  DONE,
  FRAME_HEADER,
  frame,
  ITEM,
  type Language,
  LOAD,
  LOADED,
  type Load,
  type Loaded,
  READY,
  type Ready,
} from './child/protocol.ts'
import { SCRIPT_LIMITS } from './limits.ts'
import { makePythonImage, spawnSandbox } from './walls.ts'

/** Until it can take a source. A cold machine under load is slow. */
const START_MS = 30_000
/** Bytes of a frame from it: more than a whole result with its log lines comes to. One that says more has been taken over. */
const MAX_FRAME = 8 * 1024 * 1024

/** What an item became, as text; `killed`: it did not end by itself, and the process with it. */
export type Answer = { readonly kind: 'done'; readonly text: string } | { readonly kind: 'killed' }

/** One sandbox of one script: ready, loaded once, then items. It lives until it is closed or killed. */
export class SandboxProcess {
  readonly #child: ReturnType<typeof spawnSandbox>
  #pending: Buffer[] = []
  #size = 0
  #take: ((kind: number, text: string) => void) | null = null
  #gone: (() => void) | null = null
  #dead = false
  /** Frames that came before anyone asked. */
  readonly #early: { kind: number; text: string }[] = []

  constructor(language: Language) {
    this.#child = spawnSandbox(language)
    this.#child.stdout.on('data', (chunk: Buffer) => this.#read(chunk))
    const ended = (): void => {
      this.#dead = true
      this.#gone?.()
    }
    this.#child.on('exit', ended)
    this.#child.on('error', ended)
    // Writing to one that has just died: its exit says so.
    this.#child.stdin.on('error', () => undefined)
  }

  get dead(): boolean {
    return this.#dead
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** @throws Error when the process cannot be started */
  async load(load: Load): Promise<Loaded> {
    const ready: Ready = JSON.parse(await this.#expect(READY, START_MS))
    if (!ready.imaged) makePythonImage()
    this.#child.stdin.write(frame(LOAD, JSON.stringify(load)))
    const text = await this.#expect(LOADED, START_MS)
    const loaded: Loaded = JSON.parse(text)
    return loaded
  }

  /**
   * Items → answers, in their order. Ends with `killed` when an item takes longer than it may by the clock; those behind it have
   * none then.
   */
  run(items: readonly string[]): Promise<Answer[]> {
    const answers: Answer[] = []
    if (items.length === 0) return Promise.resolve(answers)
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer)
        this.#take = null
        this.#gone = null
        resolve(answers)
      }
      const killed = (): void => {
        answers.push({ kind: 'killed' })
        end()
      }
      // What has arrived while this thread was busy is read first: it was in time.
      const late = (): void => {
        const had = answers.length
        setImmediate(() => {
          if (answers.length > had || this.#take === null) return
          this.kill()
        })
      }
      let timer = setTimeout(late, SCRIPT_LIMITS.wallMs)
      this.#gone = killed
      this.#take = (kind, text) => {
        if (kind !== DONE) return
        answers.push({ kind: 'done', text })
        if (answers.length === items.length) return end()
        clearTimeout(timer)
        timer = setTimeout(late, SCRIPT_LIMITS.wallMs)
      }
      if (this.#dead) killed()
      else this.#child.stdin.write(Buffer.concat(items.map((item) => frame(ITEM, item))))
    })
  }

  /** Lets it end by itself. */
  close(): void {
    this.#child.stdin.end()
    this.#child.unref()
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }

  #expect(wanted: number, ms: number): Promise<string> {
    const early = this.#early.shift()
    if (early !== undefined) return Promise.resolve(early.text)
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer)
        this.#take = null
        this.#gone = null
        settle()
      }
      const fail = (): void => end(() => reject(new Error('The sandbox for scripts cannot be started.')))
      const timer = setTimeout(() => {
        this.kill()
        fail()
      }, ms)
      this.#gone = fail
      this.#take = (kind, text) => {
        if (kind === wanted) end(() => resolve(text))
      }
      if (this.#dead) fail()
    })
  }

  #read(chunk: Buffer): void {
    this.#pending.push(chunk)
    this.#size += chunk.length
    if (this.#size < FRAME_HEADER) return
    let bytes = this.#pending.length === 1 ? chunk : Buffer.concat(this.#pending)
    while (bytes.length >= FRAME_HEADER) {
      const end = FRAME_HEADER + bytes.readUInt32LE(1)
      if (end > MAX_FRAME) {
        this.kill()
        return
      }
      if (bytes.length < end) break
      const kind = bytes[0] ?? 0
      const text = bytes.toString('utf8', FRAME_HEADER, end)
      bytes = bytes.subarray(end)
      if (this.#take === null) this.#early.push({ kind, text })
      else this.#take(kind, text)
    }
    this.#pending = bytes.length > 0 ? [bytes] : []
    this.#size = bytes.length
  }
}
