import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ConnectionForm, focusField } from '../../features/connection-form/index.ts'
import { type Draft, problemsByStep } from '../../features/draft/index.ts'
import { StepButtons } from './step-buttons.tsx'
import { recall, remember } from './tab-memory.ts'

const FOCUS_TRIES = 20

/** Goes to the field a link from elsewhere names, once it is drawn. */
function useFieldFromAddress(): string | undefined {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const field = typeof search.field === 'string' ? search.field : undefined
  useEffect(() => {
    if (field === undefined) return
    let tries = 0
    const timer = setInterval(() => {
      tries += 1
      if (focusField(field) || tries >= FOCUS_TRIES) clearInterval(timer)
    }, 100)
    return () => clearInterval(timer)
  }, [field])
  return field
}

/** The connection. What is missing shows where somebody has been; everywhere once they wish to go on or have come back. */
export default function ConnectionStep({ draft }: { readonly draft: Draft }) {
  const { datasourceId, datasource } = draft
  const navigate = useNavigate()
  const field = useFieldFromAddress()
  const key = `seen.${datasourceId}`
  const [reveal, setReveal] = useState(() => recall<boolean>(key) === true || datasource.publishedVersion !== null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => () => remember(key, true), [key])
  const go = (): void =>
    void navigate({ to: '/datasources/$id/edit/$step', params: { id: datasourceId, step: 'mapping' }, search: {} })
  const next = async (): Promise<void> => {
    await draft.saveNow()
    setReveal(true)
    remember(key, true)
    setAttempt((count) => count + 1)
  }
  const open = problemsByStep(draft.validation).connection.errors.length > 0
  return (
    <>
      <ConnectionForm draft={draft} reveal={reveal || field !== undefined} attempt={attempt} onContinue={go} />
      <StepButtons
        datasourceId={datasourceId}
        step="connection"
        onNext={open && attempt === 0 ? () => void next() : undefined}
      />
    </>
  )
}
