import { type Static, Type } from 'typebox'
import { closed, jsonPath, text } from './fields.ts'

const ACTIONS = [
  'success',
  'fail',
  'retry',
  'ignore',
  'rate_limited',
  'reset_pagination',
  'refresh_token_then_retry',
  'halve_window',
] as const

const Rule = Type.Object(
  {
    status: Type.Optional(
      text('Status', 'A status, a class or a range, several with commas; empty = any.', {
        pattern: '^\\s*([1-5](\\d\\d|xx)(-[1-5]\\d\\d)?)(\\s*,\\s*[1-5](\\d\\d|xx)(-[1-5]\\d\\d)?)*\\s*$',
        maxLength: 200,
        examples: ['200', '5xx', '400, 410-499'],
      }),
    ),
    header: Type.Optional(text('Header', 'Must be there; with "Header is", with this text.', { maxLength: 100 })),
    headerIs: Type.Optional(text('Header is', 'Its whole text, capitals or not.', { maxLength: 500 })),
    body: Type.Optional(
      jsonPath('Body at', 'JSONPath that must lead to something; with "Body is", to this text.', {
        examples: ['$.error.code'],
      }),
    ),
    bodyIs: Type.Optional(text('Body is', 'Text, number or true/false found there.', { maxLength: 500 })),
    action: Type.Enum([...ACTIONS], {
      title: 'Means',
      description:
        'success: a page. fail: a person must look. retry: something passing. ignore: no records, and no fault. rate_limited: wait, then ask again. reset_pagination: read the pages again from the first. refresh_token_then_retry: sign in anew, once. halve_window: it was too much at once.',
    }),
    message: Type.Optional(text('Message', 'What it means, for whoever reads the failure.', { maxLength: 500 })),
  },
  { ...closed, title: 'Rule' },
)

export const Responses = Type.Array(Rule, {
  title: 'Answers',
  description:
    'What an answer means; the first rule that fits counts. After them: 2xx is a page, 401 refreshes the token, 429 waits, 408, 425 and 5xx are tried again, anything else fails.',
  default: [],
  maxItems: 50,
})

export type ResponseRule = Static<typeof Rule>
export type ResponseAction = (typeof ACTIONS)[number]
