import type { ChangeKind } from './compare.ts'
import type { Path } from './path.ts'

export type Risk = 'high' | 'medium' | 'low'
export type Area = 'connection' | 'secret' | 'authentication' | 'mapping' | 'runtime' | 'description' | 'tags'

/** Config fields that say how to prove who we are, or who may send. */
const AUTHENTICATION = new Set([
  'auth',
  'credentials',
  'sasl',
  'tls',
  'preset',
  'allowList',
  'signature',
  'user',
  'username',
])
/** Config fields that say where data comes from: another place is another source. */
const SOURCE = new Set(
  'url host hosts port endpoint brokers topics topicPattern groupId bucket prefix region database table query statement path proxy request dialect'.split(
    ' ',
  ),
)
/** Parts of a mapping that decide which events are kept and which record they become. */
const IDENTITY = new Set(['split', 'filter', 'recordId', 'script'])
const OUTPUT_IDENTITY = new Set(['key', 'when', 'each', 'kind', 'type', 'from', 'to', 'role'])

const keyAt = (path: Path, index: number): string => {
  const segment = path[index]
  return segment?.kind === 'key' ? segment.key : ''
}

/** Which part of the feed a change is in, and how carefully a reviewer should look. */
export function assess(path: Path, kind: ChangeKind): { readonly area: Area; readonly risk: Risk } {
  const root = keyAt(path, 0)
  if (root === 'secrets') return { area: 'secret', risk: 'high' }
  if (root === 'mapping') return { area: 'mapping', risk: mappingRisk(path, kind) }
  if (root === 'runtime') return { area: 'runtime', risk: runtimeRisk(path) }
  if (root === 'description' || root === 'tags') return { area: root, risk: 'low' }
  return configRisk(keyAt(path, 1), path.length)
}

function configRisk(field: string, depth: number): { readonly area: Area; readonly risk: Risk } {
  if (AUTHENTICATION.has(field)) return { area: 'authentication', risk: 'high' }
  return { area: 'connection', risk: depth < 2 || SOURCE.has(field) ? 'high' : 'medium' }
}

function mappingRisk(path: Path, kind: ChangeKind): Risk {
  const part = keyAt(path, 1)
  if (path.length === 1 || IDENTITY.has(part)) return 'high'
  if (part !== 'outputs') return 'low'
  if (path.length === 2) return 'high'
  if (path.at(-1)?.kind === 'order') return 'low'
  if (path.length === 3) return kind === 'added' ? 'medium' : 'high'
  if (OUTPUT_IDENTITY.has(keyAt(path, 3))) return 'high'
  return path.length === 5 && kind === 'added' ? 'low' : 'medium'
}

/** Redaction and capture decide what of a payload is kept, deduplication what is written twice; the rest only paces the feed. */
function runtimeRisk(path: Path): Risk {
  const [group, option] = [keyAt(path, 1), keyAt(path, 2)]
  if (path.length === 1 || (group === 'capture' && (option === 'redact' || option === ''))) return 'high'
  return group === 'capture' || group === 'dedupe' ? 'medium' : 'low'
}
