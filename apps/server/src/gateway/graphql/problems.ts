import { Problem } from '@halcyon/domain'
import { GraphQLError } from 'graphql'
import { problemOf } from '../http/problem.ts'

/** An error whose `extensions` is the problem document of what went wrong. */
export function graphqlErrorOf(error: unknown, correlationId: string): GraphQLError {
  const problem = problemIn(error)
  const place = error instanceof GraphQLError ? error : undefined
  return new GraphQLError(problem.detail, {
    ...(place?.nodes === undefined ? {} : { nodes: place.nodes }),
    ...(place?.path === undefined ? {} : { path: place.path }),
    extensions: { ...problem.toBody(), correlationId },
  })
}

/** A GraphQLError without a cause is the library's own: what was sent is not valid. */
export function problemIn(error: unknown): Problem {
  if (!(error instanceof GraphQLError)) return problemOf(error)
  const { originalError } = error
  if (originalError === undefined || originalError instanceof GraphQLError)
    return new Problem('graphql_invalid', error.message)
  return problemOf(originalError)
}
