import { json } from '@codemirror/lang-json'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { studioLook } from './codemirror-theme.ts'
import type { DiffViewProps } from './diff-view-props.ts'
import classes from './json.module.css'

const folding = (whole: boolean) => (whole ? {} : { collapseUnchanged: { margin: 3, minSize: 6 } })

const reading = (label: string): Extension => [
  lineNumbers(),
  json(),
  studioLook,
  EditorView.lineWrapping,
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', role: 'textbox', 'aria-readonly': 'true' }),
]

function mount(host: HTMLElement, props: DiffViewProps, whole: boolean): { destroy(): void } {
  const { before, after, beforeLabel, afterLabel, layout } = props
  if (layout === 'split') {
    return new MergeView({
      parent: host,
      a: { doc: before, extensions: reading(beforeLabel) },
      b: { doc: after, extensions: reading(afterLabel) },
      ...folding(whole),
      gutter: true,
    })
  }
  const unified = unifiedMergeView({ original: before, mergeControls: false, ...folding(whole) })
  const label = `${beforeLabel} compared with ${afterLabel}`
  return new EditorView({
    parent: host,
    doc: after,
    extensions: [reading(label), unified, EditorView.editorAttributes.of({ class: 'ui-unified' })],
  })
}

export default function DiffEditorView(props: DiffViewProps) {
  const { before, after, beforeLabel, afterLabel, layout = 'split', maxHeight = 480 } = props
  const host = useRef<HTMLDivElement>(null)
  const [whole, setWhole] = useState(false)
  useEffect(() => {
    if (host.current === null) return
    const made = mount(host.current, { before, after, beforeLabel, afterLabel, layout }, whole)
    return () => made.destroy()
  }, [before, after, beforeLabel, afterLabel, layout, whole])
  return (
    <div className={classes.editor}>
      <div className={classes.labels} data-layout={layout}>
        <span>
          <span aria-hidden>− </span>
          {beforeLabel}
        </span>
        <span>
          <span aria-hidden>+ </span>
          {afterLabel}
        </span>
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(!whole)}>
          {whole ? 'Fold what is equal' : 'Show what is equal'}
        </Button>
      </div>
      <div ref={host} style={{ maxHeight, overflow: 'auto' }} />
    </div>
  )
}
