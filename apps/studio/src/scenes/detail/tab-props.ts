import type { Datasource } from './use-datasource.ts'

export interface TabProps {
  readonly datasource: Datasource
}
