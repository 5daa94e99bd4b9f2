import type { Finding } from '@halcyon/domain'
import type { DocumentView } from '../document/contract.ts'
import { actionFor } from './actions.ts'
import type { Problem, ProblemLevel } from './contract.ts'

const OUTPUT = /^outputs\[(\d+)\]/

export const blockOfRow = (row: string): number | null => {
  const at = OUTPUT.exec(row)?.[1]
  return at === undefined ? null : Number(at)
}

/** One problem for each row and code; the samples it was seen in come together. */
export class Collected {
  private readonly found = new Map<string, Problem>()
  private readonly rows = new Set<string>()

  add(level: ProblemLevel, row: string, finding: Omit<Finding, 'path'>, sample: number | null): void {
    this.rows.add(row)
    const id = `${row} ${finding.code}`
    const known = this.found.get(id)
    const samples = sample === null ? [] : [sample]
    if (known === undefined) {
      const { code, message } = finding
      const action = actionFor(finding)
      this.found.set(id, { id, level, code, row, block: blockOfRow(row), path: null, message, action, samples })
    } else if (sample !== null && !known.samples.includes(sample)) {
      this.found.set(id, { ...known, samples: [...known.samples, sample] })
    }
  }

  has(row: string): boolean {
    return this.rows.has(row)
  }

  problems(): readonly Problem[] {
    return [...this.found.values()]
  }
}

const RANK: Readonly<Record<ProblemLevel, number>> = { error: 0, warning: 1, info: 2 }

/** Errors first, then in the order of the screen. */
export const sorted = (
  problems: readonly Problem[],
  view: DocumentView,
  rows: readonly string[],
): readonly Problem[] => {
  const places = new Map(rows.map((row, index) => [row, index]))
  const place = ({ row, block }: Problem): number => {
    if (row === null) return Number.MAX_SAFE_INTEGER
    const own = places.get(row)
    const first = block === null ? -1 : rows.findIndex((each) => each.startsWith(`outputs[${block}]`))
    return own ?? (first >= 0 ? first - 0.5 : block === null ? -1 : rows.length + block + view.blocks.length)
  }
  return problems.toSorted((left, right) => RANK[left.level] - RANK[right.level] || place(left) - place(right))
}
