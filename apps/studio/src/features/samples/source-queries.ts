/** Samples the server can give: generated ones, and what was received. */
import { graphql, request } from '../../api/index.ts'
import { recordOf } from './read-captured.ts'

const SamplesGenerate = graphql(`
  mutation SamplesGenerate($type: String!, $config: JSON) {
    generateSample(type: $type, config: $config)
  }
`)

const SamplesDatasource = graphql(`
  query SamplesDatasource($id: ID!) {
    datasource(id: $id) {
      id
      type
      typeTitle
      mode
      ingestUrl
      publishedVersion
      actions
    }
  }
`)

const SamplesRecent = graphql(`
  query SamplesRecent($id: ID!, $first: Int!) {
    datasource(id: $id) {
      id
      events(first: $first) {
        nodes {
          id
          receivedAt
          outcome
          sourceEventId
          bytes
        }
      }
    }
  }
`)

const SamplesRaw = graphql(`
  query SamplesRaw($id: ID!, $event: ID!) {
    datasource(id: $id) {
      id
      event(id: $event) {
        rawState
        raw {
          body
          encoding
          item
          kind
        }
      }
    }
  }
`)

export const samplesDatasource = (id: string) => ({
  queryKey: ['samples', 'datasource', id] as const,
  queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
    (await request(SamplesDatasource, { id }, signal)).datasource,
})

export const recentEvents = (id: string) => ({
  queryKey: ['samples', 'events', id] as const,
  queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
    (await request(SamplesRecent, { id, first: 20 }, signal)).datasource.events.nodes,
})

export type RecentEvent = Awaited<ReturnType<ReturnType<typeof recentEvents>['queryFn']>>[number]

/** One payload as the sender that `config` names sends it, as JSON text. */
export const generateSample = async (type: string, config: unknown, signal?: AbortSignal): Promise<string> =>
  (await request(SamplesGenerate, { type, config }, signal)).generateSample

/** The text of an event's payload. @throws Error with the reason, in words, when there is none to be had. */
export async function capturedText(id: string, event: string): Promise<string> {
  const { rawState, raw } = (await request(SamplesRaw, { id, event })).datasource.event
  if (rawState === 'needs_permission') throw new Error('Seeing what was received needs the permission events.raw.')
  if (raw === null)
    throw new Error('What was received is not kept: capture is off for this datasource, or it has expired.')
  if (raw.encoding === 'base64') throw new Error('What was received is no text.')
  return raw.kind === 'request' ? recordOf(raw.body, raw.item) : raw.body
}
