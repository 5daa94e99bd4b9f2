import { NoPermission } from '../../ui/index.ts'
import { useAddress } from '../events/address.ts'
import { LogAround } from './log-around.tsx'
import { LogFollow } from './log-follow.tsx'

export interface LogsTabProps {
  readonly datasource: { readonly id: string; readonly name: string; readonly actions: readonly string[] }
}

/** The log of a datasource: followed, or around one line. */
export function LogsTab({ datasource }: LogsTabProps) {
  const address = useAddress()
  const line = address.text('line')
  if (!datasource.actions.includes('logs.read')) return <NoPermission title="You may not read this log" />
  if (line !== '') return <LogAround key={line} datasource={datasource} address={address} line={line} />
  return <LogFollow datasource={datasource} address={address} />
}
