import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { notifyFailed } from '../../ui/index.ts'
import { capturedText } from './source-queries.ts'
import type { Samples } from './use-samples.ts'

/**
 * Keeps the payload of one dead letter as a sample, once: whoever comes to mend the mapping for it finds it there.
 * @param eventId the letter's event; absent: nobody came for one
 * @param onDone the letter is a sample now, or could not be had
 */
export function useDeadLetterSample(
  datasourceId: string,
  eventId: string | undefined,
  samples: Samples,
  onDone: () => void,
): void {
  const asked = useRef<string | null>(null)
  const { mutate } = useMutation({
    mutationFn: (id: string) => capturedText(datasourceId, id),
    onSuccess: (text, id) => samples.add([{ name: `Dead letter ${id.slice(-6)}`, origin: 'captured', text }]),
    onError: (error) => notifyFailed(error, 'The dead letter’s payload could not be had'),
    onSettled: onDone,
  })
  useEffect(() => {
    if (eventId === undefined || samples.status === 'pending' || asked.current === eventId) return
    asked.current = eventId
    mutate(eventId)
  }, [eventId, samples.status, mutate])
}
