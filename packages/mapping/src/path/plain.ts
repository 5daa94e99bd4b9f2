import type { Step } from './singular.ts'

/** One step of a plain path: `.name` in ASCII, `[12]`, or `['name']` without a quote, an escape or a control character. */
const STEP = /\.([A-Za-z_][A-Za-z0-9_]*)|\[(0|[1-9][0-9]{0,8})\]|\['([^'\\\p{Cc}]*)'\]/uy

/** The steps of a path that is nothing but names and indexes, plainly written; null = ask the grammar. */
export function plainSteps(source: string): readonly Step[] | null {
  if (!source.startsWith('$')) return null
  const steps: Step[] = []
  STEP.lastIndex = 1
  while (STEP.lastIndex < source.length) {
    const match = STEP.exec(source)
    if (match === null) return null
    steps.push(match[2] === undefined ? (match[1] ?? match[3] ?? '') : Number(match[2]))
  }
  return steps
}
