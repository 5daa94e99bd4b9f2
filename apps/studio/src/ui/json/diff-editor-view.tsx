import { json } from '@codemirror/lang-json'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { studioLook } from './codemirror-theme.ts'
import type { DiffViewProps } from './diff-view.tsx'
import classes from './json.module.css'

const collapse = { margin: 3, minSize: 6 }

const reading = (label: string): Extension => [
  lineNumbers(),
  json(),
  studioLook,
  EditorView.lineWrapping,
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', role: 'textbox', 'aria-readonly': 'true' }),
]

function mount(host: HTMLElement, props: DiffViewProps): { destroy(): void } {
  const { before, after, beforeLabel, afterLabel, layout } = props
  if (layout === 'split') {
    return new MergeView({
      parent: host,
      a: { doc: before, extensions: reading(beforeLabel) },
      b: { doc: after, extensions: reading(afterLabel) },
      collapseUnchanged: collapse,
      gutter: true,
    })
  }
  const unified = unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: collapse })
  const label = `${beforeLabel} compared with ${afterLabel}`
  return new EditorView({ parent: host, doc: after, extensions: [reading(label), unified] })
}

export default function DiffEditorView(props: DiffViewProps) {
  const { before, after, beforeLabel, afterLabel, layout = 'split', maxHeight = 480 } = props
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (host.current === null) return
    const made = mount(host.current, { before, after, beforeLabel, afterLabel, layout })
    return () => made.destroy()
  }, [before, after, beforeLabel, afterLabel, layout])
  return (
    <div className={classes.editor}>
      <div className={classes.labels} data-layout={layout}>
        <span>{beforeLabel}</span>
        <span>{afterLabel}</span>
      </div>
      <div ref={host} style={{ maxHeight, overflow: 'auto' }} />
    </div>
  )
}
