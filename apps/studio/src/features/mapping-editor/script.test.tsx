// @vitest-environment jsdom

import '@testing-library/jest-dom/vitest'
import { execFile } from 'node:child_process'
import { EditorView } from '@codemirror/view'
import type { JsonValue } from '@halcyon/domain'
import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import { MappingEditor } from './editor.tsx'
import { completionsOf } from './script/completions.ts'
import type { RunScript } from './script/contract.ts'

const samples = [
  { name: 'first', value: { title: 'beacon', findings: ['a', 'b'] } },
  { name: 'second', value: { kind: 'heartbeat' } },
]
const mapping: JsonValue = {
  outputs: [{ name: 'alert', kind: 'alert', fields: { title: { path: '$.name' }, severity: { const: 'low' } } }],
}

const PROGRAM = `
  import { text } from 'node:stream/consumers'
  import { coolSandbox, Script } from '@halcyon/sandbox'
  const { script: given, items } = JSON.parse(await text(process.stdin))
  const script = await Script.open(given)
  const compiled = script instanceof Script
  const results = compiled ? await script.run(items) : []
  const all = results.map((one) => ({ items: one.items ?? [], error: one.fault?.message ?? null, logs: one.logs }))
  console.log(JSON.stringify({ error: compiled ? null : 'line ' + script.line + ': ' + script.message, results: all }))
  if (compiled) script.close()
  coolSandbox()`

let asked = 0
/** The sandbox that the server runs scripts in; a page cannot. */
const runScript: RunScript = ({ language, source }, items) => {
  asked += 1
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, ['--input-type=module', '-e', PROGRAM], (error, out) => {
      if (error === null) resolve(JSON.parse(out))
      else reject(error)
    })
    child.stdin?.end(JSON.stringify({ script: { language, source }, items }))
  })
}

beforeEach(() => {
  asked = 0
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('min-width: 1280'),
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get(this: HTMLElement) {
      return this.hasAttribute('data-index') ? 40 : 2_000
    },
  })
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 1_000 })
  document.createRange = () =>
    Object.assign(new Range(), { getClientRects: () => [], getBoundingClientRect: () => new DOMRect() })
})

const shown = (text: string) => waitFor(() => expect(result().textContent).toContain(text), { timeout: 10_000 })

/** The editor as a page holds it. */
function open(start: JsonValue) {
  const held = { document: start }
  const view = () => (
    <MappingEditor
      document={held.document}
      samples={samples}
      runScript={runScript}
      onChange={(next) => {
        held.document = next
      }}
    />
  )
  const { user } = renderUi(view())
  return { held, user }
}

const editor = async (): Promise<EditorView> => {
  const content = await screen.findByRole('textbox', { name: 'Script' }, { timeout: 10_000 })
  const view = EditorView.findFromDOM(content)
  if (view === null) throw new Error('no editor')
  return view
}
const type = (view: EditorView, text: string): void =>
  act(() => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }))
const result = () => screen.getByRole('region', { name: 'Result' })

test('a script is written, tried on the samples in the sandbox, and undone', async () => {
  const { held, user } = open(mapping)
  await user.click(screen.getByRole('button', { name: 'Add a script' }))
  const view = await editor()
  expect(view.state.doc.toString()).toBe('return item\n')
  type(view, 'console.log("in", item.title); return { ...item, name: item.title.toUpperCase() }')
  await shown('BEACON')
  expect(screen.getByText('in beacon')).toBeInTheDocument()
  expect(held.document).toMatchObject({ script: { language: 'javascript', at: 'before' } })
  // The tree is of what the script returned.
  expect(screen.getByRole('treeitem', { name: /name/ })).toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Next sample' }))
  await shown('The script rejects this sample')

  await user.click(screen.getByRole('button', { name: 'Undo: Edit the script' }))
  await waitFor(() => expect(view.state.doc.toString()).toBe('return item\n'))
  await user.click(screen.getByRole('button', { name: 'Undo: Add a script' }))
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Script' })).not.toBeInTheDocument())
  expect(held.document).toEqual(mapping)
})

test('what does not compile says where, and takes nothing away; quick keys ask once', async () => {
  const { user } = open({
    ...(mapping as object),
    script: { language: 'javascript', source: 'return { name: "made" }' },
  })
  await shown('made')
  const before = asked
  const view = await editor()
  for (const text of ['return {', 'return { n', 'return { name: }']) type(view, text)
  expect(await screen.findByText(/^line 1: SyntaxError/, {}, { timeout: 10_000 })).toBeInTheDocument()
  expect(asked - before).toBe(1)
  await shown('made')
  await user.click(screen.getByRole('button', { name: 'Remove the script' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Script' })).not.toBeInTheDocument())
})

test('a script is in Python once that is chosen; its text stays, and undo brings JavaScript back', async () => {
  const { held, user } = open({ ...(mapping as object), script: { language: 'javascript', source: 'return item\n' } })
  await user.click(await screen.findByRole('radio', { name: 'Python' }))
  expect(held.document).toMatchObject({ script: { language: 'python', source: 'return item\n' } })
  type(await editor(), 'print("in", item["title"])\nreturn {"name": item["title"].upper()}')
  await waitFor(() => expect(result().textContent).toContain('BEACON'), { timeout: 30_000 })
  expect(screen.getByText('in beacon')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Undo: Edit the script' }))
  await user.click(screen.getByRole('button', { name: /^Undo: Change the script/ }))
  expect(screen.getByRole('radio', { name: 'JavaScript' })).toBeChecked()
})

test('names after item. are the sample’s', () => {
  const item = { user: { email: 'a@b.c', 'odd name': 1 }, id: 7 }
  const labels = (before: string) => completionsOf(before, item)?.options.map(({ label }) => label)
  expect(labels('item.')).toEqual(['user', 'id'])
  expect(completionsOf('item.user.em', item)).toEqual({ typed: 'em', options: [{ label: 'email', detail: '"a@b.c"' }] })
  expect(labels('item.none.')).toBe(undefined)
  expect(labels('it')).toEqual(['item'])
  expect(labels('other.x')).toBe(undefined)
  expect(completionsOf('pri', item, 'python')?.options.map(({ label }) => label)).toEqual(['print()'])
})
