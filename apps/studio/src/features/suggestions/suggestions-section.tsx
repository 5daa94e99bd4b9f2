import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, Section } from '../../ui/index.ts'
import { useAddress } from '../events/address.ts'
import { suggestionsQuery } from './documents.ts'
import { tryHref } from './origin.ts'
import { maySuggest, type WhatOneMay } from './permissions.ts'
import { SuggestionList } from './suggestion-list.tsx'
import { SuggestionsDrawer } from './suggestions-drawer.tsx'

/** On a feed's history: what was suggested, and a way to suggest for those who may not edit. */
export function SuggestionsSection({ datasource }: { readonly datasource: WhatOneMay & { readonly id: string } }) {
  const address = useAddress()
  const { id } = datasource
  const any = useInfiniteQuery(suggestionsQuery(id, null)).data?.pages[0]?.nodes.length ?? 0
  const offered = maySuggest(datasource)
  if (any === 0 && !offered && address.text('suggestion') === '') return null
  return (
    <Section
      title="Suggestions"
      actions={offered && <Link href={tryHref(id, { kind: 'mapping' }, false)}>Suggest a change</Link>}
    >
      <SuggestionList datasourceId={id} onOpen={(suggestion) => address.change({ suggestion }, 'push')} />
      <SuggestionsDrawer
        datasource={datasource}
        shown={address.text('suggestion')}
        onShow={(suggestion) => address.change({ suggestion })}
        alone
      />
    </Section>
  )
}
