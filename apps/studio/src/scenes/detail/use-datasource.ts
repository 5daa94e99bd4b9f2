import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type LiveEvent, watchLive } from '../../api/index.ts'
import { datasourceQuery, statusQuery } from './datasource-query.ts'

type StatusChanged = Extract<LiveEvent, { __typename: 'StatusChanged' }>

/** The page's datasource, kept at what the stream says of it. */
export function useDatasource(id: string) {
  const client = useQueryClient()
  useEffect(() => {
    const hear = (event: LiveEvent): void => {
      if (event.__typename !== 'StatusChanged' || event.datasourceId !== id) return
      const held = client.getQueryData(datasourceQuery(id).queryKey)
      client.setQueryData(datasourceQuery(id).queryKey, (before) => before && { ...before, ...changedBy(event) })
      client.setQueryData(statusQuery(id).queryKey, (before) => before && { ...before, ...event.status })
      // What the stream does not carry is read again: name, owner, versions, the draft's diff.
      const moved = held !== undefined && (held.etag !== event.etag || held.draftEtag !== event.draftEtag)
      if (moved)
        void client.invalidateQueries({
          queryKey: ['datasource', id],
          predicate: ({ queryKey }) => queryKey[2] !== 'metrics',
        })
    }
    return watchLive({ input: () => ({ status: [id] }), hear })
  }, [client, id])
  return useQuery(datasourceQuery(id))
}

function changedBy({
  name,
  publishedVersion,
  etag,
  draftEtag,
  eventsPerSecond,
  errorsPerMinute,
  status,
}: StatusChanged) {
  const { desiredState, health, failure, lastEventAt, throttle } = status
  return {
    name,
    publishedVersion,
    etag,
    draftEtag,
    eventsPerSecond,
    errorsPerMinute,
    desiredState,
    health,
    failure,
    lastEventAt,
    throttle,
  }
}

export type Datasource = NonNullable<ReturnType<typeof useDatasource>['data']>
