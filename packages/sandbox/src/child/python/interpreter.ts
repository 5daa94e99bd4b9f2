import { constants } from 'node:fs'
import { loadPyodide, type PyodideAPI } from 'pyodide'
import { Gate, type Import } from './gate.ts'

type Call = (...args: readonly number[]) => number

/**
 * CPython in WebAssembly. It is loaded by Pyodide, and from then on spoken to past it: a call is of a Python function, with one text,
 * and answers bytes; no object of ours is ever in the interpreter, nor one of its own here.
 */
export class Interpreter {
  readonly #gate: Gate
  readonly #exports: WebAssembly.Exports
  readonly #memory: WebAssembly.Memory
  readonly #stack: WebAssembly.Global
  readonly #calls = new Map<string, Call>()
  readonly #functions = new Map<string, number>()
  /** The memory as it was when `keep` was called. */
  #kept: { readonly memory: Uint8Array; readonly stack: number; readonly heapEnd: number } | null = null

  private constructor(gate: Gate, exports: WebAssembly.Exports) {
    const { memory, __stack_pointer: stack } = exports
    if (!(memory instanceof WebAssembly.Memory) || !(stack instanceof WebAssembly.Global))
      throw new Error('The Python interpreter has no memory of its own.')
    this.#gate = gate
    this.#exports = exports
    this.#memory = memory
    this.#stack = stack
  }

  /**
   * @param start Python that runs before any script; or the image that `imageOf` made with it, which takes a fifth of the time
   * @param functions its functions that `call` is for, each of a text and answering bytes
   * @param extraMemory bytes that it may take above what it has then
   */
  static async load(
    start: string | Uint8Array,
    functions: readonly string[],
    extraMemory: number,
  ): Promise<Interpreter> {
    const gate = new Gate()
    const exports = intercept(gate)
    if (typeof start === 'string') (await pyodide({})).runPython(start)
    else await pyodide({ _loadSnapshot: start })
    const interpreter = new Interpreter(gate, await exports)
    interpreter.#find(functions)
    interpreter.#view().set([1], interpreter.#global('Py_EMSCRIPTEN_SIGNAL_HANDLING'))
    gate.close(interpreter.#memory, interpreter.#memory.buffer.byteLength + extraMemory)
    return interpreter
  }

  /** The interpreter's memory after it has run a source. */
  static async imageOf(source: string): Promise<Uint8Array> {
    const loaded = await pyodide({ _makeSnapshot: true })
    loaded.runPython(source)
    return loaded.makeMemorySnapshot()
  }

  /**
   * @returns what the function answered; null: it failed, or its answer is not bytes
   * @throws Stopped, RangeError (too deep) or WebAssembly.RuntimeError: nothing but `restore` may follow
   */
  call(name: string, text: string, cpuMs: number): string | null {
    const size = Buffer.byteLength(text)
    const at = this.#call('malloc')(size + 1) >>> 0
    if (at === 0) return null
    this.#bytes().write(text, at, size, 'utf8')
    this.#gate.begin(cpuMs)
    const given = this.#call('PyUnicode_FromStringAndSize')(at, size)
    this.#call('free')(at)
    if (given === 0) return this.#failed()
    const result = this.#call('PyObject_CallOneArg')(this.#functions.get(name) ?? 0, given)
    this.#call('_Py_DecRef')(given)
    if (result === 0) return this.#failed()
    const start = this.#call('PyBytes_AsString')(result) >>> 0
    if (start === 0) return this.#failed()
    const answer = this.#bytes().toString('utf8', start, start + this.#call('PyBytes_Size')(result))
    this.#call('_Py_DecRef')(result)
    return answer
  }

  /** Whether what runs has used more CPU than it may. */
  get late(): boolean {
    return this.#gate.late
  }

  /** Remembers all there is: what `restore` goes back to. */
  keep(): void {
    this.#kept = { memory: this.#view().slice(), stack: this.#stack.value, heapEnd: this.#call('sbrk')(0) >>> 0 }
  }

  /** Puts every byte of the interpreter back as it was. */
  restore(): void {
    if (this.#kept === null) throw new Error('There is nothing to put back.')
    const { memory, stack } = this.#kept
    const now = this.#view()
    now.set(memory)
    now.fill(0, memory.length)
    this.#stack.value = stack
  }

  /** Bytes that the heap has grown by since `keep`. */
  get grown(): number {
    return this.#kept === null ? 0 : (this.#call('sbrk')(0) >>> 0) - this.#kept.heapEnd
  }

  #failed(): null {
    this.#call('PyErr_Clear')()
    return null
  }

  #find(functions: readonly string[]): void {
    const text = (value: string): number => {
      const at = this.#call('malloc')(value.length + 1)
      this.#bytes().write(`${value}\0`, at, 'latin1')
      return at
    }
    const main = this.#call('PyImport_AddModule')(text('__main__'))
    for (const name of functions) {
      const found = this.#call('PyObject_GetAttrString')(main, text(name))
      if (found === 0) throw new Error(`The Python interpreter has no ${name}.`)
      this.#functions.set(name, found)
    }
  }

