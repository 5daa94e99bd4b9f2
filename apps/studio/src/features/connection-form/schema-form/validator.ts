import type { ValidatorType } from '@rjsf/utils'
import { Check } from 'typebox/value'

/**
 * For the form library's questions "does this fit that branch". It needs no generated code, which a strict content security policy
 * refuses; what is shown as an error comes from `findings.ts` and the server.
 */
export const validator: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid(schema, value) {
    try {
      return Check(schema as Parameters<typeof Check>[0], value)
    } catch {
      return false
    }
  },
  rawValidation: () => ({ errors: [] }),
}
