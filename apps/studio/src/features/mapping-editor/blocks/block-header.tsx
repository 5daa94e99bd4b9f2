import { ENTITY_TYPES } from '@halcyon/domain'
import {
  type BlockView,
  pointerOfRow,
  readDocument,
  removeOutput,
  renameOutput,
  setEach,
  setSource,
} from '@halcyon/mapping-editor'
import { ActionIcon, Menu, Select, TextInput } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useActions, useDerived, useEditor, useEditorStore, useLocked, useSources } from '../state/context.ts'
import { capital } from '../state/names.ts'
import { usePageHide } from '../state/use-page-hide.ts'
import classes from './blocks.module.css'
import { KIND_ICONS } from './kinds.ts'
import { listPaths } from './lists.ts'
import { Stepper } from './stepper.tsx'

export interface BlockHeaderProps {
  readonly block: BlockView
}

/** A block's type, what it is one per, how many records it makes of the sample. */
export function BlockHeader({ block }: BlockHeaderProps) {
  const { preview } = useDerived()
  const store = useEditorStore()
  const { set } = useActions()
  const chosen = useEditor((state) => state.elements[block.index] ?? 0)
  const item = useEditor((state) => state.item)
  const count = preview?.counts.find((each) => each.block === block.index)
  const elements = useMemo(() => elementsOf(preview?.rows ?? [], block.row, item), [preview, block.row, item])
  const Icon = KIND_ICONS[block.kind]
  return (
    <div className={classes.block} data-block={block.index}>
      <div className={classes.blockTop}>
        <Icon size={16} aria-hidden />
        <h3 className={classes.blockTitle}>
          <bdi>{capital(block.label)}</bdi>
        </h3>
        {count !== undefined && (
          <span className={classes.count}>
            {count.here} here
            {block.kind !== 'alert' && count.merged !== count.here && `, ${count.merged} after merging`}
          </span>
        )}
        {block.each !== null && elements > 0 && (
          <Stepper
            word="item"
            index={Math.min(chosen, elements - 1)}
            count={elements}
            onIndex={(next) => set({ elements: { ...store.getState().elements, [block.index]: next } })}
          />
        )}
        <BlockMenu block={block} />
      </div>
      {block.kind !== 'relationship' && <BlockOptions block={block} />}
    </div>
  )
}

const elementsOf = (
  rows: readonly { readonly row: string; readonly item: number; readonly element: number | null }[],
  block: string,
  item: number,
): number => {
  let most = -1
  for (const each of rows) {
    if (each.element !== null && each.item === item && each.row.startsWith(`${block}.`))
      most = Math.max(most, each.element)
  }
  return most + 1
}

function BlockOptions({ block }: BlockHeaderProps) {
  const { tree } = useSources()
  const split = useEditor(({ history }) => readDocument(history.document).split)
  const store = useEditorStore()
  const { apply, applyPatch } = useActions()
  const locked = useLocked()
  const lists = useMemo(() => listPaths(tree, split), [tree, split])
  const document = () => store.getState().history.document
  const paths = [...new Set([...(block.each === null ? [] : [block.each]), ...lists])]
  const types = Object.values(ENTITY_TYPES).map(({ type, title }) => ({ value: type, label: title }))
  return (
    <div className={classes.options}>
      {block.kind === 'entity' && (
        <Select
          size="xs"
          label="Type"
          searchable
          allowDeselect={false}
          disabled={locked}
          value={block.type}
          data={types}
          onChange={(type) =>
            type !== null &&
            applyPatch({
              label: `Make ${block.label} a ${type}`,
              edits: [{ op: 'set', pointer: `${block.pointer}/type`, value: type }],
            })
          }
        />
      )}
      <Select
        size="xs"
        label="One per"
        searchable
        allowDeselect={false}
        disabled={locked}
        value={block.each ?? ''}
        data={[
          { value: '', label: split === null ? 'payload' : 'item' },
          ...paths.map((path) => ({ value: path, label: path })),
        ]}
        onChange={(path) => apply(setEach(document(), block.index, path === '' ? null : path))}
      />
      <BlockName block={block} locked={locked} />
    </div>
  )
}

function BlockName({ block, locked }: BlockHeaderProps & { readonly locked: boolean }) {
  const store = useEditorStore()
  const { apply } = useActions()
  const [typed, setTyped] = useState<string | null>(null)
  const leave = (): void => {
    const name = typed?.trim()
    if (name !== undefined && name !== (block.name ?? ''))
      apply(renameOutput(store.getState().history.document, block.index, name))
    setTyped(null)
  }
  usePageHide(leave)
  return (
    <TextInput
      size="xs"
      label="Name"
      placeholder={block.label}
      value={typed ?? block.name ?? ''}
      readOnly={locked}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
    />
  )
}

export function BlockMenu({ block }: BlockHeaderProps) {
  const store = useEditorStore()
  const { apply, jump } = useActions()
  const locked = useLocked()
  if (locked) return null
  const document = () => store.getState().history.document
  const addWhen = (): void => {
    const row = `${block.row}.when`
    if (apply(setSource(document(), pointerOfRow(row), { kind: 'jmespath', jmespath: '' }))) jump(row)
  }
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={`Actions for ${block.label}`} className={classes.menu}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {block.when === null && block.kind !== 'unreadable' && (
          <Menu.Item onClick={addWhen}>Make it only when…</Menu.Item>
        )}
        <Menu.Item color="red" onClick={() => apply(removeOutput(document(), block.index))}>
          Remove {block.label}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
