import { DeadLettersTab } from '../../../features/dead-letters/dead-letters-tab.tsx'
import type { EventsDatasource } from '../../../features/events/event.ts'

export default function DeadLetters({ datasource }: { readonly datasource: EventsDatasource }) {
  return <DeadLettersTab datasource={datasource} />
}
