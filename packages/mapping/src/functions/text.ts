import { boundedText, LIMITS, LimitExceeded } from '../limits.ts'
import { compilePattern, extract } from '../regex.ts'
import { anyText } from '../value/text.ts'
import { numberArgument, onList, onText, textArgument } from './convert.ts'
import { ArgumentFault, Fault, type FunctionSpec } from './spec.ts'

const titleCase = (text: string): string =>
  text.toLowerCase().replaceAll(/\p{L}[\p{L}\p{M}\p{N}'’]*/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1))

const replaceAll = (text: string, from: string, to: string): string => {
  const parts = text.split(from)
  const length = text.length + (parts.length - 1) * (to.length - from.length)
  if (length > LIMITS.stringLength) throw new LimitExceeded('stringLength')
  return parts.join(to)
}

const substring = (text: string, start: number, length: number | undefined): string => {
  const points = Array.from(text)
  const from = start < 0 ? Math.max(points.length + start, 0) : start
  return points.slice(from, length === undefined ? undefined : from + Math.max(length, 0)).join('')
}

const compileRegexExtract: FunctionSpec['compile'] = (args) => {
  const pattern = compilePattern(textArgument(args, 0))
  if (!pattern.ok) throw new ArgumentFault(pattern.message)
  const groups = pattern.regex.groupCount()
  const group = numberArgument(args, 1, groups > 0 ? 1 : 0)
  if (group < 0 || group > groups) throw new ArgumentFault(`the pattern has ${groups} groups, not ${group}`)
  return onText((text) => extract(pattern.regex, text, group))
}

export const TEXT_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'trim',
    input: 'text',
    output: 'text',
    parameters: [],
    doc: 'Without white space at both ends.',
    example: { input: '  ws-042 ', output: 'ws-042' },
    compile: () => onText((text) => text.trim()),
  },
  {
    name: 'lower',
    input: 'text',
    output: 'text',
    parameters: [],
    doc: 'In lower case.',
    example: { input: 'WS-042.Example.COM', output: 'ws-042.example.com' },
    compile: () => onText((text) => text.toLowerCase()),
  },
  {
    name: 'upper',
    input: 'text',
    output: 'text',
    parameters: [],
    doc: 'In upper case.',
    example: { input: 't1190', output: 'T1190' },
    compile: () => onText((text) => text.toUpperCase()),
  },
  {
    name: 'title',
    input: 'text',
    output: 'text',
    parameters: [],
    doc: 'Each word with a capital first letter, the rest in lower case.',
    example: { input: 'lateral MOVEMENT', output: 'Lateral Movement' },
    compile: () => onText((text) => titleCase(text)),
  },
  {
    name: 'split',
    input: 'text',
    output: 'list',
    parameters: [{ name: 'separator', type: 'text', doc: 'where to cut; not empty' }],
    doc: 'The parts between separators, as a list.',
    example: { input: 'SHA1=ab,MD5=cd', args: [','], output: ['SHA1=ab', 'MD5=cd'] },
    compile: (args) => {
      const separator = textArgument(args, 0)
      if (separator === '') throw new ArgumentFault('the separator is empty')
      return onText((text) => text.split(separator))
    },
  },
  {
    name: 'join',
    input: 'list',
    output: 'text',
    parameters: [{ name: 'separator', type: 'text', doc: 'what stands between; default ", "', optional: true }],
    doc: 'The entries of a list as one text; nulls are left out, objects become JSON.',
    example: { input: ['T1059', 'T1105'], args: [' '], output: 'T1059 T1105' },
    compile: (args) => {
      const separator = textArgument(args, 0, ', ')
      return onList((list) =>
        boundedText(
          list
            .filter((entry) => entry !== null)
            .map(anyText)
            .join(separator),
        ),
      )
    },
  },
  {
    name: 'replace',
    input: 'text',
    output: 'text',
    parameters: [
      { name: 'from', type: 'text', doc: 'the literal text to look for; not empty' },
      { name: 'to', type: 'text', doc: 'what stands there instead' },
    ],
    doc: 'Every occurrence of a literal text replaced.',
    example: { input: 'hxxp://evil[.]example', args: ['[.]', '.'], output: 'hxxp://evil.example' },
    compile: (args) => {
      const from = textArgument(args, 0)
      if (from === '') throw new ArgumentFault('the text to look for is empty')
      const to = textArgument(args, 1)
      return onText((text) => replaceAll(text, from, to))
    },
  },
  {
    name: 'regexExtract',
    input: 'text',
    output: 'text',
    parameters: [
      { name: 'pattern', type: 'pattern', doc: 'RE2 syntax: no look-around, no back-references' },
      {
        name: 'group',
        type: 'integer',
        doc: 'default: 1 when the pattern has groups, else 0, the whole match',
        optional: true,
      },
    ],
    doc: 'What a pattern matches first; no value without a match. Linear time.',
    example: { input: 'TA0005 - Defense Evasion', args: ['^(TA\\d{4})'], output: 'TA0005' },
    compile: compileRegexExtract,
  },
  {
    name: 'substring',
    input: 'text',
    output: 'text',
    parameters: [
      { name: 'start', type: 'integer', doc: 'from 0; negative counts from the end' },
      { name: 'length', type: 'integer', doc: 'default: to the end', optional: true },
    ],
    doc: 'A part of a text, counted in characters (code points).',
    example: { input: 'CVE-2019-91325', args: [4, 4], output: '2019' },
    compile: (args) => {
      const start = numberArgument(args, 0, 0)
      const length = typeof args[1] === 'number' ? args[1] : undefined
      return onText((text) => substring(text, start, length))
    },
  },
  {
    name: 'length',
    input: 'any',
    output: 'integer',
    parameters: [],
    doc: 'Characters of a text, entries of a list, members of an object.',
    example: { input: ['a', 'b'], output: 2 },
    compile: () => (value) => {
      if (Array.isArray(value)) return value.length
      if (typeof value === 'string') return Array.from(value).length
      if (typeof value === 'object' && value !== null) return Object.keys(value).length
      return new Fault('not_text', 'a number or boolean has no length')
    },
  },
]
