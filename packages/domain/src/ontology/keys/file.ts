import type { JsonObject } from '../../json/value.ts'
import { attribute, number, text, textList } from '../coerce.ts'
import type { NormalisedKey } from '../contract.ts'
import { normaliseHash, parseHashList, strongestHash } from '../identifiers/hash.ts'
import { refuse } from '../text.ts'
import { entityType, globalKey, incompleteKey, part, scopedKey } from './entity-type.ts'
import { hostKey } from './host.ts'

const WINDOWS_PATH = /^(?:[a-z]:[\\/]|\\)/i

function fileKey(input: string, scope: string): NormalisedKey {
  const listed = input.includes('=') ? strongestHash(parseHashList(input)) : undefined
  if (listed !== undefined) return globalKey(listed)
  const hash = normaliseHash(input)
  if (hash.ok) return globalKey(hash.value)
  const bar = input.indexOf('|')
  if (bar > 0) return pathKey(input.slice(0, bar).trim(), input.slice(bar + 1).trim(), scope)
  if (hash.code === 'empty_key' || !/[\\/]/.test(input)) return hash
  return incompleteKey('A path is a key only together with its host', 'Give {host, path} or a template "host|path"')
}

function pathKey(host: string, path: string, scope: string): NormalisedKey {
  if (!/[\\/]/.test(path)) return refuse('key_invalid', 'Expected a path after the host')
  const machine = hostKey(host, scope)
  if (!machine.ok) return machine
  const folded = WINDOWS_PATH.test(path) ? path.toLowerCase() : path
  return scopedKey(`${machine.key}|${folded}`, machine.scope, path.split(/[\\/]/).at(-1) || path)
}

function fromParts(parts: JsonObject, scope: string): NormalisedKey {
  const listed = strongestHash(parseHashList(part(parts, 'hashes')))
  const hash = part(parts, 'sha256') || part(parts, 'sha1') || part(parts, 'md5') || listed
  if (hash !== undefined && hash !== '') {
    const key = fileKey(hash, scope)
    return key.ok ? { ...key, name: part(parts, 'name') || key.name } : key
  }
  const host = part(parts, 'host')
  const path = part(parts, 'path')
  if (host !== '' && path !== '') return pathKey(host, path, scope)
  return incompleteKey('Neither a hash nor host and path', 'Give {sha256}, {sha1}, {md5}, {hashes} or {host, path}')
}

export const FILE = entityType(
  'file',
  'File',
  'SHA-256, else SHA-1, else MD5 (bare, `sha256:…`, or Sysmon’s `SHA1=…,MD5=…` list): global. Without a hash `host|path`, in the host’s scope; Windows paths without case. ' +
    'Parts: {sha256, sha1, md5, hashes, name} or {host, path}.',
  [
    attribute('name', 'string', 'File name.', text(512)),
    attribute('path', 'string', 'Path as reported.', text(4096)),
    attribute('size', 'integer', 'Bytes.', number(0, Number.MAX_SAFE_INTEGER, true)),
    attribute('mimeType', 'string', 'Media type.', text(256)),
    attribute('sha256', 'string', 'SHA-256.', text(128)),
    attribute('sha1', 'string', 'SHA-1.', text(128)),
    attribute('md5', 'string', 'MD5.', text(128)),
    attribute('signer', 'string', 'Who signed it.', text(512)),
    attribute('names', 'string_list', 'Names it was seen under.', textList(512, 64)),
  ],
  { text: fileKey, object: fromParts },
)
