import { AS_TYPES, FUNCTIONS } from '@halcyon/mapping'
import { addSteps, type BlockView, describeValue, type RowView, SNIPPETS, type StepView } from '@halcyon/mapping-editor'
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useActions, useEditorStore, useLocked } from '../state/context.ts'
import { fullName } from '../state/names.ts'
import classes from './row.module.css'

interface Choice {
  readonly id: string
  readonly group: 'Ready-made' | 'Functions' | 'Type' | 'Values'
  readonly title: string
  readonly help: string
  readonly steps: readonly StepView[]
}

const NOTHING = { order: [], extra: [] }

const CHOICES: readonly Choice[] = [
  ...SNIPPETS.map(
    ({ id, title, description, steps, example }): Choice => ({
      id: `snippet ${id}`,
      group: 'Ready-made',
      title,
      help: `${description} ${describeValue(example.input)} → ${describeValue(example.output)}`,
      steps,
    }),
  ),
  {
    id: 'default',
    group: 'Values',
    title: 'default',
    help: 'Stands in where there is no value.',
    steps: [{ kind: 'default', value: '' }],
  },
  {
    id: 'lookup',
    group: 'Values',
    title: 'lookup',
    help: 'Translates the vendor’s words into ours.',
    steps: [{ kind: 'lookup', table: [['', '']], rest: NOTHING }],
  },
  ...FUNCTIONS.map(
    (spec): Choice => ({
      id: `function ${spec.name}`,
      group: 'Functions',
      title: spec.name,
      help: `${spec.doc} ${describeValue(spec.example.input)} → ${describeValue(spec.example.output)}`,
      steps: [
        {
          kind: 'function',
          name: spec.name,
          args: spec.example.args ?? [],
          bare: (spec.example.args ?? []).length === 0,
        },
      ],
    }),
  ),
  ...AS_TYPES.map(
    (type): Choice => ({
      id: `as ${type}`,
      group: 'Type',
      title: `as ${type}`,
      help: type === 'timestamp' ? 'A time, in the formats you name.' : `The value as ${type}.`,
      steps: [{ kind: 'as', type, formats: [], bare: true }],
    }),
  ),
]
const GROUPS = ['Ready-made', 'Values', 'Functions', 'Type'] as const

export interface AddStepProps {
  readonly row: RowView
  readonly block: BlockView | null
}

/** Functions, types, lookups and ready-made steps, found by what they do. */
export function AddStep({ row, block }: AddStepProps) {
  const store = useEditorStore()
  const { apply } = useActions()
  const locked = useLocked()
  const [query, setQuery] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { dropdownOpened: open } = combobox
  const found = useMemo(() => {
    const wanted = query.trim().toLowerCase()
    return open ? CHOICES.filter(({ title, help }) => `${title} ${help}`.toLowerCase().includes(wanted)) : []
  }, [open, query])
  if (locked) return null
  const submit = (id: string): void => {
    const choice = CHOICES.find((each) => each.id === id)
    if (choice !== undefined) apply(addSteps(store.getState().history.document, row.pointer, choice.steps))
    setQuery('')
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={submit} position="bottom-start" width={420}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          size="xs"
          role="combobox"
          aria-label={`Add a step to ${fullName(block, row)}`}
          placeholder="Add a step: trim, lower, lookup, as timestamp …"
          leftSection={<IconPlus size={14} aria-hidden />}
          value={query}
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            combobox.openDropdown()
            combobox.selectFirstOption()
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label="Steps" mah={320} className={classes.options}>
          {found.length === 0 && <Combobox.Empty>No step does that</Combobox.Empty>}
          {GROUPS.map((group) => {
            const choices = found.filter((choice) => choice.group === group)
            if (choices.length === 0) return null
            return (
              <Combobox.Group key={group} label={group}>
                {choices.map((choice) => (
                  <Combobox.Option key={choice.id} value={choice.id}>
                    <span className={classes.optionPath}>{choice.title}</span>
                    <br />
                    <small className={classes.optionHelp}>{choice.help}</small>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            )
          })}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
