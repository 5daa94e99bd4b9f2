// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest'
import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import { PasteForm } from './paste-form.tsx'
import { readText } from './read-text.ts'

const form = () => {
  const onAdd = vi.fn()
  const { user } = renderUi(<PasteForm onAdd={onAdd} />)
  const payload = screen.getByRole('textbox', { name: 'Payload' })
  const type = (text: string) => fireEvent.change(payload, { target: { value: text } })
  return { user, onAdd, payload, type }
}

describe('a pasted sample', () => {
  test('keeps its text to the digit, under the name it is given', async () => {
    const { user, onAdd, type } = form()
    type('{ "id": 1719309930613520072 }')
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Big id')
    await user.click(screen.getByRole('button', { name: 'Keep as a sample' }))
    expect(onAdd).toHaveBeenCalledWith([{ name: 'Big id', origin: 'pasted', text: '{ "id": 1719309930613520072 }' }])
  })

  test('that is not JSON is explained with line and column, and stays', async () => {
    const { user, onAdd, payload, type } = form()
    type('{ "a": 1,\n  b: 2 }')
    await user.click(screen.getByRole('button', { name: 'Keep as a sample' }))
    expect(payload).toHaveAccessibleDescription(/not JSON.*line 2, column 3/)
    expect(payload).toHaveValue('{ "a": 1,\n  b: 2 }')
    expect(onAdd).not.toHaveBeenCalled()
  })

  test('of 50 MB is refused before it reaches the page, with the limit named', () => {
    const { payload } = form()
    const huge = 'x'.repeat(50 * 1_048_576)
    const taken = fireEvent.paste(payload, { clipboardData: { getData: () => huge } })
    expect(taken).toBe(false)
    expect(payload).toHaveValue('')
    expect(payload).toHaveAccessibleDescription(/at most 5 MB; this one has 50\.0 MB/)
  })

  test('of a list can become a sample an entry', async () => {
    const { user, onAdd, type } = form()
    type('[{ "a": 1 }, { "a": 2 }]')
    await user.click(screen.getByRole('button', { name: 'Keep its 2 entries, each as a sample' }))
    expect(onAdd).toHaveBeenCalledWith([
      { name: 'Pasted 1', origin: 'pasted', text: '{"a":1}' },
      { name: 'Pasted 2', origin: 'pasted', text: '{"a":2}' },
    ])
  })
})

describe('a text', () => {
  test.each([
    ['200 levels deep', `${'['.repeat(200)}${']'.repeat(200)}`, /More than 64 levels.*The limit is 64/],
    ['of markup', '<html></html>', /not JSON.*looks like XML or HTML/],
    ['with nothing in it', '  \n', /nothing in it/],
  ])('%s is refused in words', (_, text, message) => {
    const read = readText(text)
    expect(read.ok ? '' : read.message).toMatch(message)
  })

  test('of 10,000 fields is taken', () => {
    const text = JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`field_${n}`, n])))
    expect(readText(text)).toMatchObject({ ok: true })
  })

  test('of one JSON document a line is that many samples', () => {
    expect(readText('{"a":1}\n\n{"a":2}\r\n')).toEqual({ ok: true, texts: ['{"a":1}', '{"a":2}'], entries: null })
  })
})
