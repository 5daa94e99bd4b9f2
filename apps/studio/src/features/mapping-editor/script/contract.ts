import type { JsonValue } from '@halcyon/domain'

export interface ScriptRun {
  /** Why it cannot be compiled; no item was run then. */
  readonly error: string | null
  readonly results: readonly ScriptResult[]
}

interface ScriptResult {
  readonly items: readonly JsonValue[]
  /** Why the item is rejected. */
  readonly error: string | null
  readonly logs: readonly string[]
}

export interface ScriptText {
  /** javascript or python */
  readonly language: string
  readonly source: string
}

/** Runs the script on items of the samples; rejects when the server cannot be asked. */
export type RunScript = (script: ScriptText, items: readonly JsonValue[], signal: AbortSignal) => Promise<ScriptRun>

/** What the script made of a sample. */
export interface ScriptedSample {
  readonly seen: readonly JsonValue[]
  readonly made: number
  readonly errors: readonly string[]
  readonly logs: readonly string[]
}

export interface ScriptState {
  /** Null where there is no script. */
  readonly source: string | null
  /** What is shown is of the script before, or nothing yet. */
  readonly pending: boolean
  /** Why nothing could be run: it does not compile, or the server could not be asked. */
  readonly error: string | null
  /** By sample; undefined where it was not run. */
  readonly samples: readonly (ScriptedSample | undefined)[]
}
