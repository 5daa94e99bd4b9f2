import { type BlockView, pointerOfRow, setSource, targetsOf } from '@halcyon/mapping-editor'
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useActions, useEditorStore, useLocked } from '../state/context.ts'
import { rowOfTarget } from '../state/map-field.ts'
import { capital } from '../state/names.ts'
import classes from './blocks.module.css'

/** Another attribute for the block; entities take any name. */
export function AddField({ block }: { readonly block: BlockView }) {
  const store = useEditorStore()
  const { apply, jump } = useActions()
  const locked = useLocked()
  const [query, setQuery] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { dropdownOpened: open } = combobox
  const wanted = query.trim().toLowerCase()
  const free = useMemo(() => {
    if (!open) return []
    const taken = new Set(block.rows.map((row) => row.target.name))
    return targetsOf(block.kind, block.type).filter(({ name }) => !taken.has(name))
  }, [open, block])
  if (locked) return null
  const found = free.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted))
  const own = query.trim()
  const takesOwn = block.kind === 'entity' && own !== '' && !free.some(({ name }) => name === own)
  const submit = (name: string): void => {
    const row = rowOfTarget({ block: block.index, target: name })
    if (apply(setSource(store.getState().history.document, pointerOfRow(row), { kind: 'none' }))) jump(row)
    setQuery('')
    combobox.closeDropdown()
  }
  return (
    <div className={classes.addField}>
      <Combobox store={combobox} onOptionSubmit={submit} position="bottom-start" width={380}>
        <Combobox.Target withExpandedAttribute>
          <TextInput
            size="xs"
            role="combobox"
            variant="unstyled"
            aria-label={`Add a field to ${capital(block.label)}`}
            placeholder="Add a field"
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
          <Combobox.Options aria-label="Fields of the block" mah={320} className={classes.scroll}>
            {found.length === 0 && !takesOwn && <Combobox.Empty>There is no other field of this name</Combobox.Empty>}
            {found.map(({ name, type, description }) => (
              <Combobox.Option key={name} value={name}>
                <b>{name}</b> <span className={classes.dim}>{type}</span>
                <br />
                <small>{description}</small>
              </Combobox.Option>
            ))}
            {takesOwn && <Combobox.Option value={own}>Own field “{own}”</Combobox.Option>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  )
}
