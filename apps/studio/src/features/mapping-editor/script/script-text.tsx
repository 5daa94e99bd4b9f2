import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { python } from '@codemirror/lang-python'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { Annotation, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import type { JsonValue } from '@halcyon/domain'
import { useEffect, useRef } from 'react'
import { studioLook } from '../../../ui/json/codemirror-theme.ts'
import { completionsOf } from './completions.ts'
import classes from './script.module.css'

export interface ScriptTextProps {
  readonly text: string
  /** javascript or python */
  readonly language: string
  readonly readOnly: boolean
  /** What the names after `item.` are taken from. */
  readonly item: JsonValue | undefined
  readonly onText: (text: string) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** Marks a change that came by props. */
const fromOutside = Annotation.define<boolean>()

const told = (action: () => void): boolean => {
  action()
  return true
}

const complete =
  (latest: { current: ScriptTextProps }) =>
  (context: CompletionContext): CompletionResult | null => {
    const before = context.matchBefore(/[\w$.]*/)
    if (before === null || (before.from === before.to && !context.explicit)) return null
    const found = completionsOf(before.text, latest.current.item, latest.current.language)
    return found === null ? null : { from: before.to - found.typed.length, options: [...found.options] }
  }

/** Without a history of its own: the mapping has one. Tab leaves it, also while names are offered. */
const extensions = (latest: { current: ScriptTextProps }): Extension => [
  lineNumbers(),
  drawSelection(),
  bracketMatching(),
  indentOnInput(),
  highlightActiveLine(),
  latest.current.language === 'python' ? python() : javascript(),
  studioLook,
  autocompletion({ override: [complete(latest)], icons: false, defaultKeymap: false }),
  keymap.of([
    { key: 'Mod-z', run: () => told(latest.current.onUndo), preventDefault: true },
    { key: 'Mod-y', run: () => told(latest.current.onRedo), preventDefault: true },
    { key: 'Mod-Shift-z', run: () => told(latest.current.onRedo), preventDefault: true },
    ...completionKeymap.filter(({ key }) => key !== 'Tab'),
    ...defaultKeymap,
  ]),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ 'aria-label': 'Script', tabindex: '0' }),
  EditorState.readOnly.of(latest.current.readOnly),
  EditorView.editable.of(!latest.current.readOnly),
  EditorView.updateListener.of(({ docChanged, state, transactions }) => {
    const typed = transactions.some((each) => each.docChanged && each.annotation(fromOutside) === undefined)
    if (docChanged && typed) latest.current.onText(state.doc.toString())
  }),
]

export default function ScriptText(props: ScriptTextProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  latest.current = props
  const { text, readOnly, language } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew only when it may, or may no longer, be written in, or is of another language
  useEffect(() => {
    if (host.current === null) return
    const made = new EditorView({ doc: latest.current.text, parent: host.current, extensions: extensions(latest) })
    view.current = made
    return () => {
      made.destroy()
      view.current = null
    }
  }, [readOnly, language])
  useEffect(() => {
    const before = view.current?.state.doc.toString()
    if (before === undefined || before === text) return
    view.current?.dispatch({
      changes: { from: 0, to: before.length, insert: text },
      annotations: fromOutside.of(true),
    })
  }, [text])
  return <div ref={host} className={classes.editor} />
}
