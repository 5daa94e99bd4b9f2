import { Button } from '@mantine/core'
import { IconFileText, IconFlask, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { type Offer, useOffers } from '../../../features/commands/commands.ts'
import { addressOf } from '../../../features/events/address.ts'
import { ConfirmDialog, useGo } from '../../../ui/index.ts'
import type { Datasource } from '../use-datasource.ts'
import { useCommand } from './commands.ts'
import { MoreMenu } from './more-menu.tsx'
import { PowerSwitch } from './power-switch.tsx'
import { RunNow } from './run-now.tsx'

/** What is done to a feed from its page. */
export function HeaderActions({ datasource }: { readonly datasource: Datasource }) {
  const { id, actions, status } = datasource
  const active = status === 'active'
  const { mode, desiredState, publishedVersion } = datasource
  const runs =
    active &&
    mode === 'pull' &&
    desiredState === 'enabled' &&
    publishedVersion !== null &&
    actions.includes('datasource.operate')
  const go = useGo()
  useOffers('This datasource', active ? offersOf(id, actions, go) : [])
  return (
    <>
      {active && <PowerSwitch datasource={datasource} />}
      {runs && <RunNow id={id} />}
      {active && actions.includes('datasource.operate') && <Restart datasource={datasource} />}
      {active && actions.includes('testrun') && (
        <PlaceButton href={`/datasources/${id}/edit/test`} icon={<IconFlask size={16} aria-hidden />}>
          Run test
        </PlaceButton>
      )}
      {actions.includes('logs.read') && (
        <PlaceButton
          href={addressOf(`/datasources/${id}`, { tab: 'logs' })}
          icon={<IconFileText size={16} aria-hidden />}
        >
          Open logs
        </PlaceButton>
      )}
      <MoreMenu datasource={datasource} />
    </>
  )
}

const EDIT: readonly (readonly [step: string, label: string])[] = [
  ['basics', 'Edit basics'],
  ['connection', 'Edit connection'],
  ['mapping', 'Edit mapping'],
  ['summary', 'Review and publish'],
]

/** The wizard's steps by their names. */
const offersOf = (id: string, actions: readonly string[], go: (href: string) => void): readonly Offer[] => [
  ...(actions.includes('testrun') ? [{ label: 'Run test', run: () => go(`/datasources/${id}/edit/test`) }] : []),
  ...(actions.includes('draft.edit')
    ? EDIT.map(([step, label]) => ({ label, run: () => go(`/datasources/${id}/edit/${step}`) }))
    : []),
]

interface PlaceButtonProps {
  readonly href: string
  readonly icon: React.ReactNode
  readonly children: string
}

/** A link that looks like the buttons beside it. */
function PlaceButton({ href, icon, children }: PlaceButtonProps) {
  const go = useGo()
  return (
    <Button
      component="a"
      href={href}
      variant="default"
      leftSection={icon}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        go(href)
      }}
    >
      {children}
    </Button>
  )
}

function Restart({ datasource }: { readonly datasource: Datasource }) {
  const [asking, setAsking] = useState(false)
  const run = useCommand()
  const stopped = datasource.desiredState === 'disabled' || datasource.publishedVersion === null
  useOffers('This datasource', stopped ? [] : [{ label: 'Restart', run: () => setAsking(true) }])
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        disabled={stopped}
        title={stopped ? 'Nothing runs that could be restarted' : undefined}
        onClick={() => setAsking(true)}
      >
        Restart
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Restart ${datasource.name}?`}
        confirmLabel="Restart"
        onConfirm={() => run('restart', datasource)}
      >
        Its workers on every node are started anew. Nothing is lost; a sender may have to repeat what it sends in that
        second.
      </ConfirmDialog>
    </>
  )
}
