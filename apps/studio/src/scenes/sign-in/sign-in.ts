/** What the session's path answered, for the form. */
export type SignInResult =
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'refused'; readonly message: string; readonly requestId: string | null }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'away' }

const PATH = '/api/v1/session'

/** Opens a session; its cookie is the browser's to keep (HttpOnly). */
export async function signIn(email: string, password: string): Promise<SignInResult> {
  let response: Response
  try {
    response = await fetch(PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
  } catch {
    return { kind: 'away' }
  }
  if (response.ok) return { kind: 'signed-in' }
  if (response.status === 502 || response.status === 504) return { kind: 'away' }
  const body = (await response.json().catch(() => ({}))) as { code?: unknown; detail?: unknown; title?: unknown }
  if (body.code === 'too_many_attempts') return { kind: 'wait', seconds: secondsOf(response) }
  return {
    kind: 'refused',
    message: body.code === 'invalid_credentials' ? 'Wrong email or password.' : sentenceOf(body, response.status),
    requestId: response.headers.get('x-correlation-id'),
  }
}

const secondsOf = (response: Response): number => Math.max(1, Number(response.headers.get('retry-after')) || 30)

const sentenceOf = ({ detail, title }: { detail?: unknown; title?: unknown }, status: number): string =>
  String(detail ?? title ?? `The server answered ${status}.`)
