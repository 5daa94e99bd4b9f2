import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'

/** Server-sent events over a reply that fastify lets go (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export class EventStream {
  private readonly response: ServerResponse
  private readonly reply: FastifyReply

  constructor(reply: FastifyReply) {
    this.reply = reply
    this.response = reply.raw
  }

  get closed(): boolean {
    return this.response.destroyed || this.response.writableEnded
  }

  /** Sends the headers, those set on the reply among them. */
  open(): void {
    this.reply.hijack()
    const headers = this.reply.getHeaders()
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) this.response.setHeader(name, value)
    this.response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    this.response.write(': open\n\n')
  }

  async event(name: string, data: unknown, id?: string): Promise<void> {
    await this.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  /** Keeps proxies from taking the silence for an end. */
  async comment(text: string): Promise<void> {
    await this.write(`: ${text}\n\n`)
  }

  end(): void {
    if (!this.closed) this.response.end()
  }

  /** A watcher who does not keep up is waited for: what is not read is read from the database later. */
  private async write(text: string): Promise<void> {
    if (this.closed || this.response.write(text)) return
    await Promise.race([once(this.response, 'drain'), once(this.response, 'close')])
  }
}
