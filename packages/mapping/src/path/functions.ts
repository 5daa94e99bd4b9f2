/** RFC 9535 section 2.4: length, count, match, search, value. */
import type { JsonValue } from '@halcyon/domain'
import { jsonpath } from 'json-p3'
import type { RE2JS } from 're2js'
import { compilePattern } from '../regex.ts'
import { isObject } from '../value/object.ts'
import { compileNodes } from './nodes.ts'
import {
  type CompileQuery,
  type CompileValue,
  type FilterExpression,
  type Test,
  UnsupportedFilter,
  type Value,
} from './run.ts'

interface Compiled {
  readonly value: Value
  readonly test: Test
}
type Call = jsonpath.expressions.FunctionExtension

const codePoints = (text: string): number => {
  let count = 0
  for (let index = 0; index < text.length; index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1) count += 1
  return count
}

const lengthOf = (value: JsonValue | undefined): number | undefined => {
  if (typeof value === 'string') return codePoints(value)
  if (Array.isArray(value)) return value.length
  return isObject(value) ? Object.keys(value).length : undefined
}

/** An I-Regexp dot is neither \n nor \r (RFC 9485); RE2's own is everything but \n. */
const dotsAsRfc9485 = (pattern: string): string => {
  let out = ''
  let inClass = false
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern.charAt(index)
    if (char === '\\') {
      out += char + pattern.charAt(index + 1)
      index += 1
    } else {
      if (char === '[') inClass = true
      if (char === ']') inClass = false
      out += char === '.' && !inClass ? '[^\\n\\r]' : char
    }
  }
  return out
}

/** Patterns that come from the payload are compiled once each, the last hundred kept. */
class PatternCache {
  private readonly known = new Map<string, RE2JS | null>()
  get(source: string): RE2JS | null {
    const found = this.known.get(source)
    if (found !== undefined) return found
    const pattern = compilePattern(dotsAsRfc9485(source))
    if (this.known.size >= 100) this.known.clear()
    const regex = pattern.ok ? pattern.regex : null
    this.known.set(source, regex)
    return regex
  }
}

const compileRegexTest = (call: Call, compile: (argument: FilterExpression) => Value, whole: boolean): Test => {
  const [subject, pattern] = call.args
  if (subject === undefined || pattern === undefined) throw new UnsupportedFilter(`${call.name}() takes 2 arguments`)
  const text = compile(subject)
  const source = compile(pattern)
  const cache = new PatternCache()
  if (pattern instanceof jsonpath.expressions.StringLiteral && cache.get(pattern.value) === null) {
    throw new UnsupportedFilter(`${call.name}(): not a pattern RE2 can run: ${pattern.value}`)
  }
  return (current, run) => {
    const value = text(current, run)
    const wanted = source(current, run)
    if (typeof value !== 'string' || typeof wanted !== 'string') return false
    run.budget.spend(1 + (value.length >> 6))
    const regex = cache.get(wanted)
    if (regex === null) return false
    return whole ? regex.matches(value) : regex.matcher(value).find()
  }
}

const valueOnly = (value: Value): Compiled => ({ value, test: (current, run) => value(current, run) !== undefined })
const testOnly = (test: Test): Compiled => ({ value: (current, run) => test(current, run), test })

/** Compiles a call; json-p3's parser has checked arity and argument types. */
export const compileFunction = (call: Call, compileQuery: CompileQuery, compileValue: CompileValue): Compiled => {
  const compile = (argument: FilterExpression): Value => compileValue(argument, compileQuery)
  const [first] = call.args
  if (first === undefined) throw new UnsupportedFilter(`${call.name}() needs an argument`)
  if (call.name === 'match') return testOnly(compileRegexTest(call, compile, true))
  if (call.name === 'search') return testOnly(compileRegexTest(call, compile, false))
  if (call.name === 'length') {
    const value = compile(first)
    return valueOnly((current, run) => {
      const subject = value(current, run)
      if (typeof subject === 'string') run.budget.spend(1 + (subject.length >> 6))
      return lengthOf(subject)
    })
  }
  const nodes = compileNodes(first, compileQuery)
  if (call.name === 'count') return valueOnly((current, run) => nodes(current, run).length)
  if (call.name === 'value') {
    return valueOnly((current, run) => {
      const found = nodes(current, run)
      return found.length === 1 ? found[0] : undefined
    })
  }
  throw new UnsupportedFilter(`unknown function '${call.name}'`)
}
