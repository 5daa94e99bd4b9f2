import { WITH_LIMIT } from '../limit.ts'
import type { Syntax } from '../session.ts'

export const sqliteSyntax: Syntax = {
  ...WITH_LIMIT,
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  placeholder: () => '?',
  finite: (expression) => `${expression} <> ''`,
  // A row's values tell how the columns are written.
  described: (from) => `select * from ${from} limit 1`,
  extremes: { least: '-9e999', greatest: "x'ff'" },
}
