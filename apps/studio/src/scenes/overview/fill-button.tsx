import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fleetKeys } from '../../features/fleet/index.ts'
import { ErrorState } from '../../ui/index.ts'
import { DEMO, startDemo } from './demo.ts'

/** Three datasources that receive realistic events, to look at a living system. */
export function FillButton() {
  const client = useQueryClient()
  const fill = useMutation({
    mutationFn: startDemo,
    onSuccess: async (now) => {
      client.setQueryData(DEMO, now)
      await client.invalidateQueries({ queryKey: fleetKeys.all })
    },
  })
  return (
    <>
      <Button variant="default" loading={fill.isPending} onClick={() => fill.mutate()}>
        Fill with a demo
      </Button>
      {fill.isError && <ErrorState inline title="The demo was not made" error={fill.error} />}
    </>
  )
}
