import { type ListedFile, RetryLater } from '@halcyon/connector-kit'
import type { Bucket } from '../client/client.ts'

/** The objects under a prefix, in the order of their keys. @param after a key; only those behind it */
export async function* listObjects(
  store: Bucket,
  prefix: string,
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<ListedFile> {
  const { client, sdk, bucket } = store
  let token: string | undefined
  do {
    const page = await client.send(
      new sdk.ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        ...(token === undefined ? { ...(after === null ? {} : { StartAfter: after }) } : { ContinuationToken: token }),
      }),
      { abortSignal: signal },
    )
    for (const { Key, ETag, Size = 0, LastModified } of page.Contents ?? []) {
      if (Key !== undefined)
        yield { key: Key, version: unquoted(ETag), size: Size, modified: LastModified?.getTime() ?? 0 }
    }
    const next = page.IsTruncated === true ? page.NextContinuationToken : undefined
    if (next !== undefined && next === token) throw new RetryLater('The pages of the listing repeat.')
    token = next
  } while (token !== undefined)
}

/** What the store has under this key now; null = nothing. @throws what the store refuses with */
export async function headObject(
  { client, sdk, bucket }: Bucket,
  key: string,
  signal: AbortSignal,
): Promise<ListedFile> {
  const {
    ETag,
    ContentLength = 0,
    LastModified,
  } = await client.send(new sdk.HeadObjectCommand({ Bucket: bucket, Key: key }), {
    abortSignal: signal,
  })
  return { key, version: unquoted(ETag), size: ContentLength, modified: LastModified?.getTime() ?? 0 }
}

const unquoted = (etag: string | undefined): string => (etag ?? '').replace(/^"|"$/g, '')
