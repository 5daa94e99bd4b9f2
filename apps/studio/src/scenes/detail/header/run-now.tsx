import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { graphql, request } from '../../../api/index.ts'
import { useOffers } from '../../../features/commands/commands.ts'
import { addressOf } from '../../../features/events/address.ts'
import { notifyFailed, useGo } from '../../../ui/index.ts'

const RunNowDocument = graphql(`mutation DetailRunNow($id: ID!) { startRun(datasourceId: $id) { runId } }`)

/** Asks the source at once, and shows how it goes. */
export function RunNow({ id }: { readonly id: string }) {
  const go = useGo()
  const client = useQueryClient()
  const start = useMutation({
    mutationFn: () => request(RunNowDocument, { id }),
    onSuccess: ({ startRun }) => {
      void client.invalidateQueries({ queryKey: ['datasource', id] })
      go(addressOf(`/datasources/${id}`, { tab: 'runs', run: startRun.runId }))
    },
    onError: (error) => notifyFailed(error, 'The run could not begin'),
  })
  useOffers('This datasource', [{ label: 'Run now', run: () => start.mutate() }])
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={start.isPending}
      onClick={() => start.mutate()}
    >
      Run now
    </Button>
  )
}
