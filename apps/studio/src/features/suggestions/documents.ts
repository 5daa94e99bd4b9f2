import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  SuggestionInput,
  SuggestionState,
  SuggestionsOneQuery,
  SuggestionsPageQuery,
} from '../../api/generated/graphql.ts'
import { graphql, request } from '../../api/index.ts'

const Page = graphql(`
  query SuggestionsPage($id: ID!, $after: String, $state: SuggestionState) {
    datasource(id: $id) {
      id
      suggestions(first: 20, after: $after, state: $state) {
        nodes {
          id
          body
          author { id name }
          origin { kind path eventId sample }
          hasMapping
          state
          createdAt
          closedAt
          closedBy { id name }
          closingReason
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)

const One = graphql(`
  query SuggestionsOne($id: ID!, $suggestion: ID!) {
    datasource(id: $id) {
      id
      suggestion(id: $suggestion) {
        id
        body
        author { id name }
        origin { kind path eventId sample }
        baseVersion
        hasMapping
        baseText
        proposedText
        state
        createdAt
        closedAt
        closedBy { id name }
        closingReason
      }
    }
  }
`)

const Open = graphql(`
  query SuggestionsOpen($id: ID!) {
    datasource(id: $id) {
      id
      openSuggestions
    }
  }
`)

const Suggest = graphql(`
  mutation SuggestionsMake($id: ID!, $input: SuggestionInput!) {
    suggestChange(datasourceId: $id, input: $input) { id }
  }
`)

const Take = graphql(`
  mutation SuggestionsTake($id: ID!, $suggestion: ID!) {
    takeSuggestion(datasourceId: $id, id: $suggestion) { id }
  }
`)

const Dismiss = graphql(`
  mutation SuggestionsDismiss($id: ID!, $suggestion: ID!, $reason: String!) {
    dismissSuggestion(datasourceId: $id, id: $suggestion, reason: $reason) { id }
  }
`)

const Withdraw = graphql(`
  mutation SuggestionsWithdraw($id: ID!, $suggestion: ID!) {
    withdrawSuggestion(datasourceId: $id, id: $suggestion) { id }
  }
`)

export type Suggestion = SuggestionsOneQuery['datasource']['suggestion']
export type SuggestionSummary = SuggestionsPageQuery['datasource']['suggestions']['nodes'][number]

/** Milliseconds after which what others did is asked for again: the live stream does not tell of suggestions. */
const AGAIN = 30_000

/** All that is cached of a feed's suggestions. */
export const suggestionsKey = (datasourceId: string) => ['datasource', datasourceId, 'suggestions'] as const

export const suggestionsQuery = (datasourceId: string, state: SuggestionState | null) =>
  infiniteQueryOptions({
    queryKey: [...suggestionsKey(datasourceId), 'list', state],
    queryFn: async ({ pageParam, signal }) =>
      (await request(Page, { id: datasourceId, after: pageParam, state }, signal)).datasource.suggestions,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    refetchInterval: AGAIN,
  })

export const suggestionQuery = (datasourceId: string, suggestion: string) =>
  queryOptions({
    queryKey: [...suggestionsKey(datasourceId), 'one', suggestion],
    queryFn: async ({ signal }) => (await request(One, { id: datasourceId, suggestion }, signal)).datasource.suggestion,
    enabled: suggestion !== '',
  })

export const openSuggestionsQuery = (datasourceId: string) =>
  queryOptions({
    queryKey: [...suggestionsKey(datasourceId), 'open'],
    queryFn: async ({ signal }) => (await request(Open, { id: datasourceId }, signal)).datasource.openSuggestions,
    refetchInterval: AGAIN,
  })

export const suggest = (id: string, input: SuggestionInput) => request(Suggest, { id, input })
export const take = (id: string, suggestion: string) => request(Take, { id, suggestion })
export const dismiss = (id: string, suggestion: string, reason: string) => request(Dismiss, { id, suggestion, reason })
export const withdraw = (id: string, suggestion: string) => request(Withdraw, { id, suggestion })
