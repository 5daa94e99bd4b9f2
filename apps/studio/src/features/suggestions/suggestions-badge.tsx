import { IconMessageUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, StatusBadge } from '../../ui/index.ts'
import { counted } from '../diff/index.ts'
import { addressOf } from '../events/address.ts'
import { openSuggestionsQuery } from './documents.ts'

/** "3 suggestions", where some are open: to the list of them. */
export function SuggestionsBadge({ datasourceId }: { readonly datasourceId: string }) {
  const open = useQuery(openSuggestionsQuery(datasourceId)).data ?? 0
  if (open === 0) return null
  return (
    <Link href={addressOf(`/datasources/${datasourceId}`, { tab: 'history' })}>
      <StatusBadge mark={{ word: counted(open, 'suggestion'), tone: 'busy', shape: IconMessageUp }} />
    </Link>
  )
}
