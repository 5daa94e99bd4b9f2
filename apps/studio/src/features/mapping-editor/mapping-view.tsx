import type { JsonValue } from '@halcyon/domain'
import { useState } from 'react'
import { LoadingSkeleton } from '../../ui/index.ts'
import { NoSamples, SamplesDialog, type SamplesTab, useSamples } from '../samples/index.ts'
import { MappingEditor } from './editor.tsx'
import { usePlace, useReadable } from './place.ts'
import { useRunScript } from './script/run-script.ts'

interface MappingViewProps {
  readonly datasourceId: string
  readonly connectorType: string
  /** Null = none yet. */
  readonly document: JsonValue
}

const nothing = (): void => {}

/** A mapping to be looked at: what each row makes of the samples kept with the draft. It changes nothing. */
export default function MappingView({ datasourceId, connectorType, document }: MappingViewProps) {
  const kept = useSamples(datasourceId)
  const { sample, onSample, mode, onMode } = usePlace()
  const samples = useReadable(kept.list)
  const run = useRunScript(datasourceId)
  const [tab, setTab] = useState<SamplesTab | null>(null)
  if (kept.status === 'pending') return <LoadingSkeleton variant="detail" label="Loading the samples" />
  return (
    <>
      <MappingEditor
        readOnly
        document={document}
        samples={samples}
        onChange={nothing}
        connectorType={connectorType}
        sample={sample}
        onSample={onSample}
        mode={mode}
        onMode={onMode}
        runScript={run}
        onAddSamples={() => setTab(kept.list.length > 0 ? 'kept' : 'generate')}
        noSamples={<NoSamples datasourceId={datasourceId} samples={kept} onTab={setTab} />}
      />
      <SamplesDialog datasourceId={datasourceId} samples={kept} tab={tab} onTab={setTab} onShow={onSample} />
    </>
  )
}
