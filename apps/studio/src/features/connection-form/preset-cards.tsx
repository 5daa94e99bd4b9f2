import { Radio } from '@mantine/core'
import classes from './connection-form.module.css'
import type { ConnectorType, Preset } from './queries.ts'

export interface PresetCardsProps {
  readonly presets: readonly Preset[]
  readonly mode: ConnectorType['mode']
  readonly value: string | null
  readonly onChange: (name: string | null) => void
  readonly readOnly: boolean
  readonly error: string | null
}

const NONE = ''
const WORDS = {
  push: {
    label: 'Sender',
    description: 'A known sender brings its signature, handshake and ids; every part can be set otherwise below.',
    none: 'Another sender',
  },
  pull: {
    label: 'Source',
    description: 'A known source brings how it is reached and read; every part can be set otherwise below.',
    none: 'Another source',
  },
} as const

/** Known senders and sources first: one choice fills the form. Arrow keys move between them, as between any radio buttons. */
export function PresetCards({ presets, mode, value, onChange, readOnly, error }: PresetCardsProps) {
  const words = WORDS[mode]
  const options = [...presets.map(({ name, title }) => ({ name, title })), { name: NONE, title: words.none }]
  return (
    <Radio.Group
      id="config.preset"
      label={words.label}
      description={words.description}
      error={error}
      value={value ?? NONE}
      onChange={(next) => onChange(next === NONE ? null : next)}
    >
      <div className={classes.cards}>
        {options.map(({ name, title }) => (
          <Radio.Card key={name} value={name} disabled={readOnly} className={classes.card}>
            <Radio.Indicator size="xs" />
            <span>{title}</span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}
