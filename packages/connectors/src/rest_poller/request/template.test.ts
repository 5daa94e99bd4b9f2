import { parseJson } from '@halcyon/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settingsOf } from '../settings.ts'
import { SCHEDULE } from '../testing.ts'
import { compileBody } from './body.ts'
import { compileRequest } from './request.ts'
import { compileTemplate, render } from './template.ts'

/** Of any characters, halves of pairs among them. */
const ANY_TEXT = fc.string({ minLength: 1, unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) })

const at = { instant: Temporal.Instant.from('2026-03-02T11:59:58.123456Z') }

test.each([
  ['{since}', '2026-03-02T11:59:58.123456Z'],
  ['{since:iso_ms}', '2026-03-02T11:59:58.123Z'],
  ['{since:iso_seconds}', '2026-03-02T11:59:58Z'],
  ['{since:unix}', '1772452798'],
  ['{since:unix_ms}', '1772452798123'],
  ['from {since:date} on', 'from 2026-03-02 on'],
  ['{page}/{size}', '3/10'],
  ['{cursor}', null],
  ['{ query { id } } {id}', '{ query { id } } {id}'],
])('%s is %s', (text, expected) => {
  expect(render(compileTemplate(text), { since: at, page: 3, size: 10, cursor: '' })).toBe(expected)
})

test('what is no variable is named', () => {
  expect(compileTemplate('{since} {sicne} {since:week}').unknown).toEqual(['{sicne}', '{since:week}'])
})

describe('a body', () => {
  test('of JSON: a text that is one variable becomes its value, or goes', () => {
    const body = compileBody(
      '{"from": "{offset}", "filter": ["x > \'{since}\'", "{cursor}"], "after": "{cursor}", "n": 9007199254740993}',
      undefined,
    )
    expect(body.contentType).toBe('application/json')
    expect(body.render({ offset: 20, since: at })).toBe(
      '{"from":20,"filter":["x > \'2026-03-02T11:59:58.123456Z\'"],"n":9007199254740993}',
    )
  })

  test('that is JSON only once it is filled in', () => {
    const body = compileBody('{"search_from": {offset}, "search_to": {offset.end}, "q": "{cursor}"}', undefined)
    expect(JSON.parse(body.render({ offset: 0, 'offset.end': 100, cursor: 'a"b' }))).toEqual({
      search_from: 0,
      search_to: 100,
      q: 'a"b',
    })
    expect(JSON.parse(body.render({ offset: 0, 'offset.end': 100 }))).toMatchObject({ q: '' })
  })

  test('of a form', () => {
    const body = compileBody('search=x&after={cursor}', 'application/x-www-form-urlencoded')
    expect(body.render({ cursor: 'a&b=c' })).toBe('search=x&after=a%26b%3Dc')
  })

  test('whatever a cursor is, JSON stays JSON with it inside', () => {
    const inside = compileBody('{"after": "{cursor}", "say": "<{cursor}>"}', undefined)
    const late = compileBody('{"n": {page}, "after": "{cursor}"}', undefined)
    fc.assert(
      fc.property(ANY_TEXT, (cursor) => {
        expect(parseJson(inside.render({ cursor }))).toEqual({ after: cursor, say: `<${cursor}>` })
        expect(parseJson(late.render({ page: 1, cursor }))).toEqual({ n: 1, after: cursor })
      }),
    )
  })
})

describe('a request', () => {
  const of = ({ request, ...more }: { readonly request?: object; readonly pagination?: object }) =>
    compileRequest(
      settingsOf({ ...more, request: { url: 'https://api.example/v1/', ...request }, schedule: SCHEDULE } as never),
    )

  test('has the page’s parameter only where it is not there already', () => {
    const pagination = { kind: 'page', size: 50, sizeParameter: 'limit' }
    expect(of({ pagination, request: { path: '/alerts', query: { q: 'a b' } } }).build({ page: 2, size: 50 }).url).toBe(
      'https://api.example/v1/alerts?q=a%20b&page=2&limit=50',
    )
    expect(of({ pagination, request: { path: '/alerts/{page}?x=1' } }).build({ page: 2, size: 50 }).url).toBe(
      'https://api.example/v1/alerts/2?x=1&limit=50',
    )
  })

  test('leaves out what has no value yet, in the query and in the headers', () => {
    const request = of({
      pagination: { kind: 'cursor', path: '$.next' },
      request: { headers: { 'x-after': '{cursor}' } },
    })
    expect(request.build({})).toEqual({ method: 'GET', url: 'https://api.example/v1', headers: {} })
    expect(request.build({ cursor: 'ä/1' }).headers).toEqual({ 'x-after': 'ä/1' })
  })

  test('whatever a partition is called, it stays one part of the path, or the parts it names', () => {
    fc.assert(
      fc.property(ANY_TEXT, (partition) => {
        fc.pre(partition.isWellFormed())
        const url = new URL(of({ request: { path: '/o/{partition}/x' } }).build({ partition }).url)
        expect(url.host).toBe('api.example')
        expect(url.search).toBe('')
      }),
    )
    expect(of({ request: { path: '/repos/{partition:path}/x' } }).build({ partition: 'a/b c' }).url).toBe(
      'https://api.example/v1/repos/a/b%20c/x',
    )
  })

  test('lets no value begin another header', () => {
    const request = of({
      pagination: { kind: 'cursor', path: '$.next' },
      request: { headers: { 'x-after': '{cursor}' } },
    })
    expect(() => request.build({ cursor: 'a\r\nx-evil: 1' })).toThrow('line break')
  })
})
