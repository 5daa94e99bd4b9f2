import type { DraftFinding, DraftValidation } from './types.ts'

/** The wizard's, in order. */
export const STEPS = ['basics', 'connection', 'mapping', 'test', 'summary'] as const
export type Step = (typeof STEPS)[number]

/** Where a finding is mended. */
export function stepOf(path: string): Step {
  const [part] = path.split(/[.[]/, 1)
  if (part === 'mapping') return 'mapping'
  return part === 'config' || part === 'secrets' || part === 'runtime' ? 'connection' : 'basics'
}

export interface StepProblems {
  readonly errors: readonly DraftFinding[]
  readonly warnings: readonly DraftFinding[]
}

export const problemsByStep = ({ errors, warnings }: DraftValidation): Readonly<Record<Step, StepProblems>> => {
  const of = (step: Step): StepProblems => ({
    errors: errors.filter(({ path }) => stepOf(path) === step),
    warnings: warnings.filter(({ path }) => stepOf(path) === step),
  })
  return {
    basics: of('basics'),
    connection: of('connection'),
    mapping: of('mapping'),
    test: { errors: [], warnings: [] },
    summary: { errors: [], warnings: [] },
  }
}
