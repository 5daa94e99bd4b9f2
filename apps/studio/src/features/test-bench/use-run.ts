import { useMutation } from '@tanstack/react-query'
import type { UseDraft } from '../draft/index.ts'
import type { KeptSample } from '../samples/index.ts'
import type { TestRun } from './queries.ts'
import { testRun } from './queries.ts'
import { comparedItems, type Subject, subjectsOf } from './result.ts'
import { inputOf, type RawRequest, type SubjectKind } from './subject.ts'

export interface Ran {
  readonly subjects: readonly Subject[]
  readonly summary: TestRun['summary']
  /** Both sides ran. */
  readonly compared: boolean
  readonly kind: SubjectKind
  readonly datasourceId: string
  /** The mapping that ran, for explaining. */
  readonly mapping: ReadyDraft['content']['mapping']
}

export type ReadyDraft = Extract<UseDraft, { readonly status: 'ready' }>

export interface Wanted {
  readonly kind: SubjectKind
  readonly samples: readonly KeptSample[]
  readonly raw: RawRequest
  readonly compare: boolean
}

/** Saves the draft, runs it dry, and beside it the published version where there is one. */
export function useRun(draft: ReadyDraft) {
  return useMutation({
    mutationFn: async ({ kind, samples, raw, compare }: Wanted): Promise<Ran> => {
      const saved = draft.readOnly !== null || (await draft.saveNow())
      if (!saved) throw draft.problem ?? new Error('The draft could not be saved, so that it was not tested.')
      const { mapping } = draft.content
      const input = inputOf(kind, samples, raw)
      // What the server generates differs from run to run: one run has to do for both sides.
      const twice = compare && kind !== 'generated' && kind !== 'fetch'
      const [run, published] = await Promise.all([
        testRun(draft.datasourceId, { ...input, against: 'draft', ...(compare ? { compareWith: 'published' } : {}) }),
        twice ? testRun(draft.datasourceId, { ...input, against: 'published' }) : null,
      ])
      const items = comparedItems(run, published)
      const subjects = subjectsOf(items, kind === 'kept' ? samples : null)
      const { datasourceId } = draft
      return { subjects, summary: run.summary, compared: compare, kind, datasourceId, mapping }
    },
  })
}
