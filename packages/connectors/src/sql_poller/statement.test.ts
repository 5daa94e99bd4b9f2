import { describe, expect, it } from 'vitest'
import { isProblem, parseStatement } from './statement.ts'

const uses = (sql: string, dialect: 'postgresql' | 'mysql' = 'postgresql') => {
  const parsed = parseStatement(sql, dialect)
  return isProblem(parsed) ? parsed.code : [...parsed.uses]
}

describe('parseStatement', () => {
  it.each([
    ['select * from a where id > :cursor', ['cursor']],
    ["select ':cursor', \":cursor\", a::text, b[1:2] from a -- :cursor '", []],
    ['select $x$ ; :cursor $x$, $$ ; $$ from a', []],
    ["select e'it\\'s ; ' from a where at >= :window_start and at < :WINDOW_END;", ['window_start', 'window_end']],
    ['/* :cursor ; */ with x as (select 1 as id) select * from x', []],
    ['(select 1) union (select 2)', []],
    ['table alerts ;;', []],
  ])('reads %s', (sql, expected) => {
    expect(uses(sql)).toEqual(expected)
  })

  it('knows the quotes of MySQL', () => {
    expect(
      uses('select `;`, \'it\\\'s ; :x\', "a\\"; " from a # ; :x\n where @n := 1 and id > :cursor', 'mysql'),
    ).toEqual(['cursor'])
  })

  it.each([
    ['delete from alerts', 'query_not_read_only'],
    ['-- nothing', 'query_not_read_only'],
    ['call cleanup()', 'query_not_read_only'],
    ['select 1; delete from alerts', 'query_invalid'],
    ['select 1) as x; drop table alerts; select (1', 'query_invalid'],
    ['select * from a) x union select (1', 'query_invalid'],
    ["select 'open", 'query_invalid'],
    ['select 1 /* open', 'query_invalid'],
    ['select * from a where id > :id', 'variable_unknown'],
    ['select * from a where id > $1', 'variable_unknown'],
  ])('refuses %s', (sql, code) => {
    expect(uses(sql)).toBe(code)
  })

  it.each([
    ['select * from a where id > ?', 'variable_unknown'],
    ['select 1 /*!50000 into outfile "x" */', 'query_invalid'],
    ['select 1 /*M! , 2 */', 'query_invalid'],
    ['select `open', 'query_invalid'],
  ])('refuses %s of MySQL', (sql, code) => {
    expect(uses(sql, 'mysql')).toBe(code)
  })

  it('puts the text together again', () => {
    const parsed = parseStatement('select * from a where id > :cursor and x = 1', 'mysql')
    if (isProblem(parsed)) throw new Error(parsed.message)
    expect(parsed.parts.map((part) => (typeof part === 'string' ? part : '?')).join('')).toBe(
      'select * from a where id > ? and x = 1',
    )
  })
})
