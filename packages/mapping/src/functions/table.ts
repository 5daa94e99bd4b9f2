/** Every pipeline function, in the order of the reference. */
import { HASH_FUNCTIONS } from './hash.ts'
import { LIST_FUNCTIONS } from './list.ts'
import { NETWORK_FUNCTIONS } from './network.ts'
import { NUMBER_FUNCTIONS } from './number.ts'
import type { FunctionSpec } from './spec.ts'
import { TEXT_FUNCTIONS } from './text.ts'
import { TIME_FUNCTIONS } from './time.ts'
import { TYPE_FUNCTIONS } from './types.ts'

/** The functions of `then` and of templates. */
export const FUNCTIONS: readonly FunctionSpec[] = [
  ...TEXT_FUNCTIONS,
  ...TYPE_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...TIME_FUNCTIONS,
  ...NETWORK_FUNCTIONS,
  ...HASH_FUNCTIONS,
]

const BY_NAME: ReadonlyMap<string, FunctionSpec> = new Map(FUNCTIONS.map((spec) => [spec.name, spec]))

export const functionNamed = (name: string): FunctionSpec | undefined => BY_NAME.get(name)
export const functionNames = (): readonly string[] => [...BY_NAME.keys()]
