import type { DueFile } from '@halcyon/connector-kit'
import type { Bucket } from './client/client.ts'
import { objectFault } from './client/errors.ts'
import type { AfterSettings } from './settings.ts'

/** Does with an object what is to be done once its records are committed. Done twice it does no harm, and another version stays. */
export async function settle(
  store: Bucket,
  after: AfterSettings,
  { key, version }: DueFile,
  signal: AbortSignal,
): Promise<void> {
  const { client, sdk, bucket } = store
  const at = { Bucket: bucket, Key: key }
  const options = { abortSignal: signal }
  try {
    if (after.kind === 'leave') return
    const { ETag } = await client.send(new sdk.HeadObjectCommand({ ...at, IfMatch: `"${version}"` }), options)
    if (ETag !== undefined && ETag.replaceAll('"', '') !== version) return
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
          CopySourceIfMatch: `"${version}"`,
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
