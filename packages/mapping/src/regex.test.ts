import { describe, expect, it } from 'vitest'
import { compilePattern } from './regex.ts'

describe('patterns', () => {
  for (const source of ['(?=a)', '(a)\\1', '(?<!a)b', '(', '[z-a]', 'a'.repeat(9000)]) {
    it(`refused: ${source.slice(0, 20)}`, () => expect(compilePattern(source)).toMatchObject({ ok: false }))
  }
  it('repetition bombs do not blow up', () => {
    const started = performance.now()
    compilePattern('((a{100}){100}){100}')
    compilePattern('(((((a{1000}){1000}){1000}){1000}){1000})')
    compilePattern('(?:\\pL{1000}){1000}')
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
