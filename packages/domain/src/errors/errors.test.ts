import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FEED_CODES } from './feed-codes.ts'
import { ERROR_CODES, Problem, renderErrorReference } from './index.ts'
import { RECORD_CODES } from './record-codes.ts'
import { REQUEST_CODES } from './request-codes.ts'

describe('ERROR_CODES', () => {
  test.each(Object.entries(ERROR_CODES))('%s has a status, a title and an action', (code, entry) => {
    expect(code).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/)
    expect(entry.status).toBeGreaterThanOrEqual(200)
    expect(entry.status).toBeLessThan(600)
    expect(entry.title).not.toMatch(/[.!]$/)
    expect(entry.action).toMatch(/\.$/)
  })

  test('no code stands in two groups', () => {
    const groups = [REQUEST_CODES, RECORD_CODES, FEED_CODES].flatMap((codes) => Object.keys(codes))
    expect(new Set(groups).size).toBe(groups.length)
  })

  test('the reference lists every code and is up to date', () => {
    const file = new URL('../../../../docs/reference/errors.md', import.meta.url)
    expect(readFileSync(file, 'utf8')).toBe(renderErrorReference())
    for (const code of Object.keys(ERROR_CODES)) expect(renderErrorReference()).toContain(`| \`${code}\` |`)
  })
})

describe('Problem', () => {
  test('is a problem document', () => {
    const errors = [{ path: '$.name', code: 'unknown_field', message: 'No such field' }]
    expect(new Problem('invalid_body', 'The body has an unknown field', errors).toBody()).toEqual({
      type: '/errors/invalid_body',
      title: 'The body is not as described',
      status: 400,
      code: 'invalid_body',
      detail: 'The body has an unknown field',
      errors,
    })
  })

  test('without findings has no errors', () => {
    expect(new Problem('not_found').toBody()).not.toHaveProperty('errors')
  })
})
