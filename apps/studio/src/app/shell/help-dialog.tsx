import { Kbd, Modal, Switch } from '@mantine/core'
import { Fragment } from 'react'
import classes from './shell.module.css'
import { enableShortcuts, modLabel, type Shortcut, useShortcuts } from './shortcuts.ts'

interface HelpDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** The keys that do something here, and the switch for those a person may press unasked. */
export default function HelpDialog({ opened, onClose }: HelpDialogProps) {
  const list = useShortcuts((state) => state.list)
  const enabled = useShortcuts((state) => state.enabled)
  const palette = ['Find a place, a datasource, a command', `${modLabel()} K`] as const
  const groups = Map.groupBy(list, ({ group }) => group)
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size="lg">
      <Switch
        label="Single-key shortcuts"
        description={`Off, only ${modLabel()} K and the keys of tables, trees and menus remain.`}
        checked={enabled}
        onChange={(event) => enableShortcuts(event.currentTarget.checked)}
      />
      <div className={classes.help}>
        {[...groups].map(([name, shortcuts]) => (
          <KeyTable
            key={name}
            name={name}
            rows={[...(name === EVERYWHERE ? [palette] : []), ...shortcuts.map(rowOf)]}
          />
        ))}
        <KeyTable
          name="Tables and trees"
          rows={[
            ['Row by row', '↑ ↓'],
            ['First, last', 'Home End'],
            ['Open, close a branch', '→ ←'],
            ['Select up to here', 'Shift Click'],
          ]}
        />
      </div>
    </Modal>
  )
}

const EVERYWHERE = 'Everywhere'
const rowOf = ({ label, keys }: Shortcut): readonly [string, string] => [
  label,
  keys.length > 1 ? keys : keys.toUpperCase(),
]

interface KeyTableProps {
  readonly name: string
  readonly rows: readonly (readonly [label: string, keys: string])[]
}

function KeyTable({ name, rows }: KeyTableProps) {
  return (
    <section aria-label={name}>
      <h3 className={classes.helpGroup}>{name}</h3>
      <dl className={classes.keys}>
        {rows.map(([label, keys]) => (
          <div key={label + keys}>
            <dt>{label}</dt>
            <dd>
              {keys.split(' ').map((key, at) => (
                <Fragment key={key}>
                  {at > 0 && ' '}
                  <Kbd size="xs">{key}</Kbd>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
