import type { JsonValue } from '@halcyon/domain'
import { useState } from 'react'
import { ErrorState, LoadingSkeleton } from '../../ui/index.ts'
import { useDraft } from '../draft/index.ts'
import { NoSamples, SamplesDialog, type SamplesTab, useDeadLetterSample, useSamples } from '../samples/index.ts'
import { maySuggest } from '../suggestions/permissions.ts'
import { useTemplate } from '../templates/use-template.ts'
import { MappingEditor } from './editor.tsx'
import { usePlace, useReadable } from './place.ts'
import { useRunScript } from './script/run-script.ts'
import { SuggestionBar } from './suggest/suggestion-bar.tsx'
import { useSuggestPlace } from './suggest/use-suggest-place.ts'
import { useTrial } from './suggest/use-trial.ts'

/** The mapping of a datasource's draft, with the samples kept beside it. */
export default function MappingStep({ datasourceId }: { readonly datasourceId: string }) {
  const draft = useDraft(datasourceId)
  const kept = useSamples(datasourceId)
  const place = usePlace()
  const [tab, setTab] = useState<SamplesTab | null>(null)
  const { deadLetter, onDeadLetterKept, ...shown } = place
  useDeadLetterSample(datasourceId, deadLetter, kept, onDeadLetterKept)
  const samples = useReadable(kept.list)
  const { origin, onOrigin, ...suggestion } = useSuggestPlace()
  const trial = useTrial(draft, origin, onOrigin)
  const run = useRunScript(datasourceId)
  const ready = draft.status === 'ready' ? draft : null
  const template = useTemplate(ready?.datasource.type, ready?.content.config.preset)
  if (draft.status === 'pending' || kept.status === 'pending') return <LoadingSkeleton variant="detail" />
  if (draft.status === 'error') {
    return <ErrorState title="The draft could not be loaded" error={draft.error} onRetry={draft.retry} />
  }
  return (
    <>
      <MappingEditor
        key={datasourceId}
        document={trial === null ? draft.content.mapping : trial.mapping}
        samples={samples}
        onChange={trial?.edit ?? draft.setMapping}
        readOnly={draft.readOnly !== null && trial === null}
        problems={draft.validation.errors}
        connectorType={draft.datasource.type}
        {...(template === null ? {} : { template: template.mapping as JsonValue })}
        {...shown}
        runScript={run}
        onAddSamples={() => setTab(kept.list.length > 0 ? 'kept' : 'generate')}
        above={<SuggestionBar draft={draft} trial={trial} onTry={onOrigin} {...suggestion} />}
        onSuggest={
          trial === null && maySuggest(draft.datasource) ? (path) => onOrigin({ kind: 'field', path }) : undefined
        }
        noSamples={<NoSamples datasourceId={datasourceId} samples={kept} onTab={setTab} />}
      />
      <SamplesDialog datasourceId={datasourceId} samples={kept} tab={tab} onTab={setTab} onShow={place.onSample} />
    </>
  )
}
