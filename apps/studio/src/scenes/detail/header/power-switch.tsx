import { Switch, Tooltip } from '@mantine/core'
import { useState } from 'react'
import { useOffers } from '../../../features/commands/commands.ts'
import { ConfirmDialog } from '../../../ui/index.ts'
import type { Datasource } from '../use-datasource.ts'
import { useCommand } from './commands.ts'

/** Enabled or disabled. Each way says what it means for the source before it happens. */
export function PowerSwitch({ datasource }: { readonly datasource: Datasource }) {
  const [asking, setAsking] = useState(false)
  const run = useCommand()
  const enabled = datasource.desiredState === 'enabled'
  const allowed = datasource.actions.includes('datasource.operate')
  const active = datasource.status === 'active'
  useOffers(
    'This datasource',
    allowed && active
      ? [{ label: enabled ? 'Disable' : 'Enable', keywords: 'switch stop start', run: () => setAsking(true) }]
      : [],
  )
  const control = (
    <Switch
      label={enabled ? 'Enabled' : 'Disabled'}
      checked={enabled}
      disabled={!allowed}
      onChange={() => setAsking(true)}
    />
  )
  return (
    <>
      {allowed ? (
        control
      ) : (
        <Tooltip label="Operators and administrators switch feeds.">
          <div>{control}</div>
        </Tooltip>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`${enabled ? 'Disable' : 'Enable'} ${datasource.name}?`}
        confirmLabel={enabled ? 'Disable' : 'Enable'}
        danger={enabled}
        onConfirm={() => run(enabled ? 'disable' : 'enable', datasource)}
      >
        {enabled ? <Disabling datasource={datasource} /> : <Enabling datasource={datasource} />}
      </ConfirmDialog>
    </>
  )
}

function Disabling({ datasource: { mode, eventsPerSecond } }: { readonly datasource: Datasource }) {
  const rate = eventsPerSecond > 0 ? ` It takes ${eventsPerSecond.toFixed(1)} events a second now.` : ''
  return mode === 'push' ? (
    <>
      Its sender is refused with 409 and Retry-After until it is enabled again. What the sender does not repeat is lost.
      {rate}
    </>
  ) : (
    <>
      It stops reading. Its checkpoint is kept: enabled again, it goes on where it stopped, as far as the source still
      has it.{rate}
    </>
  )
}

function Enabling({ datasource: { mode, publishedVersion } }: { readonly datasource: Datasource }) {
  if (publishedVersion === null) return <>Nothing is published yet: it begins to run when its first version is.</>
  return mode === 'push' ? (
    <>v{publishedVersion} takes what its sender sends, at once.</>
  ) : (
    <>v{publishedVersion} goes on reading from its checkpoint, at once.</>
  )
}
