import { type JsonValue, parseJson } from '@halcyon/domain'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ErrorState, ExactTime, KeyValues, Link, LoadingSkeleton, Section } from '../../ui/index.ts'
import { ChangesView } from '../diff/index.ts'
import { useMe } from '../me/use-me.ts'
import { Conflicts } from './conflicts.tsx'
import { Decision } from './decision.tsx'
import { type Suggestion, suggestionQuery } from './documents.ts'
import { compareMappings } from './local-diff.ts'
import { mergeProposal } from './merge.ts'
import { originHref, originOf, originText } from './origin.ts'
import { mayDecide, type WhatOneMay } from './permissions.ts'
import { SuggestionBadge } from './state-badge.tsx'
import classes from './suggestions.module.css'
import { Withdrawal } from './withdrawal.tsx'

export interface SuggestionViewProps {
  readonly datasource: WhatOneMay & { readonly id: string }
  readonly id: string
  /** The draft's mapping as it is in the editor; absent = looked at elsewhere. */
  readonly current?: JsonValue
  /** Puts a mapping into the editor and saves it; true when the server has it. */
  readonly onApply?: (mapping: JsonValue, label: string) => Promise<boolean>
}

/** One suggestion: its words, what it would change in the draft as it is now, and what became of it. */
export function SuggestionView(props: SuggestionViewProps) {
  const query = useQuery(suggestionQuery(props.datasource.id, props.id))
  if (query.isPending) return <LoadingSkeleton variant="detail" label="Loading the suggestion" />
  if (query.isError) {
    return (
      <ErrorState title="The suggestion could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
    )
  }
  return <Loaded {...props} suggestion={query.data} />
}

function Loaded({
  datasource,
  current,
  onApply,
  suggestion,
}: SuggestionViewProps & { readonly suggestion: Suggestion }) {
  const { body, author, createdAt, baseVersion, state, closedBy, closedAt, closingReason } = suggestion
  const own = useMe().data?.user.id === author?.id && author !== null
  const sides = useMemo(() => sidesOf(suggestion), [suggestion])
  const merged = useMemo(
    () => (sides === null || current === undefined ? null : mergeProposal(sides.base, sides.proposed, current)),
    [sides, current],
  )
  const origin = originOf(suggestion.origin)
  const href = originHref(datasource.id, origin)
  return (
    <div className={classes.stack}>
      <p className={classes.body}>
        <bdi>{body}</bdi>
      </p>
      <KeyValues
        items={[
          ['State', <SuggestionBadge key="state" state={state} />],
          ['From', author?.name ?? 'Somebody'],
          ['When', <ExactTime key="when" value={createdAt} />],
          ['In force then', baseVersion === null ? 'nothing' : `v${baseVersion}`],
          [
            'About',
            href === null ? (
              originText(origin)
            ) : (
              <Link key="about" href={href}>
                {originText(origin)}
              </Link>
            ),
          ],
          ...(state === 'open'
            ? []
            : [
                [CLOSED[state], closedBy?.name ?? 'Somebody'] as const,
                ['Closed', <ExactTime key="closed" value={closedAt} />] as const,
                ['Reason', closingReason] as const,
              ]),
        ]}
      />
      {sides !== null && (
        <Section plain level={3} title={state === 'open' ? 'What it changes' : 'What it changed'}>
          {merged !== null && state === 'open' && <Conflicts merged={merged} />}
          {merged === null || state !== 'open' ? (
            <ChangesView diff={compareMappings(sides.base, sides.proposed)} from="Mapping then" to="Suggestion" />
          ) : (
            merged.fitting.length > 0 && (
              <ChangesView diff={compareMappings(current ?? null, merged.mapping)} from="Draft" to="Draft with it" />
            )
          )}
        </Section>
      )}
      {state === 'open' && mayDecide(datasource) && (
        <Decision datasourceId={datasource.id} suggestion={suggestion} merged={merged} onApply={onApply} />
      )}
      {state === 'open' && own && <Withdrawal datasourceId={datasource.id} id={suggestion.id} />}
    </div>
  )
}

const CLOSED = { taken: 'Taken by', dismissed: 'Dismissed by', withdrawn: 'Withdrawn by' } as const

interface Sides {
  readonly base: JsonValue
  readonly proposed: JsonValue
}

function sidesOf({ baseText, proposedText }: Suggestion): Sides | null {
  if (proposedText === null) return null
  return { base: baseText === null ? null : parseJson(baseText), proposed: parseJson(proposedText) }
}
