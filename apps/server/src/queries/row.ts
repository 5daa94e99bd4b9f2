import type { Database } from '@halcyon/store'
import type { Kysely, Selectable } from 'kysely'

type Schema = Database extends Kysely<infer Tables> ? Tables : never

/** A row of a table, as it is read. */
export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>
