import { type DocumentView, setSource, setSplit } from '@halcyon/mapping-editor'
import { Button, Select } from '@mantine/core'
import { useMemo } from 'react'
import { AddScript, ScriptPane } from '../script/script-pane.tsx'
import { useActions, useDerived, useEditor, useEditorStore, useLocked, useView } from '../state/context.ts'
import classes from './blocks.module.css'
import { listPaths } from './lists.ts'
import { Stepper } from './stepper.tsx'

/** What is an item: the payload, or each entry of a list in it. */
export function PayloadHeader({ view }: { readonly view: DocumentView }) {
  const { tree, preview } = useDerived()
  const store = useEditorStore()
  const { apply, set, jump } = useActions()
  const locked = useLocked()
  const item = useEditor((state) => state.item)
  const lists = useMemo(() => listPaths(tree, null), [tree])
  const document = () => store.getState().history.document
  const items = preview?.items.length ?? 0
  const data = [
    { value: '', label: 'the payload' },
    ...[...new Set([...(view.split === null ? [] : [view.split]), ...lists])].map((path) => ({
      value: path,
      label: path,
    })),
  ]
  const add = (row: 'recordId' | 'filter'): void => {
    if (apply(setSource(document(), `/${row}`, { kind: 'none' }))) jump(row)
  }
  return (
    <div className={classes.payload}>
      <h2 className={classes.groupTitle}>Payload</h2>
      <div className={classes.options}>
        <Select
          size="xs"
          label="One item per"
          value={view.split ?? ''}
          data={data}
          disabled={locked}
          allowDeselect={false}
          searchable
          onChange={(path) => apply(setSplit(document(), path === '' ? null : path))}
        />
        {view.split !== null && items > 0 && (
          <Stepper
            word="item"
            index={Math.min(item, items - 1)}
            count={items}
            onIndex={(next) => set({ item: next })}
          />
        )}
        {!locked && view.recordId === null && (
          <Button size="compact-sm" variant="default" onClick={() => add('recordId')}>
            Set a record id
          </Button>
        )}
        {!locked && view.filter === null && (
          <Button size="compact-sm" variant="default" onClick={() => add('filter')}>
            Add a filter
          </Button>
        )}
        {!locked && view.script === null && !view.rest.order.includes('script') && <AddScript />}
      </div>
      <Script />
    </div>
  )
}

/** Drawn by itself: typing in it draws no header anew. */
function Script() {
  const { script } = useView()
  return script === null ? null : <ScriptPane {...script} />
}
