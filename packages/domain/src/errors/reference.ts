import type { ErrorEntry } from './entry.ts'
import { FEED_CODES } from './feed-codes.ts'
import { RECORD_CODES } from './record-codes.ts'
import { REQUEST_CODES } from './request-codes.ts'

const section = (title: string, intro: string, codes: Readonly<Record<string, ErrorEntry>>): string => {
  const rows = Object.entries(codes).map(
    ([code, { status, title: name, action }]) => `| \`${code}\` | ${status} | ${name} | ${action} |`,
  )
  return `## ${title}\n\n${intro}\n\n| code | status | meaning | what to do |\n|---|---|---|---|\n${rows.join('\n')}\n`
}

/** `docs/reference/errors.md`, generated. */
export function renderErrorReference(): string {
  return [
    '# Errors\n',
    '<!-- Generated from packages/domain/src/errors; do not edit. -->\n',
    'Errors are RFC 9457 problem documents: `{type, title, status, code, detail, errors?}`. `type` is `/errors/<code>`; `errors` lists `{path, code, message, suggestion?}`.\n',
    section('Requests', 'Answers of the API and of the ingest listener.', REQUEST_CODES),
    section(
      'Records and mappings',
      'Findings of validation, warnings, and reasons of dead letters. The status applies where one ends a request.',
      RECORD_CODES,
    ),
    section(
      'Feeds',
      'Failures in a datasource’s status, its checks and its runs. The status applies where one ends a request.',
      FEED_CODES,
    ),
  ].join('\n')
}
