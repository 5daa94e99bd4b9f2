import { useEffect, useState } from 'react'
import { watchLive } from '../../api/index.ts'
import { addEvents, NO_EVENTS } from './new-events.ts'
import type { RecentEvent } from './source-queries.ts'

/** Events that come while `known` stands; `taken` says they were put into the list. */
export function useNewEvents(datasourceId: string, known: readonly RecentEvent[] | undefined) {
  const [waiting, setWaiting] = useState(NO_EVENTS)
  useEffect(() => {
    if (known === undefined) return
    setWaiting(NO_EVENTS)
    return watchLive({
      input: () => ({ events: [{ datasourceId }] }),
      hear: (event) => {
        if (event.__typename !== 'EventsRecorded' || event.datasourceId !== datasourceId) return
        const came = event.events.map(({ id, receivedAt, outcome, sourceEventId, bytes }) => ({
          id,
          receivedAt,
          outcome,
          sourceEventId,
          bytes,
        }))
        setWaiting((held) => addEvents(held, came, known))
      },
    })
  }, [datasourceId, known])
  return waiting
}
