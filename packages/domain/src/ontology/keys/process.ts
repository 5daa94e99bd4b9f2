import type { JsonObject } from '../../json/value.ts'
import { attribute, number, text, timestamp } from '../coerce.ts'
import type { NormalisedKey } from '../contract.ts'
import { parseTimestamp } from '../timestamp.ts'
import { entityType, incompleteKey, part, scopedKey } from './entity-type.ts'
import { hostKey } from './host.ts'

const COMPOSITE = /^([^|]+)\|(\d{1,20})\|([^|]+)$/

function processKey(input: string, scope: string): NormalisedKey {
  const [, host, pid, start] = COMPOSITE.exec(input) ?? []
  if (host === undefined || pid === undefined || start === undefined) return scopedKey(input, scope)
  return startKey(host.trim(), pid, start, scope)
}

function startKey(host: string, pid: string, start: string, scope: string): NormalisedKey {
  const machine = hostKey(host, scope)
  if (!machine.ok) return machine
  const ms = Date.parse(parseTimestamp(start) ?? '')
  if (!(ms >= 1e11)) return incompleteKey('The start time is not a time after 1973', 'Give {host, pid, start}')
  return scopedKey(`${machine.key}|${BigInt(pid)}|${ms}`, machine.scope)
}

function fromParts(parts: JsonObject, scope: string): NormalisedKey {
  const name = part(parts, 'name') || null
  const uid = part(parts, 'uid', 'id')
  if (uid !== '') return scopedKey(uid, scope, name)
  const [host, pid, start] = [part(parts, 'host'), part(parts, 'pid'), part(parts, 'start')]
  const key = processKey(`${host}|${pid}|${start}`, scope)
  if (host === '' || !/^\d{1,20}$/.test(pid) || start === '') {
    return incompleteKey('A process id is used again by the next process', 'Give {uid} or {host, pid, start}')
  }
  return key.ok ? { ...key, name } : key
}

export const PROCESS = entityType(
  'process',
  'Process',
  'The vendor’s process id, as text: unique within the datasource. Or `host|pid|start`, in the host’s scope. Parts: {uid} or {host, pid, start}.',
  [
    attribute('name', 'string', 'Image name.', text(512)),
    attribute('path', 'string', 'Image path.', text(4096)),
    attribute('commandLine', 'text', 'Command line.', text(32_768)),
    attribute('pid', 'integer', 'Process id.', number(0, Number.MAX_SAFE_INTEGER, true)),
    attribute('startedAt', 'timestamp', 'When it started.', timestamp),
    attribute('user', 'string', 'Account it ran under.', text(512)),
    attribute('integrityLevel', 'string', 'Windows integrity level.', text(64)),
  ],
  { text: processKey, object: fromParts },
)
