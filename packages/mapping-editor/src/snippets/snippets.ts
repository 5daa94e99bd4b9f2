import type { JsonValue } from '@halcyon/domain'
import type { StepView } from '../document/contract.ts'
import type { Snippet } from './contract.ts'

const call = (name: string, ...args: readonly JsonValue[]): StepView => ({
  kind: 'function',
  name,
  args,
  bare: args.length === 0,
})
const table = (rows: Readonly<Record<string, JsonValue>>, otherwise?: JsonValue): StepView => {
  const entries = Object.entries(rows)
  const rest = { order: [], extra: [] }
  return otherwise === undefined
    ? { kind: 'lookup', table: entries, rest }
    : { kind: 'lookup', table: entries, default: otherwise, rest }
}
const time = (...formats: readonly string[]): StepView => ({ kind: 'as', type: 'timestamp', formats, bare: false })

const snippet = (
  id: string,
  title: string,
  description: string,
  steps: readonly StepView[],
  input: JsonValue,
  output: JsonValue,
): Snippet => ({ id, title, description, steps, example: { input, output } })

/** Ready transformations; insert one with `addSteps(document, row.pointer, snippet.steps)`. */
export const SNIPPETS: readonly Snippet[] = [
  snippet(
    'tidy',
    'Trim and lower case',
    'Names that come in different spellings.',
    [call('trim'), call('lower')],
    '  WS-17 ',
    'ws-17',
  ),
  snippet(
    'severity-words',
    'Severity from words',
    'A table to adapt to the vendor’s words; what is in no row is unknown.',
    [table({ Informational: 'info', Low: 'low', Medium: 'medium', High: 'high', Critical: 'critical' }, 'unknown')],
    'High',
    'high',
  ),
  snippet(
    'severity-priorities',
    'Severity from P1–P5',
    'Priorities of ticket systems.',
    [table({ P1: 'critical', P2: 'high', P3: 'medium', P4: 'low', P5: 'info' }, 'unknown')],
    'P2',
    'high',
  ),
  snippet(
    'severity-numbers',
    'Severity from 1–5',
    'Numbers that rise with the severity, as in OCSF.',
    [table({ '1': 'info', '2': 'low', '3': 'medium', '4': 'high', '5': 'critical' }, 'unknown')],
    4,
    'high',
  ),
  snippet(
    'time-seconds',
    'Time from seconds',
    'Seconds since 1970.',
    [time('epoch_s')],
    1767225600,
    '2026-01-01T00:00:00.000Z',
  ),
  snippet(
    'time-milliseconds',
    'Time from milliseconds',
    'Milliseconds since 1970.',
    [time('epoch_ms')],
    1767225600123,
    '2026-01-01T00:00:00.123Z',
  ),
  snippet(
    'time-log',
    'Time from a web server’s log',
    'A pattern to adapt: day, month, year, time, zone.',
    [time('%d/%b/%Y:%H:%M:%S %z')],
    '01/Jan/2026:01:00:00 +0100',
    '2026-01-01T00:00:00.000Z',
  ),
  snippet(
    'split-first',
    'First of a separated text',
    'What stands before the first comma.',
    [call('split', ','), call('arrayFirst'), call('trim')],
    'alpha, beta',
    'alpha',
  ),
  snippet(
    'regex',
    'Part of a text',
    'The group of a pattern to adapt; the pattern runs in linear time.',
    [call('regexExtract', 'user=([^ ]+)')],
    'login user=alice from=x',
    'alice',
  ),
  snippet('join', 'Join a list', 'All values as one text.', [call('join', ', ')], ['T1059', 'T1105'], 'T1059, T1105'),
  snippet('first', 'First of a list', 'The first value that is not null.', [call('arrayFirst')], [null, 'a', 'b'], 'a'),
  snippet(
    'unique',
    'Each value once',
    'Without nulls and repetitions.',
    [call('arrayCompact'), call('arrayUnique')],
    ['a', null, 'a', 'b'],
    ['a', 'b'],
  ),
  snippet(
    'default',
    'Default value',
    'Stands in where the field is missing or null.',
    [{ kind: 'default', value: 'unknown' }],
    null,
    'unknown',
  ),
  snippet(
    'email-name',
    'Account from an email address',
    'What stands before the @.',
    [call('split', '@'), call('arrayFirst'), call('lower')],
    'Alice@example.com',
    'alice',
  ),
  snippet(
    'url-host',
    'Host of a URL',
    'The name a link leads to.',
    [call('urlHost')],
    'https://evil.example/path?q=1',
    'evil.example',
  ),
  snippet(
    'base64',
    'Decode Base64',
    'Text that was encoded for transport.',
    [call('base64Decode')],
    'ZXZpbC5leGFtcGxl',
    'evil.example',
  ),
  snippet('json-text', 'Read JSON inside a text', 'Its numbers stay exact.', [call('parseJson')], '{"id":7}', {
    id: 7,
  }),
]
