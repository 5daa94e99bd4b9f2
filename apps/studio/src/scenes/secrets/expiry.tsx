import { IconAlertTriangleFilled, IconClock } from '@tabler/icons-react'
import { RelativeTime, StatusBadge, useClock } from '../../ui/index.ts'

const SOON_MS = 14 * 24 * 3_600_000

/** When a value ends, marked when that is near or past. */
export function Expiry({ at }: { readonly at: string | null }) {
  const state = useClock((now) => {
    if (at === null) return 'never'
    const left = Date.parse(at) - now
    if (left <= 0) return 'past'
    return left > SOON_MS ? 'later' : 'soon'
  })
  if (at === null) return <span>never</span>
  if (state === 'past') return <StatusBadge mark={{ word: 'Expired', tone: 'bad', shape: IconAlertTriangleFilled }} />
  return (
    <span>
      <RelativeTime value={at} />
      {state === 'soon' && <StatusBadge mark={{ word: 'Soon', tone: 'warn', shape: IconClock }} />}
    </span>
  )
}
