import { expect, test } from 'vitest'
import { type Edge, edgesBetween, MOST_DRAWN, placeNodes } from './layout.ts'

const end = (id: string) => ({ kind: 'entity', id })
const edge = (from: string, to: string): Edge => ({
  id: `${from}>${to}`,
  type: 'has_ip',
  role: null,
  from: end(from),
  to: end(to),
})

test('a column a hop, each node once, either direction', () => {
  const neighbours = new Map([
    ['a', [edge('a', 'b'), edge('c', 'a')]],
    ['b', [edge('a', 'b'), edge('b', 'd'), edge('b', 'c')]],
  ])
  const placed = placeNodes(end('a'), neighbours)
  expect(placed.map(({ end: { id }, column, row }) => `${id}${column}${row}`)).toEqual(['a00', 'b10', 'c11', 'd20'])
  expect(placed[2]?.via?.outward).toBe(false)
  expect(edgesBetween(placed, neighbours).map(([{ id }]) => id)).toEqual(['a>b', 'c>a', 'b>d', 'b>c'])
})

test('draws a part of a node with many neighbours', () => {
  const many = Array.from({ length: 40 }, (_, index) => edge('a', `n${index}`))
  expect(placeNodes(end('a'), new Map([['a', many]])).length).toBe(MOST_DRAWN + 1)
})

test('a node that points at itself is one node', () => {
  expect(placeNodes(end('a'), new Map([['a', [edge('a', 'a')]]])).length).toBe(1)
})
