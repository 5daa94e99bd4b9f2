import { ApiProblem, serverAway } from './problem.ts'
import { answered, requestHeaders, sessionExpired, unanswered } from './session.ts'
import type { TypedDocument } from './typed-document.ts'

interface GraphQLAnswer {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[]
}

/**
 * Runs a query or mutation.
 * @throws ApiProblem of the first error, or `server_away`; a refused session is told to the shell as well
 */
export async function request<Result, Variables extends Record<string, unknown>>(
  document: TypedDocument<Result, Variables>,
  variables?: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const response = await send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query: document, variables }),
    ...(signal === undefined ? {} : { signal }),
  })
  const answer = (await response.json().catch(() => null)) as (GraphQLAnswer & Record<string, unknown>) | null
  if (answer === null) throw new ApiProblem({ status: response.status, detail: 'The answer could not be read.' })
  const [error] = answer.errors ?? []
  if (error !== undefined) throw refused(new ApiProblem({ detail: error.message, ...error.extensions }))
  if (!response.ok) throw refused(new ApiProblem(answer))
  return answer.data as Result
}

/** A REST call, for what is not GraphQL: the session itself, exports. */
export async function rest(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await send(path, init)
  if (response.status === 204) return null
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (!response.ok) throw refused(new ApiProblem({ status: response.status, ...body }))
  return body
}

/**
 * A file the interface answers.
 * @throws ApiProblem as it is refused
 */
export async function download(path: string): Promise<Blob> {
  const response = await send(path, {})
  if (response.ok) return response.blob()
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  throw refused(new ApiProblem({ status: response.status, ...body }))
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(path, { ...init, headers: { ...requestHeaders(), ...init.headers } })
    if (response.status === 502 || response.status === 504) throw new TypeError('a proxy without a server')
    answered()
    return response
  } catch (error) {
    if (init.signal?.aborted) throw error
    unanswered()
    throw serverAway()
  }
}

function refused(problem: ApiProblem): ApiProblem {
  if (problem.status === 401 || problem.code === 'unauthenticated') sessionExpired()
  return problem
}
