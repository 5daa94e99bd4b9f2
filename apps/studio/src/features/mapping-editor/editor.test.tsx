// @vitest-environment jsdom

import '@testing-library/jest-dom/vitest'
import { EditorView } from '@codemirror/view'
import { type JsonValue, parseJson } from '@halcyon/domain'
import type { Sample } from '@halcyon/mapping-editor'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import { MappingEditor, type MappingEditorProps } from './editor.tsx'
import { rowState } from './rows/row-state.ts'

// Asked once for each drawing of a row.
vi.mock(import('./rows/row-state.ts'), async (original) => {
  const module = await original()
  return { ...module, rowState: vi.fn(module.rowState) }
})

const payload = parseJson(`{
  "id": 1719309930613520072, "title": " Beacon ", "severity": "high", "host": "", "vendor": null,
  "user": { "email": "a@b.c", "name": "Ann" },
  "devices": [{ "hostname": "ws-17" }, { "hostname": "srv-2" }]
}`)
const samples: readonly Sample[] = [
  { name: 'first', value: payload },
  { name: 'second', value: parseJson('{ "id": 2, "title": "Login", "severity": "low" }') },
]
const mapping: JsonValue = {
  outputs: [
    {
      name: 'alert',
      kind: 'alert',
      // biome-ignore lint/suspicious/noThenProperty: a key of the mapping language
      fields: { title: { path: '$.title', then: ['trim'] }, severity: { path: '$.severity' } },
    },
    { name: 'account', kind: 'entity', type: 'user', key: { path: '$.user.name' }, fields: {} },
  ],
}

