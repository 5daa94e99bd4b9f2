import type { Tx } from '@halcyon/store'
import {
  type Datasource,
  datasourceTarget,
  lockDatasource,
  lockDraft,
  readDatasource,
} from '../../queries/datasources-row.ts'
import type { Context, Find, Target } from '../command.ts'
import type { DatasourceParams } from './fields.ts'

const at = (datasource: Datasource | null): { target: Target; found: Datasource } | null =>
  datasource === null ? null : { target: datasourceTarget(datasource), found: datasource }

/** The datasource of the path, to read. */
export const findDatasource: Find<DatasourceParams, Datasource> = async (tx: Tx, context: Context, params) =>
  at(await readDatasource(tx, context, params.id))

/** To change its row: waits until the batches being written are through. */
export const findToChange: Find<DatasourceParams, Datasource> = async (tx, context, params) =>
  at(await lockDatasource(tx, context, params.id))

/** To change its draft or its published version. */
export const findDraft: Find<DatasourceParams, Datasource> = async (tx, context, params) =>
  at(await lockDraft(tx, context, params.id))
