import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ErrorState, notifyDone } from '../../ui/index.ts'
import { suggestionsKey, withdraw } from './documents.ts'

/** For its author: takes it back. */
export function Withdrawal({ datasourceId, id }: { readonly datasourceId: string; readonly id: string }) {
  const client = useQueryClient()
  const send = useMutation({
    mutationFn: () => withdraw(datasourceId, id),
    onSuccess: () => {
      notifyDone('The suggestion is withdrawn.')
      return client.invalidateQueries({ queryKey: suggestionsKey(datasourceId) })
    },
  })
  return (
    <>
      {send.isError && <ErrorState inline title="It was not withdrawn" error={send.error} />}
      <Group>
        <Button variant="default" loading={send.isPending} onClick={() => send.mutate()}>
          Withdraw
        </Button>
      </Group>
    </>
  )
}
