import fc from 'fast-check'
import { JSONPathEnvironment, jsonpath } from 'json-p3'
import { describe, expect, it } from 'vitest'
import { plainSteps } from './plain.ts'

const environment = new JSONPathEnvironment()

const stepsByGrammar = (source: string) =>
  environment.compile(source).segments.map(({ selectors: [selector] }) => {
    if (selector instanceof jsonpath.selectors.NameSelector) return selector.name
    return selector instanceof jsonpath.selectors.IndexSelector ? selector.index : null
  })

const step = fc.oneof(
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/).map((name) => `.${name}`),
  fc.nat(1_000_000).map((index) => `[${index}]`),
  fc.stringMatching(/^[^'\\\p{Cc}]{0,8}$/u).map((name) => `['${name}']`),
)

describe('plain paths', () => {
  it('are read as the grammar reads them', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const source = `$${steps.join('')}`
        expect(plainSteps(source)).toEqual(stepsByGrammar(source))
      }),
    )
  })

  it.each([
    '',
    'a',
    '$.',
    '$..a',
    '$.a[*]',
    '$[-1]',
    '$[01]',
    '$.1a',
    "$['a\\'b']",
    '$["a"]',
    '$.a b',
    '$ .a',
    '$[?@.a]',
    '$.é',
  ])('leave %s to the grammar', (source) => {
    expect(plainSteps(source)).toBeNull()
  })
})
