import type { BlockKind } from '@halcyon/mapping-editor'
import { IconAlertSquareRounded, IconArrowsExchange, IconBox, IconCode, type TablerIcon } from '@tabler/icons-react'

export const KIND_ICONS: Readonly<Record<BlockKind, TablerIcon>> = {
  alert: IconAlertSquareRounded,
  entity: IconBox,
  relationship: IconArrowsExchange,
  unreadable: IconCode,
}

export const GROUPS: readonly { readonly kind: BlockKind; readonly title: string }[] = [
  { kind: 'alert', title: 'Alerts' },
  { kind: 'entity', title: 'Entities' },
  { kind: 'relationship', title: 'Relationships' },
  { kind: 'unreadable', title: 'Written as JSON only' },
]
