import { expect, test } from 'vitest'
import { keepableHeaders } from './kept-headers.ts'

test('keeps no header that carries a credential, by its name or by its value', () => {
  const keep = keepableHeaders(() => [{ version: 1, value: 'hunter2', expiresAt: null }])
  const headers = {
    'content-type': 'application/json',
    'x-github-delivery': 'id',
    authorization: 'Bearer x',
    cookie: 'session=1',
    'x-gitlab-token': 'x',
    'x-hub-signature-256': 'sha256=00',
    'x-api-key': 'x',
    'x-odd': 'prefix hunter2 suffix',
  }
  expect(keep(headers)).toEqual({ 'content-type': 'application/json', 'x-github-delivery': 'id' })
})