  #call(name: string): Call {
    const known = this.#calls.get(name)
    if (known !== undefined) return known
    const found = this.#exports[name]
    if (typeof found !== 'function') throw new Error(`The Python interpreter has no ${name}.`)
    const call: Call = (...args) => Number(found(...args))
    this.#calls.set(name, call)
    return call
  }

  #global(name: string): number {
    const found = this.#exports[name]
    if (!(found instanceof WebAssembly.Global)) throw new Error(`The Python interpreter has no ${name}.`)
    return Number(found.value)
  }

  #view(): Uint8Array {
    return new Uint8Array(this.#memory.buffer)
  }

  #bytes(): Buffer {
    return Buffer.from(this.#memory.buffer)
  }
}

function pyodide(options: { _makeSnapshot?: true; _loadSnapshot?: Uint8Array }): Promise<PyodideAPI> {
  withoutBindings()
  process.env.TZ = 'UTC'
  return loadPyodide({
    ...options,
    // What Python would know as the module `js`.
    jsglobals: Object.freeze(Object.create(null)),
    // Same item, same result: in a set too.
    env: { PYTHONHASHSEED: '0', TZ: 'UTC' },
    // Else it takes the process's own, which frames go through.
    stdin: () => null,
    stdout: () => undefined,
    stderr: () => undefined,
  })
}

/** Has the interpreter made with every function it is given behind the gate. @returns its exports, once it is made */
function intercept(gate: Gate): Promise<WebAssembly.Exports> {
  const { instantiate, Instance } = WebAssembly
  const guarded = (module: WebAssembly.Module, imports: WebAssembly.Imports): WebAssembly.Imports => {
    const result: Record<string, WebAssembly.ModuleImports> = {}
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      const given = imports[from]?.[name]
      const into = result[from] ?? {}
      result[from] = into
      if (isFunction(given)) into[name] = gate.guard(name, given)
      else if (given !== undefined) into[name] = given
    }
    return result
  }
  // Made for functions that are given to WebAssembly later, by pointer.
  WebAssembly.Instance = class extends Instance {
    constructor(module: WebAssembly.Module, imports: WebAssembly.Imports = {}) {
      super(module, guarded(module, imports))
    }
  }
  return new Promise((resolve) => {
    const make = async (source: BufferSource | WebAssembly.Module, imports: WebAssembly.Imports = {}) => {
      const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source)
      const instance = await instantiate(module, guarded(module, imports))
      // Others are small, and of Pyodide's own.
      if ('PyObject_CallOneArg' in instance.exports) resolve(instance.exports)
      return source instanceof WebAssembly.Module ? instance : { module, instance }
    }
    Reflect.set(WebAssembly, 'instantiate', make)
  })
}

const isFunction = (value: unknown): value is Import => typeof value === 'function'

/** Its file system for Node reads these while loading, from where the permission model does not let anyone. */
function withoutBindings(): void {
  Object.defineProperty(process, 'binding', { value: () => ({ fs: constants }) })
}
