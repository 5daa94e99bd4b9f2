/**
 * That a node is alive, seen by the database itself: a lock held by a session of the node. It is free the moment the process is gone,
 * however it went; where a whole host is lost, once the database gives up the connection.
 */
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'

const SPACE = 7_700_020

/** Marks the node as alive for as long as this session lasts. */
export const markAlive = (session: pg.Client, nodeId: string): Promise<unknown> =>
  session.query('select pg_advisory_lock(hashtextextended($1, $2))', [nodeId, SPACE])

/** Whether the node of this column holds its mark no more. */
export const isGone = (nodeId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`pg_try_advisory_xact_lock_shared(hashtextextended(${nodeId}::text, ${SPACE}))`
