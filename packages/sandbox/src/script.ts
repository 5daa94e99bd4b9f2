import { randomBytes } from 'node:crypto'
import { ExactNumber, hasExactNumber, isJsonObject, JsonError, type JsonValue, parseJson } from '@halcyon/domain'
import type { Language, ScriptFault } from './child/protocol.ts'
import { SCRIPT_LIMITS } from './limits.ts'

import { SandboxProcess } from './sandbox-process.ts'

export type { ScriptFault } from './child/protocol.ts'

export interface ScriptSource {
  readonly language: Language
  /**
   * The body of a function of `item`: returns the item, a list of items, or nothing to leave it out. JavaScript is strict; Python's
   * begins at the first column, and `return` stands there too.
   */
  readonly source: string
}

/** What became of one item. */
export type ScriptResult =
  | { readonly ok: true; readonly items: readonly JsonValue[]; readonly logs: readonly string[] }
  | { readonly ok: false; readonly fault: ScriptFault; readonly logs: readonly string[] }

/** Sandboxes that are started ahead, one a language, for the next script: each has seen no item, so it may become anyone's. */
const spares = new Map<Language, SandboxProcess>()

function takeProcess(language: Language): SandboxProcess {
  const spare = spares.get(language)
  spares.delete(language)
  return spare === undefined || spare.dead ? new SandboxProcess(language) : spare
}

/** Starts the next script's process ahead, so that it need not wait. One of Python takes seconds to load, and some 200 MB. */
export function warmSandbox(language: Language = 'javascript'): void {
  if (spares.get(language)?.dead ?? true) spares.set(language, new SandboxProcess(language))
}

/** Ends the processes that are ready ahead. */
export function coolSandbox(): void {
  for (const spare of spares.values()) spare.close()
  spares.clear()
}

const late: ScriptFault = {
  code: 'script_timeout',
  message: `the item took more than ${SCRIPT_LIMITS.wallMs} ms; its sandbox was ended`,
}
/** Only a script that has taken its interpreter over can answer so. */
const garbled: ScriptFault = { code: 'script_output_invalid', message: 'the sandbox answered what is no result' }
const NOTHING: readonly string[] = []

/**
 * A script in a sandbox of its own: a process of no other script, so of no other tenant. An item that goes past a limit costs itself;
 * the ones behind it run in a new process.
 */
export class Script {
  readonly #source: ScriptSource
  /** Stands for a number that a double cannot hold. No payload and no script knows it. */
  readonly #exact = `exact:${randomBytes(16).toString('hex')}`
  #process: SandboxProcess | null = null
  #turn: Promise<unknown> = Promise.resolve()
  #closed = false

  private constructor(source: ScriptSource) {
    this.#source = source
  }

  /**
   * Starts it.
   * @returns the fault where the source cannot be compiled
   * @throws Error when no process can be started
   */
  static async open(source: ScriptSource): Promise<Script | ScriptFault> {
    if (source.source.length > SCRIPT_LIMITS.source)
      return { code: 'script_failed', message: `the script is longer than ${SCRIPT_LIMITS.source} characters` }
    const script = new Script(source)
    const fault = await script.#start()
    if (fault === null) return script
    script.close()
    return fault
  }

  /** Items → what became of each, in their order. Calls take turns. Never throws for what an item or the script does. */
  run(items: readonly JsonValue[]): Promise<ScriptResult[]> {
    const result = this.#turn.then(() => this.#run(items.map((item) => this.#textOf(item))))
    this.#turn = result.catch(() => undefined)
    return result
  }

  /** Of its process as it is now. */
  get pid(): number | undefined {
    return this.#process?.pid
  }

  close(): void {
    this.#closed = true
    this.#process?.close()
    this.#process = null
  }

  async #start(): Promise<ScriptFault | null> {
    const child = takeProcess(this.#source.language)
    this.#process = child
    const { memory, cpuMs } = SCRIPT_LIMITS
    const loaded = await child.load({ source: this.#source.source, exact: this.#exact, memory, cpuMs })

    return loaded.ok ? null : loaded.fault
  }

  async #run(texts: readonly string[]): Promise<ScriptResult[]> {
    const results: ScriptResult[] = []
    while (results.length < texts.length) {
      if (this.#process === null || this.#process.dead) {
        if (this.#closed) throw new Error('The script is closed.')
        // It could be loaded before.
        await this.#start()
      }
      const answers = (await this.#process?.run(texts.slice(results.length))) ?? []
      for (const answer of answers)
        results.push(answer.kind === 'done' ? this.#resultOf(answer.text) : { ok: false, fault: late, logs: NOTHING })
    }
    return results
  }

  #textOf(item: JsonValue): string {
    if (!hasExactNumber(item)) return JSON.stringify(item)
    const exact = this.#exact
    return JSON.stringify(item, function (this: Record<string, unknown>, key, value: unknown) {
      const held = this[key]
      return held instanceof ExactNumber ? { [exact]: held.source } : value
    })
  }

  #resultOf(text: string): ScriptResult {
    try {
      const done: unknown = parseJson(text, { maxDepth: SCRIPT_LIMITS.depth + 3 })
      if (!isDone(done)) return { ok: false, fault: garbled, logs: NOTHING }
      if (!done.ok) return done
      const { items } = done
      return { ...done, items: text.includes(this.#exact) ? items.map((item) => this.#exactIn(item)) : items }
    } catch (error) {
      if (!(error instanceof JsonError)) throw error
      return { ok: false, fault: { code: 'script_output_invalid', message: error.message }, logs: NOTHING }
    }
  }

  /** Puts the exact numbers back in place; the value is ours alone. */
  #exactIn(value: JsonValue): JsonValue {
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) value[i] = this.#exactIn(value[i] ?? null)
      return value
    }
    if (!isJsonObject(value)) return value
    const digits = value[this.#exact]
    if (typeof digits === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(digits)) return new ExactNumber(digits)
    for (const key of Object.keys(value)) value[key] = this.#exactIn(value[key] ?? null)
    return value
  }
}

const FAULT_CODES: ReadonlySet<unknown> = new Set<ScriptFault['code']>([
  'script_failed',
  'script_timeout',
  'script_memory',
  'script_output_invalid',
])

/** What comes from a sandbox is believed as far as it is checked. */
function isDone(value: unknown): value is ScriptResult {
  if (!isRecord(value) || !isTextList(value.logs, SCRIPT_LIMITS.logLines)) return false
  if (value.ok === true) return Array.isArray(value.items) && value.items.length <= SCRIPT_LIMITS.items
  const { fault } = value
  if (value.ok !== false || !isRecord(fault) || !FAULT_CODES.has(fault.code)) return false
  const { message, line } = fault
  return isText(message) && (line === undefined || Number.isInteger(line))
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= SCRIPT_LIMITS.logLine
const isTextList = (value: unknown, most: number): boolean =>
  Array.isArray(value) && value.length <= most && value.every(isText)
