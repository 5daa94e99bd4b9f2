import type { Store } from './client/client.ts'
import { objectFault } from './client/errors.ts'
import type { AfterSettings } from './settings.ts'
import type { Due } from './standing.ts'

/** Does with an object what is to be done once its records are committed. Done twice it does no harm, and another version stays. */
export async function settle(
  store: Store,
  after: AfterSettings,
  { key, etag }: Due,
  signal: AbortSignal,
): Promise<void> {
  const { client, sdk, bucket } = store
  const at = { Bucket: bucket, Key: key }
  const options = { abortSignal: signal }
  try {
    if (after.kind === 'leave') return
    const { ETag } = await client.send(new sdk.HeadObjectCommand({ ...at, IfMatch: `"${etag}"` }), options)
    if (ETag !== undefined && ETag.replaceAll('"', '') !== etag) return
    if (after.kind === 'tag') {
      const { TagSet = [] } = await client.send(new sdk.GetObjectTaggingCommand(at), options)
      const others = TagSet.filter(({ Key }) => Key !== after.key)
      const Tagging = { TagSet: [...others, { Key: after.key, Value: after.value }] }
      await client.send(new sdk.PutObjectTaggingCommand({ ...at, Tagging }), options)
      return
    }
    if (after.kind === 'move') {
      const CopySource = `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`
      await client.send(
        new sdk.CopyObjectCommand({
          Bucket: bucket,
          Key: after.prefix + key,
          CopySource,
          CopySourceIfMatch: `"${etag}"`,
        }),
        options,
      )
    }
    await client.send(new sdk.DeleteObjectCommand(at), options)
  } catch (error) {
    // It is gone, or is another now, which the next pass finds.
    if (objectFault(error) === null) throw error
  }
}
