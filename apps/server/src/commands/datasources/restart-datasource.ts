import { Problem } from '@halcyon/domain'
import type { Datasource } from '../../queries/datasources-row.ts'
import type { Command } from '../command.ts'
import { assertActive } from './assert-active.ts'
import { changeInForce } from './change-row.ts'
import { type DatasourceParams, Nothing } from './fields.ts'
import { findToChange } from './find.ts'

/** Starts the workers anew, and gives a quarantined version another chance. What a person disabled stays disabled. */
export const restartDatasource: Command<DatasourceParams, typeof Nothing, Datasource, Datasource> = {
  name: 'datasource.restart',
  action: 'datasource.operate',
  input: Nothing,
  find: findToChange,
  async run(tx, context, found) {
    assertActive(found)
    if (found.desiredState === 'disabled') throw new Problem('datasource_disabled')
    await tx
      .deleteFrom('quarantine')
      .where('tenant_id', '=', context.tenantId)
      .where('datasource_id', '=', found.id)
      .execute()
    const changed = await changeInForce(tx, context, found.id, {})
    return {
      result: changed,
      audit: { before: { generation: found.generation }, after: { generation: changed.generation } },
    }
  },
}
