import type { JsonValue } from '@halcyon/domain'
import type { Coverage } from '../coverage/contract.ts'
import type { PreparedPreview, SamplePreview } from '../preview/contract.ts'
import type { Problem } from './contract.ts'

/** Everything worth a look, errors first, then in the order of the rows. Over the samples that have run. */
export const problemsOf = (
  _prepared: PreparedPreview,
  _samples: readonly JsonValue[],
  _previews: readonly SamplePreview[],
  _coverage: Coverage,
): readonly Problem[] => []
