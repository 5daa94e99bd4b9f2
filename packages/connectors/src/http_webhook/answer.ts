import type { PushAnswer, PushCounts } from '@halcyon/connector-kit'
import type { Settings } from './settings.ts'

const NAMES = [
  'accepted',
  'duplicates',
  'filtered',
  'rejected',
  'correlationId',
] as const satisfies readonly (keyof PushCounts)[]
const TOKEN = new RegExp(`\\{(${NAMES.join('|')})\\}`)

export const json = (status: number, body: Readonly<Record<string, string>>): PushAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** The configured answer as a function of the counts; other braces stand as they are. */
export function answerTemplate(answer: NonNullable<Settings['answer']>): (counts: PushCounts) => PushAnswer {
  // Splitting by a group gives literal, name, literal, name …
  const parts = answer.body.split(TOKEN)
  const headers = { 'content-type': answer.contentType }
  return (counts) => ({
    status: answer.status,
    headers,
    body: parts.map((part, index) => (index % 2 === 0 ? part : String(counts[part as keyof PushCounts]))).join(''),
  })
}
