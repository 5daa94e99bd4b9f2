import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The editors in the Studio's own colours; they follow the scheme because they name variables. */
const look = EditorView.theme({
  '&': { backgroundColor: 'var(--ui-surface)', color: 'var(--ui-text)', fontSize: '12px', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '20px' },
  '.cm-content': { caretColor: 'var(--ui-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--ui-text)' },
  '.cm-gutters': { backgroundColor: 'var(--ui-sunken)', color: 'var(--ui-dim)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--ui-accent) 8%, transparent)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--ui-accent) 25%, transparent) !important',
  },
  '.cm-panels, .cm-tooltip': {
    backgroundColor: 'var(--ui-surface)',
    color: 'var(--ui-text)',
    borderColor: 'var(--ui-edge)',
  },
  '.cm-collapsedLines': {
    background: 'var(--ui-sunken)',
    color: 'var(--ui-accent)',
    minHeight: '24px',
    lineHeight: '24px',
  },
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '"⋯"' },
  // In one column the side does not tell what was taken and what was added: a sign does.
  '&.ui-unified .cm-deletedLine:before': { content: '"− "', color: 'var(--ui-bad)', fontWeight: '600' },
  '&.ui-unified .cm-line.cm-changedLine:before, &.ui-unified .cm-line.cm-insertedLine:before': {
    content: '"+ "',
    color: 'var(--ui-ok)',
    fontWeight: '600',
  },
  '.cm-foldPlaceholder': { background: 'var(--ui-sunken)', color: 'var(--ui-dim)', borderColor: 'var(--ui-line)' },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--ui-bad-ground)' },
  '&.cm-merge-b .cm-changedLine, .cm-insertedLine': { backgroundColor: 'var(--ui-ok-ground)' },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'color-mix(in srgb, var(--ui-bad) 8%, transparent)',
    textDecoration: 'underline',
  },
  '&.cm-merge-b .cm-changedText, ins .cm-changedText, .cm-insertedLine .cm-changedText': {
    background: 'color-mix(in srgb, var(--ui-ok) 6%, transparent)',
    textDecoration: 'underline',
  },
})

const words = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--ui-accent)' },
  { tag: [tags.number, tags.bool], fontWeight: '600' },
  { tag: tags.null, color: 'var(--ui-dim)', fontWeight: '600' },
])

export const studioLook = [look, syntaxHighlighting(words)]
