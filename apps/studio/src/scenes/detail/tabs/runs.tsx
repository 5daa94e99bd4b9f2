import { RunsTab, type RunsTabProps } from '../../../features/runs/runs-tab.tsx'

export default function Runs({ datasource }: RunsTabProps) {
  return <RunsTab datasource={datasource} />
}
