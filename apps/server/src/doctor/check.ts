import type { Tx } from '@halcyon/store'
import type { Context } from '../commands/command.ts'

export type CheckState = 'ok' | 'warn' | 'fail'

/** One thing a support engineer would ask, answered. */
export interface CheckResult {
  readonly name: string
  readonly state: CheckState
  /** What was found, in words and figures. */
  readonly detail: string
  /** What to do; absent where nothing is. */
  readonly action?: string
}

/** What the installation says of itself. */
export interface Installation {
  readonly dataDir: string
  readonly bind: string
  readonly publicUrl: () => string
  readonly version: string
  /** Its clock, epoch milliseconds. */
  readonly now: () => number
}

interface CheckAt {
  readonly tx: Tx
  readonly context: Context
  readonly installation: Installation
}

export type Check = (at: CheckAt) => Promise<CheckResult>
