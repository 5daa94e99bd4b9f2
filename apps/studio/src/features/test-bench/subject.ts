/** What is tested: the kept samples, a whole request, or what the server has or fetches. */

import type { TestRunInput } from '../../api/generated/graphql.ts'
import type { KeptSample } from '../samples/index.ts'

export type SubjectKind = 'kept' | 'raw' | 'captured' | 'generated' | 'fetch'

export interface RawRequest {
  readonly body: string
  readonly headers: readonly (readonly [string, string])[]
}

/** Records of one run at most; the server's limit. */
const LIMIT = 1_000
const FEW = 50

export const inputOf = (
  kind: SubjectKind,
  samples: readonly KeptSample[],
  raw: RawRequest,
): Pick<TestRunInput, 'payloads' | 'raw' | 'sample' | 'limit'> => {
  if (kind === 'kept') return { payloads: samples.map(({ text }) => text), limit: LIMIT }
  if (kind === 'raw') {
    const headers = Object.fromEntries(raw.headers.filter(([name]) => name.trim() !== ''))
    return { raw: [{ body: raw.body, headers }], limit: LIMIT }
  }
  return { sample: kind, limit: FEW }
}
