import type { PushAnswer } from '@halcyon/connector-kit'
import type { Settings } from './settings.ts'

export const json = (status: number, body: Readonly<Record<string, string | number>>): PushAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** The configured answer; the runtime fills in the counts after the commit. */
export const answerTemplate = ({ status, body, contentType }: NonNullable<Settings['answer']>): PushAnswer => ({
  status,
  headers: { 'content-type': contentType },
  body,
  template: true,
})
