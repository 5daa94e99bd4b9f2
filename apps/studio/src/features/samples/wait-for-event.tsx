import { useQuery } from '@tanstack/react-query'
import { Waiting } from '../../ui/state/notice.tsx'
import { Copyable } from '../../ui/value/copyable.tsx'
import { samplesDatasource } from './source-queries.ts'

/** Nothing was received yet: says what must happen for something to come. */
export function WaitForEvent({ datasourceId }: { readonly datasourceId: string }) {
  const { data } = useQuery(samplesDatasource(datasourceId))
  if (data === undefined) return <Waiting title="Nothing has been received yet" />
  if (data.publishedVersion === null) {
    return (
      <Waiting title="Nothing can arrive yet">
        Events are taken once a first version is published. Until then, generate a sample or paste one.
      </Waiting>
    )
  }
  return (
    <Waiting title="Waiting for the first event">
      {data.ingestUrl === null ? (
        'The source is asked on its schedule. What it gives appears here.'
      ) : (
        <>
          Send one to <Copyable value={data.ingestUrl} label="ingest URL" />. It appears here as it comes.
        </>
      )}
    </Waiting>
  )
}
