import { CheckpointTab } from '../../../features/runs/checkpoint-tab.tsx'
import type { TabProps } from '../tab-props.ts'

export default function Checkpoint({ datasource }: TabProps) {
  return <CheckpointTab datasource={datasource} />
}
