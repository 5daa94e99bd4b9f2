import { defaultKeymap } from '@codemirror/commands'
import { json, jsonParseLinter } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap } from '@codemirror/language'
import { linter, lintGutter } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { Annotation, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { studioLook } from '../../../ui/json/codemirror-theme.ts'
import classes from './json.module.css'

export interface JsonTextProps {
  readonly text: string
  readonly readOnly: boolean
  readonly onText: (text: string) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** Marks a change that came by props. */
const fromOutside = Annotation.define<boolean>()

/** Without a history of its own: the mapping has one, for rows and text alike. Tab leaves it. */
const extensions = (latest: { current: JsonTextProps }): Extension => [
  lineNumbers(),
  foldGutter(),
  drawSelection(),
  bracketMatching(),
  highlightSelectionMatches(),
  highlightActiveLine(),
  json(),
  studioLook,
  linter((view) => (view.state.doc.toString().trim() === '' ? [] : jsonParseLinter()(view)), { delay: 300 }),
  lintGutter(),
  keymap.of([
    { key: 'Mod-z', run: () => told(latest.current.onUndo), preventDefault: true },
    { key: 'Mod-y', run: () => told(latest.current.onRedo), preventDefault: true },
    { key: 'Mod-Shift-z', run: () => told(latest.current.onRedo), preventDefault: true },
    ...defaultKeymap,
    ...searchKeymap,
    ...foldKeymap,
  ]),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ 'aria-label': 'Mapping as JSON', tabindex: '0' }),
  EditorState.readOnly.of(latest.current.readOnly),
  EditorView.editable.of(!latest.current.readOnly),
  EditorView.updateListener.of(({ docChanged, state, transactions }) => {
    const typed = transactions.some((each) => each.docChanged && each.annotation(fromOutside) === undefined)
    if (docChanged && typed) latest.current.onText(state.doc.toString())
  }),
]

const told = (action: () => void): boolean => {
  action()
  return true
}

/** The smallest piece that differs: the caret and the scroll stay where they are. */
const difference = (before: string, after: string) => {
  let from = 0
  const most = Math.min(before.length, after.length)
  while (from < most && before[from] === after[from]) from += 1
  let end = 0
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}

export default function JsonText(props: JsonTextProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  latest.current = props
  const { text, readOnly } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew only when it may, or may no longer, be written in
  useEffect(() => {
    if (host.current === null) return
    const made = new EditorView({ doc: latest.current.text, parent: host.current, extensions: extensions(latest) })
    view.current = made
    return () => {
      made.destroy()
      view.current = null
    }
  }, [readOnly])
  useEffect(() => {
    const before = view.current?.state.doc.toString()
    if (before === undefined || before === text) return
    view.current?.dispatch({ changes: difference(before, text), annotations: fromOutside.of(true) })
  }, [text])
  return <div ref={host} className={classes.editor} />
}
