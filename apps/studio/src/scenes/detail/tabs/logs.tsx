import { LogsTab, type LogsTabProps } from '../../../features/logs/logs-tab.tsx'

export default function Logs({ datasource }: LogsTabProps) {
  return <LogsTab datasource={datasource} />
}
