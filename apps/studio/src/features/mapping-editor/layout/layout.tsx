import type { JsonValue } from '@halcyon/domain'
import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useEffect, useState } from 'react'
import { EditorHeader, type Mode } from '../header/editor-header.tsx'
import { JsonPane } from '../json/json-pane.tsx'
import { useEditor, useSources } from '../state/context.ts'
import { SourceTree } from '../tree/source-tree.tsx'
import classes from './layout.module.css'
import { RowsPane } from './rows-pane.tsx'
import { type Side, SideTabs } from './side-tabs.tsx'

export interface LayoutProps {
  readonly mode: Mode
  readonly onMode: (mode: Mode) => void
  readonly onSample: (index: number) => void
  readonly onAddSamples: (() => void) | undefined
  readonly template: JsonValue | undefined
  /** Stands where a sample's result would. */
  readonly empty: ReactNode
}

/** Three columns, or rows with the tree in a drawer and the rest in tabs, or a list of rows. */
export function Layout(props: LayoutProps) {
  const { mode, onMode, template, empty } = props
  const wide = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false })
  const small = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false })
  const [side, setSide] = useState<Side>(wide ? 'result' : 'rows')
  const [drawer, setDrawer] = useState(false)
  const mapping = useEditor((state) => state.mapping)
  const { samples } = useSources()
  // The drawer would lie over the dialog that its *Map to…* opens.
  useEffect(() => {
    if (mapping !== null) setDrawer(false)
  }, [mapping])

  const toJson = (): void => {
    onMode('json')
    setSide('rows')
  }
  const rows =
    mode === 'json' ? (
      <JsonPane />
    ) : (
      <RowsPane onJson={toJson} onSuggestions={() => setSide('suggestions')} compact={small} />
    )
  const tabs = { side, onSide: setSide, template, empty }
  const tree = samples.length === 0 ? empty : <SourceTree />
  return (
    <>
      <EditorHeader
        mode={mode}
        onMode={(next) => {
          onMode(next)
          if (!wide) setSide('rows')
        }}
        onSample={props.onSample}
        onAddSamples={props.onAddSamples}
        onFields={() => setSide('fields')}
        onProblems={() => setSide('problems')}
        onTree={wide ? undefined : () => setDrawer(true)}
      />
      {wide ? (
        <div className={classes.three}>
          <section aria-label="Source" className={classes.treePane}>
            {tree}
          </section>
          <section aria-label="Rows">{rows}</section>
          <section aria-label="Result">
            <SideTabs {...tabs} empty={<NoResult />} />
          </section>
        </div>
      ) : (
        <>
          <div className={classes.one}>
            <SideTabs {...tabs} rows={rows} />
          </div>
          <Drawer opened={drawer} onClose={() => setDrawer(false)} title="Source fields" size="md" padding="sm">
            <div className={classes.drawerBody}>{tree}</div>
          </Drawer>
        </>
      )}
    </>
  )
}

function NoResult() {
  return <p className={classes.note}>With a sample, each record it becomes is shown here.</p>
}
