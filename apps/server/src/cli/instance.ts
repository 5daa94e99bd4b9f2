/** A running instance's REST interface, as the command line calls it. */
export interface Instance {
  readonly url: string
  readonly token: string
}

/** The instance refused, or does not answer; the message says which and what to do. */
export class InstanceError extends Error {
  override readonly name = 'InstanceError'
}

/** @throws InstanceError */
export async function call<Answer>(
  { url, token }: Instance,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const init: RequestInit = {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
  const response = await fetch(`${url}/api/v1${path}`, init).catch((error: unknown) => {
    throw new InstanceError(`No server answers at ${url}. Start it, or name another with --url.`, { cause: error })
  })
  if (response.status === 204) return undefined as Answer
  const answer = (await response.json()) as Answer & { readonly detail?: string; readonly title?: string }
  if (!response.ok)
    throw new InstanceError(`${method} ${path}: ${response.status} ${answer.detail ?? answer.title ?? ''}`)
  return answer
}
