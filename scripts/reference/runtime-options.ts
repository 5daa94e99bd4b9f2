import { RuntimeOptionsSchema } from '../../packages/domain/src/index.ts'
import { page } from './markdown.ts'
import { fieldTables, type Schema } from './schema-fields.ts'

/** `docs/reference/runtime-options.md`. */
export const renderRuntimeOptions = (): string =>
  page(
    'Runtime options',
    'packages/domain/src/runtime-options.ts',
    'The `runtime` of a draft: how a feed is run, whatever its type. Any part may be left out.',
    ...fieldTables(RuntimeOptionsSchema as object as Schema, 2),
  )
