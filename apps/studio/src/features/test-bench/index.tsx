import { useQuery } from '@tanstack/react-query'
import { ErrorState, LoadingSkeleton, NoPermission } from '../../ui/index.ts'
import { useDraft } from '../draft/index.ts'
import { samplesDatasource, useSamples } from '../samples/index.ts'
import { Bench } from './bench.tsx'

/** Tries the draft on samples and shows what would be written; nothing is stored. */
export default function TestBench({ datasourceId }: { readonly datasourceId: string }) {
  const draft = useDraft(datasourceId)
  const samples = useSamples(datasourceId)
  const datasource = useQuery(samplesDatasource(datasourceId))
  if (draft.status === 'pending' || samples.status === 'pending' || datasource.isPending) {
    return <LoadingSkeleton variant="detail" />
  }
  if (draft.status === 'error') {
    return <ErrorState title="The draft could not be loaded" error={draft.error} onRetry={draft.retry} />
  }
  if (datasource.isError) return <ErrorState error={datasource.error} onRetry={() => void datasource.refetch()} />
  if (!datasource.data.actions.includes('testrun')) {
    return (
      <NoPermission title="You may not run tests">An operator, editor or approver of this datasource may.</NoPermission>
    )
  }
  return <Bench draft={draft} samples={samples} datasource={datasource.data} />
}
