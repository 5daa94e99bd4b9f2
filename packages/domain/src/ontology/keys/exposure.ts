import type { JsonObject } from '../../json/value.ts'
import { attribute, number, text, timestamp } from '../coerce.ts'
import type { NormalisedKey } from '../contract.ts'
import { refuse } from '../text.ts'
import { entityType, globalKey, incompleteKey, part, scopedKey } from './entity-type.ts'
import { normalisePurl, purlFromParts } from './purl.ts'

const CVE = /^(?:cve[-_ :]?)?(\d{4})[-_](\d{4,19})$/i

function vulnerabilityKey(input: string, scope: string): NormalisedKey {
  const [, year, number] = CVE.exec(input) ?? []
  if (year !== undefined && number !== undefined) return globalKey(`CVE-${year}-${number}`)
  const id = input.toUpperCase()
  return /^\d+$/.test(id) ? scopedKey(id, scope) : globalKey(id)
}

export const VULNERABILITY = entityType(
  'vulnerability',
  'Vulnerability',
  'CVE id (a missing `CVE-` is added), GHSA or vendor id, upper-case: global. A bare number is a vendor’s plugin id, unique within the datasource.',
  [
    attribute('title', 'string', 'Title.', text(512)),
    attribute('cvssScore', 'number', 'CVSS base score, 0–10.', number(0, 10, false)),
    attribute('cvssVector', 'string', 'CVSS vector.', text(256)),
    attribute('epssScore', 'number', 'EPSS probability, 0–1.', number(0, 1, false)),
    attribute('cwe', 'string', 'Weakness.', text(64)),
    attribute('fixedVersion', 'string', 'First version without it.', text(256)),
    attribute('publishedAt', 'timestamp', 'When it was published.', timestamp),
  ],
  { text: vulnerabilityKey },
)

export const PACKAGE = entityType(
  'package',
  'Package',
  'A package URL (`pkg:type/namespace/name@version`), normalised by its ecosystem’s rules. Global. Parts: {type, namespace?, name, version?}.',
  [
    attribute('name', 'string', 'Name.', text(256)),
    attribute('version', 'string', 'Version.', text(256)),
    attribute('ecosystem', 'string', 'Ecosystem.', text(64)),
    attribute('license', 'string', 'License.', text(256)),
  ],
  { text: normalisePurl, object: purlFromParts },
)

/** Beginnings of secrets themselves; a key made of one would store it. AWS access key ids (AKIA…) are public. */
const SECRET =
  /(?:^|[:=\s])(?:gh[pousr]_|github_pat_|glpat-|xox[abposr]-|sk_live_|rk_live_|sk-|AIza|ya29\.|eyJ[\w-]+\.eyJ|-----BEGIN|npm_|dop_v1_|SG\.)/
const KIND = /^([a-z][a-z0-9_]{0,63}):(\S.*)$/i

function credentialKey(input: string): NormalisedKey {
  if (SECRET.test(input))
    return refuse(
      'credential_secret',
      'This looks like the secret itself',
      'Use the key’s public id or the alert’s URL',
    )
  if (/^(?:AKIA|ASIA)[A-Z0-9]{16}$/.test(input)) return globalKey(`aws_access_key:${input}`)
  if (/^https?:/i.test(input)) return globalKey(`alert:${input}`)
  const [, kind, id] = KIND.exec(input) ?? []
  if (kind === undefined || id === undefined)
    return incompleteKey('The credential’s kind is missing', 'Give {kind, id} or a template "kind:id"')
  return globalKey(`${kind.toLowerCase()}:${id}`)
}

export const CREDENTIAL = entityType(
  'credential',
  'Credential',
  '`kind:id` with a public id (key id, alert URL), never the secret: what looks like one is refused. Global. Parts: {kind, id}.',
  [
    attribute('kind', 'string', 'Kind of credential.', text(64)),
    attribute('owner', 'string', 'Whose it is.', text(256)),
    attribute('validity', 'string', 'Whether it still works, as the vendor found.', text(64)),
    attribute('createdAt', 'timestamp', 'When it was created.', timestamp),
    attribute('expiresAt', 'timestamp', 'When it expires.', timestamp),
  ],
  { text: credentialKey, object: (parts: JsonObject) => credentialKey(`${part(parts, 'kind')}:${part(parts, 'id')}`) },
)
