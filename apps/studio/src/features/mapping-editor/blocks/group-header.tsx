import { ENTITY_TYPES } from '@halcyon/domain'
import { addOutput, type BlockKind, type NewOutput, readDocument } from '@halcyon/mapping-editor'
import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useActions, useEditor, useEditorStore, useLocked } from '../state/context.ts'
import classes from './blocks.module.css'
import { nextRelationship } from './verbs.ts'

export interface GroupHeaderProps {
  readonly kind: BlockKind
  readonly title: string
  readonly count: number
}

/** Alerts, Entities, Relationships: what there is of each, and another one. */
export function GroupHeader({ kind, title, count }: GroupHeaderProps) {
  return (
    <div className={classes.group}>
      <h2 className={classes.groupTitle}>
        {title} {count > 0 && <span className={classes.dim}>{count}</span>}
      </h2>
      <AddBlock kind={kind} />
    </div>
  )
}

function AddBlock({ kind }: { readonly kind: BlockKind }) {
  const store = useEditorStore()
  const { apply, jump } = useActions()
  const locked = useLocked()
  const joinable = useEditor(
    ({ history }) => kind === 'relationship' && nextRelationship(readDocument(history.document)) !== null,
  )
  if (locked || kind === 'unreadable') return null
  const add = (output: NewOutput): void => {
    const { document } = store.getState().history
    const index = readDocument(document).blocks.length
    if (!apply(addOutput(document, output))) return
    if (output.kind !== 'relationship')
      jump(output.kind === 'alert' ? `outputs[${index}].fields.title` : `outputs[${index}].key`)
  }
  const join = (): void => {
    const next = nextRelationship(readDocument(store.getState().history.document))
    if (next !== null) add(next)
  }
  const icon = <IconPlus size={14} aria-hidden />
  if (kind === 'alert') {
    return (
      <Button size="compact-sm" variant="default" leftSection={icon} onClick={() => add({ kind: 'alert' })}>
        Add an alert
      </Button>
    )
  }
  if (kind === 'relationship') {
    return (
      <Button
        size="compact-sm"
        variant="default"
        leftSection={icon}
        disabled={!joinable}
        title={!joinable ? 'It joins two blocks: add an alert and an entity first, or all are joined' : undefined}
        onClick={join}
      >
        Add a relationship
      </Button>
    )
  }
  return (
    <Menu width={280}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={icon}>
          Add an entity
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} className={classes.scroll}>
        {Object.values(ENTITY_TYPES).map(({ type, title, description }) => (
          <Menu.Item key={type} onClick={() => add({ kind: 'entity', type })}>
            {title}
            <br />
            <small>{description}</small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
