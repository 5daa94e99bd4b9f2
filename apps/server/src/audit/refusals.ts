import type { TenantId } from '@halcyon/domain'
import { type Database, inTenant } from '@halcyon/store'
import { appendAudit, type NewAuditEntry } from './append.ts'

export interface Refusal extends Omit<NewAuditEntry, 'tenantId' | 'after' | 'before'> {
  readonly tenantId: TenantId
  /** The problem's code. */
  readonly code: string
}

interface Window {
  readonly refusal: Refusal
  count: number
}

/** Distinct refusals held at once; beyond it a window is written early. */
const MAX_WINDOWS = 1000

/**
 * Refusals on record: the first of a kind at once, those like it in the same minute as one row with their number.
 * So a probing client is seen, and cannot fill the audit log.
 */
export class Refusals {
  private readonly db: Database
  private readonly onError: (error: unknown) => void
  private readonly windows = new Map<string, Window>()
  private readonly timer: NodeJS.Timeout

  constructor(db: Database, options: { everyMs?: number; onError?: (error: unknown) => void } = {}) {
    this.db = db
    this.onError = options.onError ?? (() => {})
    this.timer = setInterval(() => void this.flush(), options.everyMs ?? 60_000)
    this.timer.unref()
  }

  /** Never throws: the refusal itself must reach its caller. */
  async record(refusal: Refusal): Promise<void> {
    const key = [
      refusal.tenantId,
      refusal.actor.id,
      refusal.action,
      refusal.resourceKind,
      refusal.resourceId,
      refusal.code,
    ].join('\n')
    const open = this.windows.get(key)
    if (open !== undefined) {
      open.count++
      return
    }
    if (this.windows.size >= MAX_WINDOWS) await this.flush()
    this.windows.set(key, { refusal, count: 0 })
    await this.write(refusal, 1)
  }

  /** Ends every window; called each minute and before the process ends. */
  async flush(): Promise<void> {
    const ended = [...this.windows.values()]
    this.windows.clear()
    for (const { refusal, count } of ended) if (count > 0) await this.write(refusal, count)
  }

  async close(): Promise<void> {
    clearInterval(this.timer)
    await this.flush()
  }

  private async write({ code, ...entry }: Refusal, count: number): Promise<void> {
    try {
      const after = { outcome: 'refused', code, count }
      await inTenant(this.db, entry.tenantId, (tx) => appendAudit(tx, { ...entry, after }))
    } catch (error) {
      this.onError(error)
    }
  }
}
