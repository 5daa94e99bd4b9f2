import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fleetKeys } from '../../features/fleet/index.ts'
import { ConfirmDialog, ErrorState, notifyDone } from '../../ui/index.ts'
import { DEMO, type Demo, removeDemo, startDemo, stopDemo } from './demo.ts'
import classes from './overview.module.css'

/** Stops and starts it, and takes away what it made. */
export default function DemoButtons({ demo }: { readonly demo: Demo }) {
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const runs = demo.state === 'running'
  const turn = useMutation({
    mutationFn: () => (runs ? stopDemo() : startDemo()),
    onSuccess: (now) => client.setQueryData(DEMO, now),
  })
  const remove = async (): Promise<void> => {
    const { kept } = await removeDemo()
    for (const { name } of kept) notifyDone(`“${name}” stays: another datasource uses it.`)
    await Promise.all([
      client.invalidateQueries({ queryKey: DEMO }),
      client.invalidateQueries({ queryKey: fleetKeys.all }),
    ])
  }
  return (
    <div className={classes.demoButtons}>
      {turn.isError && <ErrorState inline title="That did not work" error={turn.error} />}
      <Button size="compact-sm" variant="default" loading={turn.isPending} onClick={() => turn.mutate()}>
        {runs ? 'Stop' : 'Start again'}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
        Remove
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        danger
        title="Remove the demo?"
        confirmLabel="Remove"
        onConfirm={remove}
      >
        Its {demo.feeds.length} datasources are archived and their secrets deleted. What they wrote stays, and so does
        everything else.
      </ConfirmDialog>
    </div>
  )
}
