import { WindowsTab } from '../../../features/runs/windows-tab.tsx'
import type { TabProps } from '../tab-props.ts'

export default function Windows({ datasource }: TabProps) {
  return <WindowsTab datasource={datasource} />
}
