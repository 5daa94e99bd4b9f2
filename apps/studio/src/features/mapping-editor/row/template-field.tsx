import { type BlockView, pathOptions, type RowView, type SourceView } from '@halcyon/mapping-editor'
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useMemo, useRef } from 'react'
import { useActions, useLocked, useSources } from '../state/context.ts'
import { useScope } from './path-field.tsx'
import { PathOptions } from './path-options.tsx'
import classes from './row.module.css'

export interface TemplateFieldProps {
  readonly row: RowView
  readonly block: BlockView | null
  readonly label: string
  readonly template: string
  readonly put: (source: SourceView) => void
}

/** The placeholder the caret is in: where it begins, and what is typed of it. */
const placeholderAt = (text: string, caret: number): { readonly from: number; readonly query: string } | null => {
  const from = text.lastIndexOf('{{', caret)
  if (from < 0 || text.slice(from, caret).includes('}}')) return null
  const query = text.slice(from + 2, caret).trim()
  return query.includes('|') ? null : { from, query }
}

/** Text with fields in it; `{{` offers them. */
export function TemplateField({ block, label, template, put }: TemplateFieldProps) {
  const { tree } = useSources()
  const { seal } = useActions()
  const locked = useLocked()
  const scope = useScope(block)
  const input = useRef<HTMLInputElement>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const caret = input.current?.selectionStart ?? template.length
  const hole = combobox.dropdownOpened ? placeholderAt(template, caret) : null
  const query = hole?.query ?? null
  const options = useMemo(() => (query === null ? [] : pathOptions(tree, scope, query, 40)), [query, tree, scope])
  const insert = (absolute: string): void => {
    const path = options.find((option) => option.absolute === absolute)?.path
    if (hole === null || path === undefined) return
    const after = template.slice(caret).replace(/^[^{}]*\}\}/, '')
    put({ kind: 'template', template: `${template.slice(0, hole.from)}{{${path}}}${after}` })
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={insert} position="bottom-start" width={420}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={input}
          size="xs"
          role="combobox"
          aria-label={label}
          placeholder="{{$.user}} on {{$.host}}"
          value={template}
          readOnly={locked}
          spellCheck={false}
          autoComplete="off"
          classNames={{ root: classes.grow ?? '', input: classes.mono ?? '' }}
          onChange={(event) => {
            const { value, selectionStart } = event.currentTarget
            put({ kind: 'template', template: value })
            if (placeholderAt(value, selectionStart ?? value.length) === null) combobox.closeDropdown()
            else combobox.openDropdown()
          }}
          onBlur={() => {
            combobox.closeDropdown()
            seal()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={hole === null}>
        <PathOptions options={options} typed={query ?? ''} hasFields={tree.root.hasChildren} />
      </Combobox.Dropdown>
    </Combobox>
  )
}
