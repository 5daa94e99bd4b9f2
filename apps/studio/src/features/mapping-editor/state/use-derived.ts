import type { JsonValue } from '@halcyon/domain'
import {
  buildSourceTree,
  type Coverage,
  coverageOf,
  type PreparedPreview,
  type Problem,
  preparePreview,
  previewSample,
  previewSamples,
  problemsOf,
  runWhileIdle,
  type Sample,
  type SamplePreview,
  type SourceTree,
  type Suggestion,
  suggestionsFor,
} from '@halcyon/mapping-editor'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { RunScript, ScriptState } from '../script/contract.ts'
import { useScripted } from '../script/use-scripted.ts'
import type { Derived, Sources } from './context.ts'
import { whenIdle } from './idle.ts'
import { mergeProblems, type ServerProblem } from './merge-problems.ts'

interface Slow {
  readonly prepared: PreparedPreview | null
  readonly coverage: Coverage | null
  readonly problems: readonly Problem[]
  readonly suggestions: readonly Suggestion[]
}

const NOTHING: Slow = { prepared: null, coverage: null, problems: [], suggestions: [] }

/** A pause in typing long enough to look at all samples. */
const PAUSE = 120

/** Runs all samples while the browser is idle; a newer document or sample list drops what is under way. */
function useSlow(prepared: PreparedPreview, tree: SourceTree, first: number, template: JsonValue | undefined): Slow {
  const [slow, setSlow] = useState<Slow>(NOTHING)
  const start = useDeferredValue(first)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sample on the page changes the order only
  useEffect(() => {
    const { samples } = tree
    const previews: SamplePreview[] = []
    const run = previewSamples(prepared, samples, start)
    const finish = (): void => {
      const coverage = coverageOf(prepared.document, samples, previews)
      const problems = problemsOf(prepared, samples, previews, coverage)
      const options = template === undefined ? {} : { template }
      const suggestions = samples.length === 0 ? [] : suggestionsFor(prepared.document, tree, options)
      setSlow({ prepared, coverage, problems, suggestions })
    }
    return whenIdle(PAUSE, (remaining) => {
      if (!runWhileIdle(run, remaining, (preview) => previews.push(preview))) return false
      finish()
      return true
    })
  }, [prepared, tree, template])
  return slow
}

export interface DerivedInput {
  readonly document: JsonValue
  readonly samples: readonly Sample[]
  readonly sample: number
  readonly template: JsonValue | undefined
  readonly told: readonly ServerProblem[]
  /** Runs the document's script; null where it cannot be run. */
  readonly runScript: RunScript | null
}

export interface DerivedOf {
  readonly script: ScriptState
  readonly sources: Sources
  readonly derived: Derived
}

/** The preview follows the document at once, but behind the keystroke: typing is drawn first. */
export function useDerivedOf({ document, samples, sample, template, told, runScript }: DerivedInput): DerivedOf {
  const shown = useDeferredValue(document)
  const whole = useMemo(() => samples.map(({ value }) => value), [samples])
  const { values, state: script } = useScripted(shown, whole, runScript)
  const tree = useMemo(() => buildSourceTree(values.filter((value) => value !== undefined)), [values])
  const sources = useMemo(() => ({ samples, values, sample, tree }), [samples, values, sample, tree])
  const prepared = useMemo(() => preparePreview(shown), [shown])
  const payload = values[sample]
  // Stands in for a time that is not mapped, as the time of receipt does in the feed.
  const [receivedAt] = useState(() => new Date().toISOString())
  const preview = useMemo(
    () => (payload === undefined ? null : previewSample(prepared, payload, sample, { receivedAt })),
    [prepared, payload, sample, receivedAt],
  )
  const slow = useSlow(prepared, tree, sample, template)
  const allProblems = useMemo(() => mergeProblems(slow.problems, told), [slow.problems, told])
  const derived = useMemo(
    () => ({
      ...sources,
      prepared,
      preview,
      coverage: slow.coverage,
      problems: slow.problems,
      allProblems,
      suggestions: slow.suggestions,
      settled: slow.prepared === prepared,
    }),
    [sources, prepared, preview, slow, allProblems],
  )
  return { sources, derived, script }
}
