/** Package URLs, by https://github.com/package-url/purl-spec. */
import type { JsonObject } from '../../json/value.ts'
import type { NormalisedKey } from '../contract.ts'
import { refuse } from '../text.ts'
import { globalKey, incompleteKey, part } from './entity-type.ts'

interface Purl {
  readonly type: string
  readonly namespace: readonly string[]
  readonly name: string
  readonly version: string
  readonly qualifiers: readonly (readonly [string, string])[]
  readonly subpath: readonly string[]
}

/** Ecosystems whose names do not depend on case. */
const LOWER_NAME = new Set([
  'alpm',
  'apk',
  'bitbucket',
  'bitnami',
  'composer',
  'deb',
  'github',
  'golang',
  'hex',
  'npm',
  'oci',
  'pypi',
  'luarocks',
])
const LOWER_NAMESPACE = new Set([
  'alpm',
  'apk',
  'bitbucket',
  'composer',
  'deb',
  'github',
  'golang',
  'hex',
  'npm',
  'rpm',
  'qpkg',
])

export function normalisePurl(input: string): NormalisedKey {
  if (!/^pkg:/i.test(input))
    return incompleteKey('Expected a package URL (pkg:…)', 'Give {type, namespace, name, version}')
  const purl = parse(input)
  return purl === null ? refuse('purl_invalid', 'Not a package URL') : globalKey(print(purl), purl.name)
}

export function purlFromParts(parts: JsonObject): NormalisedKey {
  const type = part(parts, 'type', 'ecosystem').toLowerCase()
  const name = part(parts, 'name')
  if (!/^[a-z][a-z0-9.+-]*$/.test(type) || name === '')
    return incompleteKey('Type or name is missing', 'Give {type, namespace?, name, version?}')
  const namespace = part(parts, 'namespace').split('/').filter(Boolean)
  const purl = ruled({ type, namespace, name, version: part(parts, 'version'), qualifiers: [], subpath: [] })
  return globalKey(print(purl), purl.name)
}

function parse(input: string): Purl | null {
  try {
    const [beforeHash = '', subpath = ''] = split(input.slice(4), input.indexOf('#') - 4)
    const [beforeQuery = '', query = ''] = split(beforeHash, beforeHash.indexOf('?'))
    const path = beforeQuery.replace(/^\/+/, '').replace(/\/+$/, '')
    const at = path.lastIndexOf('@')
    const [location = '', version = ''] = split(path, at > path.lastIndexOf('/') && at > 0 ? at : -1)
    const [type = '', ...segments] = location.split('/').filter(Boolean).map(decodeURIComponent)
    const name = segments.pop()
    if (name === undefined || !/^[a-z][a-z0-9.+-]*$/i.test(type)) return null
    return ruled({
      type: type.toLowerCase(),
      namespace: segments,
      name,
      version: decodeURIComponent(version),
      qualifiers: qualifiersOf(query),
      subpath: subpath
        .split('/')
        .map(decodeURIComponent)
        .filter((segment) => !['', '.', '..'].includes(segment)),
    })
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

const split = (text: string, at: number): readonly [string, string] =>
  at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]

const QUALIFIER = /^[a-z.\-_][a-z0-9.\-_]*$/i

function qualifiersOf(query: string): (readonly [string, string])[] {
  const found = new Map<string, string>()
  for (const pair of query.split('&')) {
    const [key, value] = split(pair, pair.indexOf('='))
    if (key !== '' && !QUALIFIER.test(key)) throw new URIError('Not a qualifier')
    if (key !== '' && value !== '') found.set(key.toLowerCase(), decodeURIComponent(value))
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
}

function ruled(purl: Purl): Purl {
  const lower = LOWER_NAME.has(purl.type) ? purl.name.toLowerCase() : purl.name
  return {
    ...purl,
    namespace: LOWER_NAMESPACE.has(purl.type) ? purl.namespace.map((segment) => segment.toLowerCase()) : purl.namespace,
    name: purl.type === 'pypi' ? lower.replaceAll('_', '-') : lower,
  }
}

function print(purl: Purl): string {
  const path = [...purl.namespace, purl.name].map(encode).join('/')
  const version = purl.version === '' ? '' : `@${encode(purl.version)}`
  const query = purl.qualifiers.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&')
  const subpath = purl.subpath.map(encode).join('/')
  return `pkg:${purl.type}/${path}${version}${query === '' ? '' : `?${query}`}${subpath === '' ? '' : `#${subpath}`}`
}

const encode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':')
