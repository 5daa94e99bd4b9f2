import { ADMIN_TOKEN } from './server.ts'

export interface StreamEvent {
  readonly name: string
  readonly data: string
}

/** Reads server-sent events until `last` is one of them; throws when the stream ends or the time is up before. */
export async function readEvents(
  url: string,
  last: (event: StreamEvent) => boolean,
  options: { readonly opened?: () => Promise<unknown>; readonly timeoutMs?: number } = {},
): Promise<readonly StreamEvent[]> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? 15_000)
  const response = await fetch(url, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` }, signal })
  if (response.status !== 200 || response.body === null) throw new Error(`the stream answered ${response.status}`)
  const events: StreamEvent[] = []
  let text = ''
  let opening: Promise<unknown> | undefined
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    opening ??= options.opened?.() ?? Promise.resolve()
    const blocks = `${text}${chunk}`.split('\n\n')
    text = blocks.pop() ?? ''
    events.push(...blocks.flatMap(eventOf))
    if (!events.some(last)) continue
    await opening
    return events
  }
  throw new Error(`the stream ended after ${JSON.stringify(events)}`)
}

/** None for a comment. */
function eventOf(block: string): StreamEvent[] {
  const field = (name: string): string | undefined =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  const data = field('data')
  return data === undefined ? [] : [{ name: field('event') ?? 'message', data }]
}
