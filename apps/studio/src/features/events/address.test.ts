import { defaultParseSearch } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { addressOf, readAddress } from './address.ts'

test('reads words, counts and times, and nothing of what is none', () => {
  const address = readAddress({ version: 7, search: 12, from: '2026-01-01T00:00:00+01:00', to: 'soon', outcome: 'odd' })
  expect(address.count('version')).toBe(7)
  expect(address.text('search')).toBe('12')
  expect(address.time('from')).toBe('2025-12-31T23:00:00.000Z')
  expect(address.time('to')).toBe(null)
  expect(address.word('outcome', ['mapped'])).toBe(null)
})

test('a link keeps every digit of a source’s id', () => {
  const href = addressOf('/x', { search: '12345678901234567890', version: 3, none: null, empty: '' })
  const search = defaultParseSearch(href.slice(href.indexOf('?')))
  expect(search).toEqual({ search: '12345678901234567890', version: 3 })
  expect(readAddress(search).text('search')).toBe('12345678901234567890')
})
