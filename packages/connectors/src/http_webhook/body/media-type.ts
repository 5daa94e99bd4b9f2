import { RefuseRequest } from '@halcyon/connector-kit'

export function refuseMediaType(): never {
  throw new RefuseRequest(
    415,
    'unsupported_media_type',
    'Content-Type does not name JSON, NDJSON, a form or text in UTF-8.',
  )
}
