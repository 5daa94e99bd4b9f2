import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { watchLive } from '../../api/index.ts'
import { candidateQuery } from './publish-queries.ts'

/**
 * The draft as it would be published. `moved`: it is another one than was first shown; `accept` takes the present one as seen.
 * Somebody else's save is heard of at once, so that the refusal of an outdated publish is the exception.
 */
export function useCandidate(datasourceId: string) {
  const client = useQueryClient()
  const candidate = useQuery(candidateQuery(datasourceId))
  const etag = candidate.data?.draft.etag
  const [seen, setSeen] = useState<string | null>(null)
  const latest = useRef(etag)
  latest.current = etag
  if (seen === null && etag !== undefined) setSeen(etag)

  useEffect(
    () =>
      watchLive({
        input: () => ({ drafts: [{ datasourceId, etag: latest.current ?? null }] }),
        hear: (event) => {
          if (event.__typename !== 'DraftChanged' || event.datasourceId !== datasourceId) return
          if (event.etag !== latest.current) void client.invalidateQueries(candidateQuery(datasourceId))
        },
      }),
    [client, datasourceId],
  )
  return { candidate, moved: seen !== null && etag !== undefined && seen !== etag, accept: () => setSeen(etag ?? null) }
}

export type Candidate = NonNullable<ReturnType<typeof useCandidate>['candidate']['data']>
