import { ENTITY_TYPES } from '@halcyon/domain'
import { addOutput, type BlockView, type DocumentView, type MapTarget, targetsOf } from '@halcyon/mapping-editor'
import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { useActions, useEditor, useEditorStore, useSources, useView } from '../state/context.ts'
import { mapField, rowOfTarget } from '../state/map-field.ts'
import { capital } from '../state/names.ts'
import classes from './dialogs.module.css'

interface Choice {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly help: string
  readonly to: MapTarget | null
  /** A block that is made for it. */
  readonly entity: string | null
}

const sourceText = (block: BlockView, name: string): string | null => {
  const row = name === 'key' ? block.key : block.rows.find((each) => each.target.name === name)
  if (row === undefined || row === null) return null
  const { source } = row.expression
  if (source.kind === 'none') return null
  return `replaces ${source.kind === 'path' ? source.path : `its ${source.kind}`}`
}

const choicesOf = (view: DocumentView): readonly Choice[] => {
  const existing = view.blocks.flatMap((block): readonly Choice[] => {
    if (block.kind !== 'alert' && block.kind !== 'entity') return []
    const group = capital(block.label)
    const one = (target: string, title: string, help: string): Choice => ({
      id: rowOfTarget({ block: block.index, target }),
      group,
      title: `${group} ${title}`,
      help: [help, sourceText(block, target)].filter((text) => text !== null && text !== '').join(' · '),
      to: { block: block.index, target },
      entity: null,
    })
    const known = targetsOf(block.kind, block.type)
    const own = block.rows.map(({ target }) => target).filter(({ known: is }) => !is)
    const key = block.kind === 'entity' ? [one('key', 'identity key', block.key?.target.description ?? '')] : []
    return [...key, ...[...known, ...own].map((target) => one(target.name, target.name, target.type ?? 'own field'))]
  })
  const fresh = Object.values(ENTITY_TYPES).map(
    ({ type, title, description }): Choice => ({
      id: `new ${type}`,
      group: 'A new entity, known by this field',
      title: `New ${title.toLowerCase()}`,
      help: description,
      to: null,
      entity: type,
    }),
  )
  return [...existing, ...fresh]
}

/** *Map to…*: the equal of dragging, for keyboards, screen readers and fingers. */
export function MapToDialog() {
  const path = useEditor((state) => state.mapping)
  const { set } = useActions()
  return (
    <Modal opened={path !== null} onClose={() => set({ mapping: null })} title="Map to…" size="md">
      {path !== null && <Targets path={path} />}
    </Modal>
  )
}

function Targets({ path }: { readonly path: string }) {
  const { tree, values, sample } = useSources()
  const store = useEditorStore()
  const { apply, set } = useActions()
  const view = useView()
  const [query, setQuery] = useState('')
  const combobox = useCombobox({ opened: true })
  const choices = useMemo(() => choicesOf(view), [view])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found changes with what is typed
  useEffect(() => void combobox.selectFirstOption(), [query])
  const wanted = query.trim().toLowerCase()
  const found = choices.filter(({ title, help }) => `${title} ${help}`.toLowerCase().includes(wanted)).slice(0, 120)
  const groups = [...new Set(found.map(({ group }) => group))]
  const submit = (id: string): void => {
    const choice = choices.find((each) => each.id === id)
    if (choice === undefined) return
    const context = { store, tree, payload: values[sample] }
    if (choice.to !== null) {
      set({ mapping: null })
      mapField(context, path, choice.to)
    } else if (choice.entity !== null) {
      const index = view.blocks.length
      set({ mapping: null })
      const output = { kind: 'entity' as const, type: choice.entity }
      if (apply(addOutput(store.getState().history.document, output)))
        mapField(context, path, { block: index, target: 'key' })
    }
  }
  return (
    <Combobox store={combobox} onOptionSubmit={submit}>
      <p className={classes.path}>
        <bdi>{path}</bdi> <span className={classes.dim}>{tree.node(path)?.examples[0]?.text}</span>
      </p>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          role="combobox"
          aria-label="Target"
          placeholder="Search targets"
          value={query}
          autoComplete="off"
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.targets} tabIndex={0} aria-label="Targets">
        <Combobox.Options aria-label="Targets found">
          {found.length === 0 && <Combobox.Empty>No target is called so</Combobox.Empty>}
          {groups.map((group) => (
            <Combobox.Group key={group} label={group}>
              {found
                .filter((choice) => choice.group === group)
                .map((choice) => (
                  <Combobox.Option key={choice.id} value={choice.id}>
                    {choice.title}
                    <small className={classes.help}>{choice.help}</small>
                  </Combobox.Option>
                ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </section>
    </Combobox>
  )
}
