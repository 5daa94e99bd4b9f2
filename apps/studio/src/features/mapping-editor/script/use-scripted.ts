import { type JsonValue, stringifyJson } from '@halcyon/domain'
import { payloadOfMade, preparePreview, readDocument } from '@halcyon/mapping-editor'
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { RunScript, ScriptedSample, ScriptRun, ScriptState } from './contract.ts'

/** Milliseconds without a key before the server is asked. */
const PAUSE = 250
/** What one question may hold: items, and characters of them. */
const ITEMS = 200
const CHARACTERS = 2_000_000

const NO_SCRIPT: ScriptState = { source: null, pending: false, error: null, samples: [] }

export const ScriptContext = createContext<ScriptState>(NO_SCRIPT)
export const useScript = (): ScriptState => useContext(ScriptContext)

type Values = readonly (JsonValue | undefined)[]
interface Scripted {
  /** The samples as the rows see them; undefined where the script leaves nothing of one, or has not run on it. */
  readonly values: Values
  readonly state: ScriptState
}
interface Question {
  readonly language: string
  readonly source: string
  readonly split: string | null
  /** By sample. */
  readonly items: readonly (readonly JsonValue[] | undefined)[]
}
interface Answer {
  readonly question: Question
  /** Why nothing was run. */
  readonly error: string | null
  /** The last run there was: while one types, what is not right yet takes nothing away. */
  readonly ran: { readonly items: Question['items']; readonly split: string | null; readonly run: ScriptRun } | null
}

/** The samples through the document's script, which runs at the server; without a script the samples themselves. */
export function useScripted(document: JsonValue, values: readonly JsonValue[], run: RunScript | null): Scripted {
  const view = readDocument(document)
  const { source = null, language = '' } = (run === null ? null : view.script) ?? {}
  const items = useItems(document, values, source !== null)
  const question = useMemo(
    () => (source === null ? null : { language, source, split: view.split, items }),
    [language, source, view.split, items],
  )
  const answer = useAnswer(question, run)
  const lost = view.script !== null && run === null
  return useMemo(() => {
    if (lost) return { values: [], state: NO_SCRIPT }
    if (question === null) return { values, state: NO_SCRIPT }
    return scripted(question, answer)
  }, [lost, question, answer, values])
}

/** What the script is to see of each sample: the same while the samples and the split are. */
function useItems(document: JsonValue, values: readonly JsonValue[], wanted: boolean): Question['items'] {
  const held = useRef<{ values: readonly JsonValue[]; split: string; items: Question['items'] } | null>(null)
  if (!wanted) return NOTHING
  const { mapping } = preparePreview(document)
  const split = JSON.stringify(readDocument(document).split)
  if (mapping === null) return held.current?.values === values ? held.current.items : NOTHING
  if (held.current?.values === values && held.current.split === split) return held.current.items
  let [count, size] = [0, 0]
  const items = values.map((value) => {
    const found = mapping.split(value)
    count += found.length
    size += found.reduce<number>((sum, item) => sum + stringifyJson(item).length, 0)
    return count > ITEMS || size > CHARACTERS ? undefined : found
  })
  held.current = { values, split, items }
  return items
}

const NOTHING: Question['items'] = []

/** The newest answer there is. A question that another one follows is not asked, or its answer dropped. */
function useAnswer(question: Question | null, run: RunScript | null): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (question === null) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      const sent = question.items.flatMap((items) => items ?? [])
      latest.current?.(question, sent, stop.signal).then(
        (told) => {
          if (stop.signal.aborted) return
          const ran = told.error === null ? { items: question.items, split: question.split, run: told } : null
          setAnswer((before) => ({ question, error: told.error, ran: ran ?? before?.ran ?? null }))
        },
        (failure: unknown) => {
          if (stop.signal.aborted) return
          const error = failure instanceof Error ? failure.message : 'The server could not be asked'
          setAnswer((before) => ({ question, error, ran: before?.ran ?? null }))
        },
      )
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [question])
  return answer
}

function scripted(question: Question, answer: Answer | null): Scripted {
  const { source } = question
  const pending = answer?.question !== question
  const error = answer?.error ?? null
  const ran = answer?.ran ?? null
  if (ran === null) return { values: [], state: { source, pending, error, samples: [] } }
  let at = 0
  const samples = ran.items.map((items) => {
    if (items === undefined) return undefined
    const results = ran.run.results.slice(at, at + items.length)
    at += items.length
    const made = results.flatMap((one) => one.items)
    const sample: ScriptedSample = {
      seen: items,
      made: made.length,
      errors: results.flatMap((one) => one.error ?? []),
      logs: results.flatMap(({ logs }) => logs),
    }
    return { sample, payload: payloadOfMade(ran.split, made) }
  })
  return {
    values: samples.map((one) => one?.payload),
    state: { source, pending, error, samples: samples.map((one) => one?.sample) },
  }
}
