import type { DesiredState } from '@halcyon/domain'
import type { Datasource } from '../../queries/datasources-row.ts'
import type { Command } from '../command.ts'
import { assertActive } from './assert-active.ts'
import { changeInForce } from './change-row.ts'
import { type DatasourceParams, Nothing } from './fields.ts'
import { findToChange } from './find.ts'

type Switch = Command<DatasourceParams, typeof Nothing, Datasource, Datasource>

const switchTo = (name: string, desired: DesiredState): Switch => ({
  name,
  action: 'datasource.operate',
  input: Nothing,
  find: findToChange,
  async run(tx, context, found) {
    assertActive(found)
    if (found.desiredState === desired) return { result: found, audit: null }
    const changed = await changeInForce(tx, context, found.id, { desired })
    return {
      result: changed,
      audit: { before: { desiredState: found.desiredState }, after: { desiredState: desired } },
    }
  },
})

/** Lets a datasource run; in force on every node when it answers. */
export const enableDatasource: Switch = switchTo('datasource.enable', 'enabled')

/** Stops a datasource: when it answers, the last batch is written and nothing more is. Stays so over restarts. */
export const disableDatasource: Switch = switchTo('datasource.disable', 'disabled')
