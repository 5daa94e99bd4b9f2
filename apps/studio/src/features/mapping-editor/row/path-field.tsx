import {
  type BlockView,
  type PathOption,
  pathOptions,
  type RowScope,
  type RowView,
  readDocument,
  setSource,
  tidyPath,
} from '@halcyon/mapping-editor'
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useEditor, useEditorStore, useLocked, useSources } from '../state/context.ts'
import { applyAndSay, mapField } from '../state/map-field.ts'
import { usePageHide } from '../state/use-page-hide.ts'
import { PathOptions } from './path-options.tsx'
import classes from './row.module.css'

const OPTIONS = 80

export interface PathFieldProps {
  readonly row: RowView
  readonly block: BlockView | null
  readonly label: string
}

/** What `$` is where the row stands. */
export const useScope = (block: BlockView | null): RowScope => {
  const split = useEditor(({ history }) => readDocument(history.document).split)
  const each = block?.each ?? null
  return useMemo(() => ({ split, each }), [split, each])
}

/** A combobox over the fields of the samples, with their values; any other JSONPath can be typed. */
export function PathField({ row, block, label }: PathFieldProps) {
  const { tree, values, sample } = useSources()
  const store = useEditorStore()
  const locked = useLocked()
  const scope = useScope(block)
  const { source } = row.expression
  const path = source.kind === 'path' ? source.path : ''
  /** Null while nothing is typed: the field shows the row's path. */
  const [typed, setTyped] = useState<string | null>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { dropdownOpened: open } = combobox
  const options = useMemo(
    () => (open ? pathOptions(tree, scope, typed ?? '', OPTIONS) : []),
    [open, tree, scope, typed],
  )
  const context = { store, tree, payload: values[sample] }

  const choose = (option: PathOption): void => {
    const { role, name } = row.target
    if (block !== null && (role === 'attribute' || role === 'key')) {
      mapField(context, option.absolute, { block: block.index, target: role === 'key' ? 'key' : name })
    } else {
      const { document } = store.getState().history
      applyAndSay(
        context,
        setSource(document, row.pointer, { kind: 'path', path: option.path }),
        option.absolute,
        row.row,
      )
    }
  }
  const write = (text: string): void => {
    const { document } = store.getState().history
    const trimmed = text.trim()
    if (trimmed === path || !trimmed.startsWith('$')) return
    applyAndSay(context, setSource(document, row.pointer, { kind: 'path', path: tidyPath(trimmed) }), trimmed, row.row)
  }
  usePageHide(() => typed !== null && write(typed))
  const submit = (absolute: string): void => {
    const option = options.find((each) => each.absolute === absolute)
    if (option !== undefined) choose(option)
    setTyped(null)
    combobox.closeDropdown()
  }
  const leave = (): void => {
    combobox.closeDropdown()
    if (typed !== null) write(typed)
    setTyped(null)
  }

  return (
    <Combobox store={combobox} onOptionSubmit={submit} readOnly={locked} position="bottom-start" width={420}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          size="xs"
          role="combobox"
          aria-label={label}
          placeholder="Choose a field"
          value={typed ?? path}
          readOnly={locked}
          spellCheck={false}
          autoComplete="off"
          classNames={{ root: classes.grow ?? '', input: classes.mono ?? '' }}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
            combobox.selectFirstOption()
          }}
          onClick={() => !locked && combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && typed !== null) setTyped(null)
            if (event.key === 'Enter' && combobox.getSelectedOptionIndex() < 0) leave()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <PathOptions options={options} typed={typed ?? ''} hasFields={tree.root.hasChildren} />
      </Combobox.Dropdown>
    </Combobox>
  )
}
