import {
  canonicalContentHash,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJson,
  type VersionContent,
} from '@halcyon/domain'

/** What a draft and a version hold: all of a feed's configuration, secrets by reference only. */
export interface Content {
  readonly config: JsonObject
  /** Field of the connector → the secret's id. */
  readonly secrets: Readonly<Record<string, string>>
  /** The mapping document; null = none yet. */
  readonly mapping: JsonObject | null
  /** What differs from the runtime's defaults. */
  readonly runtime: JsonObject
}

export const EMPTY_CONTENT: Content = { config: {}, secrets: {}, mapping: null, runtime: {} }

/** Content from its stored text, every digit kept. */
export function contentOf(text: string): Content {
  const value = parseJson(text)
  if (!isJsonObject(value)) return EMPTY_CONTENT
  return {
    config: objectOf(value.config),
    secrets: Object.fromEntries(
      Object.entries(objectOf(value.secrets)).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
    mapping: isJsonObject(value.mapping) ? value.mapping : null,
    runtime: objectOf(value.runtime),
  }
}

const objectOf = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {})

/** The same as plain JSON, to store, to hash and to compare. */
export const asJson = ({ config, secrets, mapping, runtime }: Content): JsonObject => ({
  config,
  secrets: { ...secrets },
  mapping,
  runtime,
})

/** The same to compare: no mapping is an empty one. */
export const asVersion = (content: Content): VersionContent => ({ ...content, mapping: content.mapping ?? {} })

/** SHA-256 of the canonical content, hex: what approvals, evidence and audit refer to. */
export const hashOf = (content: Content): string => canonicalContentHash(asVersion(content))
