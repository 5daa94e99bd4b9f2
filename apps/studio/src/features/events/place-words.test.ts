import { expect, test } from 'vitest'
import { blockLabels, placeWords } from './place-words.ts'

const labels = blockLabels({
  outputs: [{ kind: 'alert' }, { kind: 'entity', type: 'host' }, { name: 'attacker', kind: 'entity', type: 'user' }],
})

test.each([
  ['outputs[0].fields.title', 'Alert › title'],
  ['mapping.outputs[0].fields.title', 'Alert › title'],
  ['outputs[0].fields["first seen"].then[1]', 'Alert › first seen › step 2'],
  ['outputs[1].key', 'Host › identity key'],
  ['outputs[2].when', 'Attacker › condition'],
  ['outputs[7].fields.title', 'Output 8 › title'],
  ['outputs[name="alert"].fields.title', 'Alert › title'],
  ['recordId', 'Record id'],
  ['filter', 'Filter'],
])('%s is %s', (path, words) => {
  expect(placeWords(path, labels)).toBe(words)
})

test.each(['$.severity', 'config.url', '', 'something'])('%s is no place in a mapping', (path) => {
  expect(placeWords(path, labels)).toBeNull()
})

test('a mapping that cannot be read names no block', () => {
  for (const mapping of [null, 3, { outputs: 'x' }]) expect(blockLabels(mapping)).toEqual([])
  expect(blockLabels({ outputs: [null, { kind: 4 }] })).toEqual(['Output 1', 'Output 2'])
})
