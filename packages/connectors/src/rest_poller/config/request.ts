import { Type } from 'typebox'
import { closed, names, template, text, whole } from './fields.ts'

export const Request = Type.Object(
  {
    method: Type.Optional(
      Type.Enum(['GET', 'POST'], { title: 'Method', description: 'Of each request.', default: 'GET' }),
    ),
    url: Type.Optional(
      text('Address', 'An https address. What a known product asks begins with it.', {
        maxLength: 2000,
        examples: ['https://api.example.com/v1/alerts'],
      }),
    ),
    path: Type.Optional(template('Path', 'Put after the address, for example /orgs/{partition}/alerts.', 1000)),
    query: Type.Optional(
      names(
        'Query',
        'Parameters. One whose variable has no value yet is left out. Times are RFC 3339 unless asked for otherwise: {since:unix}, {window.start:unix_ms}, {window.end:date}.',
      ),
    ),
    headers: Type.Optional(names('Headers', 'Beside those of the authentication.')),
    body: Type.Optional(
      template(
        'Body',
        'Of a POST. In JSON a text that is nothing but a variable becomes its value, and is left out where there is none.',
        20_000,
      ),
    ),
    timeoutSeconds: Type.Optional(whole('Time limit (seconds)', 'For one answer, whole.', 30, 1, 600)),
    redirects: Type.Optional(
      whole('Redirects', 'How many are followed; credentials do not go to another host.', 0, 0, 3),
    ),
  },
  { ...closed, title: 'Request', description: 'What is asked, with variables in braces.', default: {} },
)
