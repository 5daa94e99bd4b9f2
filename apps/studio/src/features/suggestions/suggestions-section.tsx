import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, Section } from '../../ui/index.ts'
import { useAddress } from '../events/address.ts'
import { suggestionsQuery } from './documents.ts'
import { tryHref } from './origin.ts'
import { maySuggest, type WhatOneMay } from './permissions.ts'
import { SuggestionList } from './suggestion-list.tsx'
import classes from './suggestions.module.css'
import { SuggestionsDrawer } from './suggestions-drawer.tsx'

/** On a feed's history: what was suggested, where anything was, and a way to suggest for those who may not edit. */
export function SuggestionsSection({ datasource }: { readonly datasource: WhatOneMay & { readonly id: string } }) {
  const address = useAddress()
  const { id } = datasource
  const { data, isError } = useInfiniteQuery(suggestionsQuery(id, null))
  const any = (data?.pages[0]?.nodes.length ?? 0) > 0
  const way = maySuggest(datasource) && <Link href={tryHref(id, { kind: 'mapping' }, false)}>Suggest a change</Link>
  return (
    <>
      {any || isError ? (
        <Section title="Suggestions" actions={way}>
          <SuggestionList datasourceId={id} onOpen={(suggestion) => address.change({ suggestion }, 'push')} />
        </Section>
      ) : (
        way && <p className={classes.way}>{way}</p>
      )}
      <SuggestionsDrawer
        datasource={datasource}
        shown={address.text('suggestion')}
        onShow={(suggestion) => address.change({ suggestion })}
        alone
      />
    </>
  )
}
