/** JMESPath's built-in functions (community edition) by name. */

import type { JmespathFunction } from './function-type.ts'
import { LIST_FUNCTIONS } from './functions-list.ts'
import { NUMBER_FUNCTIONS } from './functions-number.ts'
import { TEXT_FUNCTIONS } from './functions-text.ts'

export const JMESPATH_FUNCTIONS: Readonly<Record<string, JmespathFunction>> = {
  ...LIST_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...TEXT_FUNCTIONS,
}
