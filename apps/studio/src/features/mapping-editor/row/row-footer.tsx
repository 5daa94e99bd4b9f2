import { type BlockView, type RowView, removeRow, retargetRow, setRequired, targetsOf } from '@halcyon/mapping-editor'
import { Button, Checkbox, Select } from '@mantine/core'
import { useActions, useEditorStore, useLocked } from '../state/context.ts'
import classes from './row.module.css'

export interface RowFooterProps {
  readonly row: RowView
  readonly block: BlockView | null
}

/** Where the row writes to, whether it must have a value, and taking it away. */
export function RowFooter({ row, block }: RowFooterProps) {
  const store = useEditorStore()
  const { apply, set } = useActions()
  const locked = useLocked()
  if (locked) return null
  const document = () => store.getState().history.document
  const { target, expression } = row
  const isField = target.role === 'attribute' && block !== null
  const taken = new Set(block?.rows.map((each) => each.target.name))
  const free = block === null ? [] : targetsOf(block.kind, block.type).filter(({ name }) => !taken.has(name))
  return (
    <div className={classes.footer}>
      {isField && (
        <Select
          size="xs"
          label="Writes to"
          searchable
          allowDeselect={false}
          value={target.name}
          data={[target.name, ...free.map(({ name }) => name)]}
          onChange={(name) =>
            name !== null && name !== target.name && apply(retargetRow(document(), row.pointer, name))
          }
        />
      )}
      {(isField || target.role === 'key') && !target.required && (
        <Checkbox
          size="xs"
          label="Required: without it there is no record"
          checked={expression.required}
          onChange={(event) => apply(setRequired(document(), row.pointer, event.currentTarget.checked))}
        />
      )}
      {target.role !== 'key' && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          onClick={() => {
            if (apply(removeRow(document(), row.pointer))) set({ openRow: null, selection: null })
          }}
        >
          Remove the row
        </Button>
      )}
    </div>
  )
}
