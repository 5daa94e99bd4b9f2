import type { Syntax } from './session.ts'

/** Where `limit` ends a query. */
export const WITH_LIMIT: Pick<Syntax, 'described' | 'limited'> = {
  described: (from) => `select * from ${from} limit 0`,
  limited: ({ from, where, order, limit }) => `select * from ${from} where ${where} order by ${order} limit ${limit}`,
}
