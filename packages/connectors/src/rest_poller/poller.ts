import type { ConnectorHost, PullPage } from '@halcyon/connector-kit'
import { type Client, clientOf } from './answer/client.ts'
import type { Answer } from './answer/rules.ts'
import type { Credentials } from './auth/credentials.ts'
import { credentialsOf } from './auth/index.ts'
import { RestPollerSecrets } from './config/config.ts'
import { type Pager, pagerFor, tokenPager } from './paging/pager.ts'
import { type Newest, newestOf } from './progress/newest.ts'
import { type ReadPage, type RecordReader, recordReader } from './records/read-records.ts'
import { compileRequest, type RequestTemplate } from './request/request.ts'
import type { Settings } from './settings.ts'

/** Everything a run needs, made once for a configuration. */
export interface Poller {
  readonly settings: Settings
  readonly host: ConnectorHost<unknown>
  readonly credentials: Credentials
  readonly client: Client
  readonly request: RequestTemplate
  readonly pager: Pager
  readonly records: RecordReader
  /** Of a cursor field. */
  readonly newest: Newest | null
}

const SECRETS = Object.keys(RestPollerSecrets.properties)

export function pollerOf(settings: Settings, host: ConnectorHost<unknown>): Poller {
  const { incremental, pagination } = settings
  const credentials = credentialsOf(settings.auth, host)
  const secrets = (): string[] => SECRETS.flatMap((field) => host.secret(field).map(({ value }) => value))
  return {
    settings,
    host,
    credentials,
    client: clientOf(settings, host, credentials, secrets),
    request: compileRequest(settings),
    pager: incremental.kind === 'token' ? tokenPager(incremental) : pagerFor(pagination, settings.url),
    records: recordReader(settings),
    newest: incremental.kind === 'cursor_field' ? newestOf(incremental) : null,
  }
}

/** A page as it is handed on, and what it says about the next one. */
export interface Fetched {
  readonly page: PullPage
  readonly document: ReadPage['document']
  readonly headers: Readonly<Record<string, string>>
  readonly url: string
}

export async function fetched({ records, host }: Poller, answer: Answer): Promise<Fetched> {
  const { body, headers, url } = answer
  const { items, document } = await records.read(answer)
  return { page: { body, headers, receivedAt: host.now(), items }, document, headers, url }
}
