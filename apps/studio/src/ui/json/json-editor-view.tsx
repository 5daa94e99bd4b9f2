import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap } from '@codemirror/language'
import { linter, lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { Annotation, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { studioLook } from './codemirror-theme.ts'
import classes from './json.module.css'
import type { JsonEditorProps } from './json-editor-props.ts'
import { jsonFaults } from './json-faults.ts'

/** Marks a change that came by props and is not told back. */
const fromOutside = Annotation.define<boolean>()

/** No key binding for Tab: it leaves the editor, as everywhere on the page. */
const writing: Extension = [
  history(),
  highlightActiveLine(),
  linter(({ state }) => jsonFaults(state), { delay: 300 }),
  lintGutter(),
  keymap.of([...lintKeymap, ...historyKeymap]),
]

const extensions = (props: JsonEditorProps, latest: { current: JsonEditorProps }): Extension => [
  lineNumbers(),
  foldGutter(),
  drawSelection(),
  bracketMatching(),
  highlightSelectionMatches(),
  json(),
  studioLook,
  keymap.of([...defaultKeymap, ...searchKeymap, ...foldKeymap]),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({
    'aria-label': props.label,
    ...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy }),
    ...(props.readOnly ? { tabindex: '0' } : {}),
  }),
  props.readOnly ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : writing,
  EditorState.changeFilter.of((change) => {
    const limit = latest.current.maxLength ?? 2_000_000
    if (change.newDoc.length <= limit || change.newDoc.length <= change.startState.doc.length) return true
    latest.current.onTooLong?.(change.newDoc.length, limit)
    return false
  }),
  EditorView.updateListener.of(({ docChanged, state, transactions }) => {
    const typed = transactions.some((each) => each.annotation(fromOutside) === undefined)
    if (docChanged && typed) latest.current.onChange?.(state.doc.toString())
  }),
]

export default function JsonEditorView(props: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  latest.current = props
  const { value, readOnly = false, label, height = 240, invalid } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made anew only when its nature changes
  useEffect(() => {
    if (host.current === null) return
    const doc = latest.current.value
    const made = new EditorView({ doc, parent: host.current, extensions: extensions(latest.current, latest) })
    view.current = made
    return () => made.destroy()
  }, [readOnly, label])
  useEffect(() => {
    const state = view.current?.state
    if (state === undefined || state.doc.toString() === value) return
    const changes = { from: 0, to: state.doc.length, insert: value }
    view.current?.dispatch({ changes, annotations: fromOutside.of(true), filter: false })
  }, [value])
  return <div ref={host} className={classes.editor} data-invalid={invalid || undefined} style={{ height }} />
}
