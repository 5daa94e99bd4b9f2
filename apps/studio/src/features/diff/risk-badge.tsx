import { IconChevronDown, IconChevronUp, IconEqual } from '@tabler/icons-react'
import { type Mark, StatusBadge, unknownMark } from '../../ui/index.ts'

const RISKS: Readonly<Record<string, Mark>> = {
  high: { word: 'High risk', tone: 'bad', shape: IconChevronUp },
  medium: { word: 'Medium', tone: 'warn', shape: IconEqual },
  low: { word: 'Low', tone: 'idle', shape: IconChevronDown },
}

/** How carefully a reviewer should look at a change. */
export function RiskBadge({ risk }: { readonly risk: string }) {
  return <StatusBadge mark={RISKS[risk] ?? unknownMark(risk)} />
}
