import type { Documents } from './generated/graphql.ts'

/** The text of a GraphQL document that knows what it answers and which variables it takes. */
export type TypedDocument<Result, Variables> = string & {
  /** Of types only: no document has it. */
  readonly ofTypes?: (variables: Variables) => Result
}

/**
 * A document of the Studio, with the fragments it spreads. Its types are generated from its text; the text stays here.
 *
 * @param text as in the source: no `${}`
 */
export const graphql = <Text extends keyof Documents>(text: Text, ...fragments: readonly string[]): Documents[Text] =>
  [text, ...fragments].join('\n') as Documents[Text]
