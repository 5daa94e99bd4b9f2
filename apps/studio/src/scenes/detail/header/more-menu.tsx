import { ActionIcon, Menu } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconCopy, IconCopyPlus, IconDots, IconGauge } from '@tabler/icons-react'
import { useState } from 'react'
import { useOffers } from '../../../features/commands/commands.ts'
import { ConfirmDialog, copyText, notifyDone, notifyFailed } from '../../../ui/index.ts'
import type { Datasource } from '../use-datasource.ts'
import { CloneDialog } from './clone-dialog.tsx'
import { useCommand } from './commands.ts'
import { ThrottleDialog } from './throttle-dialog.tsx'

type Open = 'clone' | 'archive' | 'throttle' | null

/** What is rarely done to a feed. What the reader may not do is not in it. */
export function MoreMenu({ datasource }: { readonly datasource: Datasource }) {
  const [open, setOpen] = useState<Open>(null)
  const run = useCommand()
  const { id, name, actions, status } = datasource
  const active = status === 'active'
  const may = (action: string): boolean => actions.includes(action)
  const copy = async (): Promise<void> => {
    if (await copyText(id)) notifyDone('The id is copied.')
    else notifyFailed(new Error('The browser did not allow it.'), 'The id was not copied')
  }
  const close = (): void => setOpen(null)
  useOffers('This datasource', [
    ...(active && may('datasource.operate') ? [{ label: 'Throttle', run: () => setOpen('throttle') }] : []),
    ...(may('datasource.create') ? [{ label: 'Clone', keywords: 'copy', run: () => setOpen('clone') }] : []),
    ...(active && may('datasource.archive')
      ? [{ label: 'Archive', keywords: 'delete', run: () => setOpen('archive') }]
      : []),
    { label: 'Copy id', run: () => void copy() },
  ])
  return (
    <>
      <Menu withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size="md" aria-label="More actions">
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {active && may('datasource.operate') && (
            <Menu.Item leftSection={<IconGauge size={16} aria-hidden />} onClick={() => setOpen('throttle')}>
              Throttle
            </Menu.Item>
          )}
          {may('datasource.create') && (
            <Menu.Item leftSection={<IconCopyPlus size={16} aria-hidden />} onClick={() => setOpen('clone')}>
              Clone
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
            Copy id
          </Menu.Item>
          {may('datasource.archive') && (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={active ? <IconArchive size={16} aria-hidden /> : <IconArchiveOff size={16} aria-hidden />}
                onClick={() => (active ? setOpen('archive') : void run('restore', datasource).catch(notifyFailed))}
              >
                {active ? 'Archive' : 'Restore'}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={open === 'archive'}
        onClose={close}
        title={`Archive ${name}?`}
        confirmLabel="Archive"
        danger
        onConfirm={() => run('archive', datasource)}
      >
        It stops, and leaves the catalog. Its history, its records and its configuration stay, and it can be restored.
      </ConfirmDialog>
      <CloneDialog datasource={datasource} opened={open === 'clone'} onClose={close} />
      <ThrottleDialog datasource={datasource} opened={open === 'throttle'} onClose={close} />
    </>
  )
}
