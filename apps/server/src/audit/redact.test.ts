import { expect, test } from 'vitest'
import { redact } from './redact.ts'

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e'

test('what could be a secret is left out, the rest stays', () => {
  const draft = {
    config: {
      url: 'https://a.test',
      headers: [{ name: 'x', value: 'v' }],
      auth: { kind: 'bearer', apiKey: 'k', privateKey: { pem: 'p' } },
    },
    secrets: { token: ID, password: 'typed here by mistake' },
    tokenId: ID,
    newPassword: true,
    token: null,
    at: new Date(0),
  }
  expect(redact(draft)).toEqual({
    config: {
      url: 'https://a.test',
      headers: [{ name: 'x', value: '[redacted]' }],
      auth: { kind: 'bearer', apiKey: '[redacted]', privateKey: '[redacted]' },
    },
    secrets: { token: ID, password: '[redacted]' },
    tokenId: ID,
    newPassword: true,
    token: null,
    at: '1970-01-01T00:00:00.000Z',
  })
})

test('values that are no object stay', () => {
  expect([null, 1, 'x', [1]].map(redact)).toEqual([null, 1, 'x', [1]])
})
