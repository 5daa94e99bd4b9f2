/**
 * Runs inside the interpreter, before the script: takes away what a script must not have, makes everything there is unchangeable,
 * so that no item finds anything of the one before, and answers the function that takes an item and gives what became of it.
 * It is handed over as text, so it stands on its own: nothing outside it may be used.
 *
 * @param exact name of the one property of an object that stands for a number with more digits than a double keeps
 */
export function prelude(
  exact: string,
  limits: { readonly output: number; readonly items: number; readonly logLines: number; readonly logLine: number },
) {
  const { parse, stringify } = JSON
  const logs: string[] = []

  /** A number with more digits than a double keeps: calculates as the nearest double, reads and comes back as it was. */
  class Decimal {
    readonly #digits: string
    constructor(digits: string) {
      this.#digits = digits
      Object.freeze(this)
    }
    toString(): string {
      return this.#digits
    }
    valueOf(): number {
      return Number(this.#digits)
    }
    static digitsOf(value: unknown): string | null {
      return typeof value === 'object' && value !== null && #digits in value ? value.#digits : null
    }
  }

  const revive = (_: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, exact)) return value
    const digits = String(Reflect.get(value, exact))
    return /^-?\d+$/.test(digits) ? BigInt(digits) : new Decimal(digits)
  }
  const give = (_: string, value: unknown): unknown => {
    switch (typeof value) {
      case 'bigint':
        return { [exact]: `${value}` }
      case 'number':
        if (!Number.isFinite(value)) throw new TypeError(`the result holds ${value}, which JSON has no word for`)
        return value
      case 'object': {
        const digits = Decimal.digitsOf(value)
        return digits === null ? value : { [exact]: digits }
      }
      default:
        return value
    }
  }

  const show = (_: string, value: unknown): unknown =>
    typeof value === 'bigint' || Decimal.digitsOf(value) !== null ? `${value}` : value
  const word = (value: unknown): string => {
    try {
      const text = typeof value === 'object' && value !== null ? (stringify(value, show) ?? '') : String(value)
      return text.slice(0, limits.logLine)
    } catch {
      return String(value).slice(0, limits.logLine)
    }
  }
  const say = (...values: unknown[]): void => {
    if (logs.length < limits.logLines) logs.push(values.map(word).join(' ').slice(0, limits.logLine))
  }
  const console = { log: say, debug: say, info: say, warn: say, error: say }

  const global: Record<string, unknown> = globalThis
  for (const name of ['eval', 'Promise', 'SharedArrayBuffer', 'Atomics', 'WeakRef', 'FinalizationRegistry'])
    delete global[name]
  Reflect.deleteProperty(Math, 'random')
  global.console = console

  const seen = new Set<object>()
  const freeze = (value: unknown): void => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return
    seen.add(value)
    for (const key of Reflect.ownKeys(value)) {
      const own = Reflect.getOwnPropertyDescriptor(value, key)
      freeze(own?.value)
      freeze(own?.get)
      freeze(own?.set)
    }
    freeze(Reflect.getPrototypeOf(value))
    Object.freeze(value)
  }
  // What no name leads to.
  for (const hidden of [
    function* () {},
    async () => {},
    async function* () {},
    [][Symbol.iterator](),
    ''[Symbol.iterator](),
    ''.matchAll(/x/g),
    new Map().entries(),
    new Set().entries(),
    (function* () {})(),
    (async function* () {})(),
    Reflect.getPrototypeOf(Uint8Array),
    Iterator.from({ next: () => ({ done: true, value: 0 }) }),
    [].values().map((x) => x),
    Decimal,
  ])
    freeze(hidden)
  freeze(globalThis)

  const messageOf = (error: unknown): string => {
    try {
      if (typeof error !== 'object' || error === null) return String(error).slice(0, limits.logLine)
      const { name, message } = error as Error
      return `${name}: ${message}`.slice(0, limits.logLine)
    } catch {
      return 'the script threw something that cannot be shown'
    }
  }
  const lineOf = (error: unknown): number | undefined => {
    try {
      const found = /script\.js:(\d+)/.exec(String((error as Error).stack))
      return found === null ? undefined : Number(found[1]) - 1
    } catch {
      return undefined
    }
  }
  const isThenable = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && typeof Reflect.get(value, 'then') === 'function'

  /**
   * As JSON, without looking at each value; undefined where that would not do: for a BigInt, and where a null may stand for what JSON
   * has no word for.
   */
  const quickly = (value: unknown): string | undefined => {
    try {
      const text = stringify(value)
      return text === undefined || text.includes('null') ? undefined : text
    } catch {
      return undefined
    }
  }

  /**
   * What the script returned, as the text of a list.
   * @param plain no number that went in has more digits than a double keeps
   */
  const listOf = (value: unknown, plain: boolean): string => {
    if (value === undefined || value === null) return '[]'
    if (isThenable(value)) throw new TypeError('a script has nothing to wait for: async and await are not available')
    if (typeof value !== 'object')
      throw new TypeError(`the script returned a ${typeof value}; return an object, or a list of them`)
    const text = (plain ? quickly(value) : undefined) ?? stringify(value, give)
    if (text === undefined) throw new TypeError('the script returned what JSON has no word for')
    if (text.length > limits.output) throw new TypeError(`the result is longer than ${limits.output} characters`)
    if (text[0] !== '[') return `[${text}]`
    if (Reflect.get(value, 'length') > limits.items)
      throw new TypeError(`the script returned more than ${limits.items} items`)
    return text
  }

  return (script: (item: unknown) => unknown, text: string): string => {
    logs.length = 0
    let returned: unknown
    let code = 'script_failed'
    try {
      const plain = !text.includes(exact)
      const item: unknown = plain ? parse(text) : parse(text, revive)
      returned = script(item)
      code = 'script_output_invalid'
      return `{"ok":true,"items":${listOf(returned, plain)},"logs":${stringify(logs)}}`
    } catch (error) {
      return stringify({ ok: false, fault: { code, message: messageOf(error), line: lineOf(error) }, logs })
    }
  }
}
