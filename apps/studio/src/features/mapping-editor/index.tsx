import type { Sample } from '@halcyon/mapping-editor'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { ErrorState, LoadingSkeleton } from '../../ui/index.ts'
import { useDraft } from '../draft/index.ts'
import {
  NoSamples,
  SamplesDialog,
  type SamplesTab,
  sampleValue,
  useDeadLetterSample,
  useSamples,
} from '../samples/index.ts'
import { MappingEditor } from './editor.tsx'
import type { Mode } from './header/editor-header.tsx'

interface Search {
  readonly sample?: unknown
  readonly view?: unknown
  /** The event of a dead letter one comes from, to mend the mapping for it. */
  readonly deadLetter?: unknown
}

/** The sample, from 1, and Visual or JSON are in the address. */
function usePlace() {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const put = (part: Search): void =>
    void navigate({ to: '.', search: (before: Search) => ({ ...before, ...part }), replace: true } as never)
  const sample = typeof search.sample === 'number' && search.sample >= 1 ? Math.floor(search.sample) - 1 : 0
  return {
    sample,
    onSample: (index: number) => put({ sample: index + 1 }),
    deadLetter: typeof search.deadLetter === 'string' ? search.deadLetter : undefined,
    onDeadLetterKept: () => put({ deadLetter: undefined }),
    mode: search.view === 'json' ? ('json' as const) : ('visual' as const),
    onMode: (mode: Mode) => put({ view: mode === 'json' ? 'json' : undefined }),
  }
}

/** The mapping of a datasource's draft, with the samples kept beside it. */
export default function MappingStep({ datasourceId }: { readonly datasourceId: string }) {
  const draft = useDraft(datasourceId)
  const kept = useSamples(datasourceId)
  const place = usePlace()
  const [tab, setTab] = useState<SamplesTab | null>(null)
  const { deadLetter, onDeadLetterKept, ...shown } = place
  useDeadLetterSample(datasourceId, deadLetter, kept, onDeadLetterKept)
  const samples = useMemo(
    () =>
      kept.list.flatMap((each): readonly Sample[] => {
        const value = sampleValue(each)
        return value === undefined ? [] : [{ name: each.name, value }]
      }),
    [kept.list],
  )
  if (draft.status === 'pending' || kept.status === 'pending') return <LoadingSkeleton variant="detail" />
  if (draft.status === 'error') {
    return <ErrorState title="The draft could not be loaded" error={draft.error} onRetry={draft.retry} />
  }
  return (
    <>
      <MappingEditor
        key={datasourceId}
        document={draft.content.mapping}
        samples={samples}
        onChange={draft.setMapping}
        readOnly={draft.readOnly !== null}
        problems={draft.validation.errors}
        connectorType={draft.datasource.type}
        {...shown}
        onAddSamples={() => setTab(kept.list.length > 0 ? 'kept' : 'generate')}
        noSamples={<NoSamples datasourceId={datasourceId} samples={kept} onTab={setTab} />}
      />
      <SamplesDialog datasourceId={datasourceId} samples={kept} tab={tab} onTab={setTab} onShow={place.onSample} />
    </>
  )
}
