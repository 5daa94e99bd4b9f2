import { Problem } from '@halcyon/domain'
import type { Datasource } from '../../queries/datasources-row.ts'

/** @throws Problem `archived`: nothing of an archived datasource runs or changes until it is restored */
export function assertActive(datasource: Datasource): void {
  if (datasource.status === 'archived') throw new Problem('archived')
}