// The wide layout: tree, rows and result side by side.
beforeEach(() => {
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

/** The editor as a page holds it: what it says comes back as its document. */
function open(props: Partial<MappingEditorProps> = {}) {
  const changes: JsonValue[] = []
  const all = { document: mapping, samples, ...props }
  const editor = (document: JsonValue) => (
    <MappingEditor
      {...all}
      document={document}
      onChange={(next) => {
        changes.push(next)
      }}
    />
  )
  const result = renderUi(editor(all.document))
  return {
    ...result,
    changes,
    latest: () => changes.at(-1),
    show: (document: JsonValue) => result.rerender(editor(document)),
  }
}

const row = (name: string): HTMLElement => screen.getByRole('group', { name })
const field = (name: RegExp): HTMLElement => screen.getByRole('treeitem', { name })
const said = (text: string) =>
  waitFor(() => expect(screen.getAllByRole('status').map((each) => each.textContent)).toContain(text))
const expression = (document: JsonValue | undefined, output: number, name: string): unknown => {
  const { outputs } = document as { outputs: { key?: unknown; fields: Record<string, unknown> }[] }
  return name === 'key' ? outputs[output]?.key : outputs[output]?.fields[name]
}

describe('the three columns', () => {
  test('a row shows its target, its source, its steps and what comes of it; a large id keeps its digits', () => {
    open({ document: { ...(mapping as object), recordId: { path: '$.id' } } })
    const title = within(row('Alert title'))
    expect(title.getByRole('combobox', { name: 'Source of Alert title' })).toHaveValue('$.title')
    expect(title.getByRole('button', { name: 'Step 1 of Alert title: trim' })).toBeVisible()
    expect(title.getByText('Beacon')).toBeVisible()
    expect(within(row('Record id')).getByText('1719309930613520072')).toBeVisible()
    expect(field(/^email, text, "a@b.c", in 1 of 2 samples/)).toBeVisible()
  })

  test('missing, null and "" look different', async () => {
    const fields = { title: { path: '$.nowhere' }, category: { path: '$.vendor' }, description: { path: '$.host' } }
    const { user } = open({ document: { outputs: [{ name: 'alert', kind: 'alert', fields }] } })
    expect(within(row('Alert title')).getByText('missing')).toBeVisible()
    expect(within(row('Alert category')).getByText('null')).toBeVisible()
    expect(within(row('Alert description')).getByText('""')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Details of Alert category' }))
    expect(within(screen.getByRole('list', { name: 'Steps of Alert category' })).getByText('null')).toBeVisible()
  })

  test('choosing a record lights up its rows and fields, choosing a field its records', async () => {
    const { user } = open()
    await user.click(screen.getByRole('button', { name: /alert\s*Beacon/ }))
    expect(row('Alert title')).toHaveAttribute('data-lit')
    expect(field(/^title/)).toHaveAttribute('data-lit')
    expect(row('Account identity key')).not.toHaveAttribute('data-lit')
    await user.click(field(/^name/))
    expect(row('Account identity key')).toHaveAttribute('data-lit')
    expect(row('Alert title')).not.toHaveAttribute('data-lit')
  })
})

describe('mapping', () => {
  test('by the combobox: its options show values, and the live region says what came of it', async () => {
    const { user, latest } = open()
    const source = screen.getByRole('combobox', { name: 'Source of Account identity key' })
    await user.clear(source)
    await user.type(source, 'email')
    await user.click(await screen.findByRole('option', { name: /\$\.user\.email.*a@b\.c/ }))
    expect(expression(latest(), 1, 'key')).toEqual({ path: '$.user.email' })
    await said('user.email mapped to Account identity key, preview a@b.c')
  })

  test('by Map to…, from the tree with the keyboard alone', async () => {
    const { user, latest } = open()
    act(() => field(/^email/).focus())
    await user.keyboard('{Enter}')
    const dialog = await screen.findByRole('dialog', { name: 'Map to…' })
    await user.type(within(dialog).getByRole('combobox', { name: 'Target' }), 'account name')
    await user.keyboard('{Enter}')
    expect(expression(latest(), 1, 'name')).toEqual({ path: '$.user.email' })
    await said('user.email mapped to Account name, preview a@b.c')
  })

  test('a list into a single value asks, and does what is chosen', async () => {
    const { user, latest } = open()
    act(() => field(/^hostname/).focus())
    await user.keyboard('{Enter}')
    const dialog = await screen.findByRole('dialog', { name: 'Map to…' })
    await user.type(within(dialog).getByRole('combobox', { name: 'Target' }), 'alert assignee')
    await user.keyboard('{Enter}')
    const question = await screen.findByRole('dialog', { name: 'Several values into one' })
    expect(latest()).toBeUndefined()
    expect(within(question).getByRole('button', { name: /^One alert per/ })).toBeVisible()
    expect(within(question).getByRole('button', { name: /^The first value/ })).toBeVisible()
    await user.click(within(question).getByRole('button', { name: /^All, joined/ }))
    expect(expression(latest(), 0, 'assignee')).toMatchObject({ path: '$.devices[*].hostname' })
    await said('devices[*].hostname mapped to Alert assignee, preview ws-17, srv-2')
  })

  test('who may only read can look at everything and change nothing', async () => {
    const { user, latest } = open({ readOnly: true })
    expect(screen.getByText('Read only')).toBeVisible()
    expect(screen.getByRole('combobox', { name: 'Source of Alert title' })).toHaveAttribute('readonly')
    act(() => field(/^email/).focus())
    await user.keyboard('{Enter}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(latest()).toBeUndefined()
  })
})

describe('Visual and JSON', () => {
  const toJson = async (user: ReturnType<typeof open>['user']): Promise<EditorView> => {
    await user.click(screen.getByRole('radio', { name: 'JSON' }))
    const content = await screen.findByRole('textbox', { name: 'Mapping as JSON' }, { timeout: 10_000 })
    const view = EditorView.findFromDOM(content)
    if (view === null) throw new Error('no editor')
    return view
  }
  const replace = (view: EditorView, from: string, to: string): void => {
    const at = view.state.doc.toString().indexOf(from)
    act(() => view.dispatch({ changes: { from: at, to: at + from.length, insert: to } }))
  }

  test('valid text applies to the rows; one undo goes back through JSON and rows alike', async () => {
    const { user, latest } = open()
    await user.clear(screen.getByRole('combobox', { name: 'Source of Alert severity' }))
    await user.type(screen.getByRole('combobox', { name: 'Source of Alert severity' }), '$.level{Enter}')
    await waitFor(() => expect(expression(latest(), 0, 'severity')).toEqual({ path: '$.level' }))
    const view = await toJson(user)
    replace(view, '"$.level"', '"$.urgency"')
    await waitFor(() => expect(expression(latest(), 0, 'severity')).toEqual({ path: '$.urgency' }))
    await user.click(screen.getByRole('radio', { name: 'Visual' }))
    expect(screen.getByRole('combobox', { name: 'Source of Alert severity' })).toHaveValue('$.urgency')
    await user.keyboard('{Control>}z{/Control}')
    expect(screen.getByRole('combobox', { name: 'Source of Alert severity' })).toHaveValue('$.level')
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(expression(latest(), 0, 'severity')).toEqual({ path: '$.severity' }))
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    await waitFor(() => expect(expression(latest(), 0, 'severity')).toEqual({ path: '$.urgency' }))
  })

  test('while the text is not valid the rows show the last valid state, read-only, and the text is kept', async () => {
    const { user, latest } = open()
    const view = await toJson(user)
    replace(view, '"$.severity"', '"$.severity')
    expect(await screen.findByText(/Not valid yet/)).toHaveTextContent(/line \d+, column \d+/)
    expect(latest()).toBeUndefined()
    await user.click(screen.getByRole('radio', { name: 'Visual' }))
    expect(screen.getByText(/last valid state and cannot be edited/)).toBeVisible()
    expect(screen.getByRole('combobox', { name: 'Source of Alert severity' })).toHaveAttribute('readonly')
    await user.click(screen.getByRole('button', { name: 'Correct it' }))
    const again = await screen.findByRole('textbox', { name: 'Mapping as JSON' })
    expect(EditorView.findFromDOM(again)?.state.doc.toString()).toContain('"$.severity }')
    await user.click(screen.getByRole('button', { name: 'Go back to what was valid' }))
    expect(EditorView.findFromDOM(again)?.state.doc.toString()).toContain('"$.severity"')
  })
})

test('a document that comes from elsewhere is taken as a step that can be undone', async () => {
  const { user, show, latest } = open()
  const theirs = { outputs: [{ name: 'alert', kind: 'alert', fields: { title: { const: 'Theirs' } } }] }
  show(theirs)
  expect(screen.getByRole('textbox', { name: 'Source of Alert title' })).toHaveValue('Theirs')
  await user.click(screen.getByRole('button', { name: 'Undo: Take what was saved elsewhere' }))
  expect(screen.getByRole('combobox', { name: 'Source of Alert title' })).toHaveValue('$.title')
  expect(latest()).toEqual(mapping)
})

test('the list of fields ignores one, and the problem list leads to its row', async () => {
  const { user, latest } = open({
    // biome-ignore lint/suspicious/noThenProperty: a key of the mapping language
    document: { outputs: [{ name: 'alert', kind: 'alert', fields: { title: { path: '$.title', then: ['shout'] } } }] },
  })
  await user.click(await screen.findByRole('button', { name: /fields used/ }, { timeout: 5_000 }))
  await user.click(screen.getByRole('button', { name: 'Ignore $.vendor' }))
  expect(latest()).toMatchObject({ ignore: ['$.vendor'] })
  await user.click(screen.getByRole('tab', { name: /Problems/ }))
  const problems = await screen.findByRole('list', { name: 'Problems' })
  const [first] = within(problems).getAllByRole('button')
  if (first === undefined) throw new Error('no problem')
  await user.click(first)
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Source of Alert title' })).toHaveFocus())
})

describe('among five hundred rows', () => {
  const fields = (block: number) =>
    Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`field${n}`, { const: `value ${block} ${n}` }]))
  const large: JsonValue = {
    outputs: Array.from({ length: 10 }, (_, block) => ({
      name: `host${block}`,
      kind: 'entity',
      type: 'host',
      key: { path: `$.host${block}` },
      fields: fields(block),
    })),
  }
  const typed = (): HTMLElement => screen.getByRole('textbox', { name: 'Source of Host0 field1' })
  const afterwards = (): Promise<void> => new Promise((done) => setTimeout(done))

  test('a key draws its row and no other, and keys go out together once one stops', async () => {
    const { latest, changes } = open({ document: large })
    expect(screen.getAllByPlaceholderText('A constant').length).toBeGreaterThan(10)
    // What the samples say comes once the browser is idle.
    await screen.findByText(/fields used/, {}, { timeout: 15_000 })
    vi.mocked(rowState).mockClear()
    fireEvent.change(typed(), { target: { value: 'a' } })
    fireEvent.change(typed(), { target: { value: 'ab' } })
    await act(afterwards)
    // Each key, and then what comes of it in the sample.
    expect(vi.mocked(rowState).mock.calls.length).toBeLessThanOrEqual(4)
    expect(typed()).toHaveValue('ab')
    await waitFor(() => expect(expression(latest(), 0, 'field1')).toEqual({ const: 'ab' }))
    expect(changes).toHaveLength(1)
  })

  test('what is typed goes out at once when one leaves the field, the editor or the page', async () => {
    const { latest, unmount } = open({ document: large })
    const value = () => expression(latest(), 0, 'field1')
    fireEvent.change(typed(), { target: { value: 'left the field' } })
    fireEvent.blur(typed())
    expect(value()).toEqual({ const: 'left the field' })
    fireEvent.change(typed(), { target: { value: 'left the page' } })
    fireEvent(window, new Event('pagehide'))
    expect(value()).toEqual({ const: 'left the page' })
    const key = screen.getByRole('combobox', { name: 'Source of Host0 identity key' })
    fireEvent.change(key, { target: { value: '$.typed.and.not.left' } })
    fireEvent(window, new Event('pagehide'))
    expect(expression(latest(), 0, 'key')).toEqual({ path: '$.typed.and.not.left' })
    fireEvent.change(typed(), { target: { value: 'left the editor' } })
    unmount()
    expect(value()).toEqual({ const: 'left the editor' })
  })
})
