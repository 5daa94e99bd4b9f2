import type { PushAnswer, PushCounts } from './contract.ts'

const COUNT = /\{(accepted|duplicates|filtered|rejected|correlationId)\}/g

/** The body to send: a template's with the counts in place, any other as it is (an echoed challenge may hold braces too). */
export const fillAnswer = ({ body, template }: PushAnswer, counts: PushCounts): string =>
  template === true ? body.replaceAll(COUNT, (_, name: keyof PushCounts) => String(counts[name])) : body
