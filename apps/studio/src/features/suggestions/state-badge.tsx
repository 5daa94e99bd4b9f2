import { IconArrowBackUp, IconCircleCheckFilled, IconCircleX, IconMessageUp } from '@tabler/icons-react'
import type { SuggestionState } from '../../api/generated/graphql.ts'
import { type Mark, StatusBadge } from '../../ui/index.ts'

const MARKS: Readonly<Record<SuggestionState, Mark>> = {
  open: { word: 'Open', tone: 'busy', shape: IconMessageUp },
  taken: { word: 'Taken', tone: 'ok', shape: IconCircleCheckFilled },
  dismissed: { word: 'Dismissed', tone: 'idle', shape: IconCircleX },
  withdrawn: { word: 'Withdrawn', tone: 'idle', shape: IconArrowBackUp },
}

/** What became of a suggestion. */
export const SuggestionBadge = ({ state }: { readonly state: SuggestionState }) => <StatusBadge mark={MARKS[state]} />
