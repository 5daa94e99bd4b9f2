import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { type Feed, type FeedCommand, fleetKeys, runFeedCommand } from '../../features/fleet/index.ts'
import { ConfirmDialog, notifyDone, notifyFailed } from '../../ui/index.ts'
import { type BulkCommand, COMMANDS } from './bulk-plan.ts'

interface Asked {
  readonly command: BulkCommand
  readonly feed: Feed
}

/** Commands to one feed from its row: what stops or moves it is asked for first, the rest is done at once. */
export function useFeedCommands() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<Asked | null>(null)

  const carryOut = useCallback(
    async (command: FeedCommand, feed: Feed): Promise<Feed> => {
      const after = await runFeedCommand(client, command, feed)
      void client.invalidateQueries({ queryKey: fleetKeys.all })
      return after
    },
    [client],
  )
  const onCommand = useCallback(
    (command: FeedCommand, feed: Feed): void => {
      if (command === 'clone')
        carryOut(command, feed).then(
          ({ id, name }) => {
            notifyDone(`${name} is created, as a draft. It does not run until it is published.`)
            void navigate({ to: '/datasources/$id/edit/$step', params: { id, step: 'basics' } })
          },
          (error) => notifyFailed(error, `${feed.name} could not be cloned`),
        )
      else if (command === 'run')
        carryOut(command, feed).then(
          () => notifyDone(`The source of ${feed.name} is asked now.`),
          (error) => notifyFailed(error, `The source of ${feed.name} could not be asked`),
        )
      else if (command === 'enable')
        carryOut(command, feed).then(
          () => notifyDone(`${feed.name} is enabled.`),
          (error) => notifyFailed(error, `${feed.name} could not be enabled`),
        )
      else setAsked({ command, feed })
    },
    [carryOut, navigate],
  )
  const dialog = <Ask asked={asked} onClose={() => setAsked(null)} onConfirm={carryOut} />
  return { onCommand, dialog }
}

interface AskProps {
  readonly asked: Asked | null
  readonly onClose: () => void
  readonly onConfirm: (command: FeedCommand, feed: Feed) => Promise<Feed>
}

function Ask({ asked, onClose, onConfirm }: AskProps) {
  const [shown, setShown] = useState(asked)
  // The words stay while the dialog fades.
  if (asked !== null && asked !== shown) setShown(asked)
  // Mounted while closed, too: it takes note of where the focus was when it opens.
  const words = shown === null ? null : COMMANDS[shown.command]
  return (
    <ConfirmDialog
      opened={asked !== null}
      onClose={onClose}
      title={`${words?.verb} ${shown?.feed.name}?`}
      confirmLabel={words?.verb ?? ''}
      danger={words?.danger}
      onConfirm={async () => {
        if (shown === null) return
        await onConfirm(shown.command, shown.feed)
        notifyDone(`${shown.feed.name} is ${words?.done}.`)
      }}
    >
      {shown !== null && words?.effect(shown.feed)}
    </ConfirmDialog>
  )
}
