import type { JsonObject } from '../../json/value.ts'
import { attribute, boolean, text, textList } from '../coerce.ts'
import type { NormalisedKey } from '../contract.ts'
import { normaliseEmail } from '../identifiers/email.ts'
import { emptyKey, entityType, globalKey, part, scopedKey } from './entity-type.ts'

const SID = /^S-1-\d+(?:-\d+)+$/i
/** Accounts of a domain (S-1-5-21) or of Entra (S-1-12-1); all other SIDs are the same on every machine. */
const DIRECTORY_SID = /^S-1-(?:5-21|12-1)-/
export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** Okta users and groups, AWS principals, Google accounts: unique at their provider, case counts. */
const DIRECTORY_ID = /^(?:00[ug][0-9A-Za-z]{17}|A(?:IDA|ROA|GPA|NPA)[A-Z0-9]{16,17}|\d{21}|arn:\S+)$/
const DOWN_LEVEL = /^([^\\]+)\\([^\\]+)$/
/** Domains that name the machine itself or nothing. */
const LOCAL_DOMAINS = new Set([
  '.',
  'nt authority',
  'nt service',
  'builtin',
  'workgroup',
  'localhost',
  'window manager',
  'font driver host',
])

function userKey(input: string, scope: string): NormalisedKey {
  if (SID.test(input)) {
    const sid = input.toUpperCase()
    return DIRECTORY_SID.test(sid) ? globalKey(sid) : scopedKey(sid, scope)
  }
  if (GUID.test(input)) return globalKey(input.toLowerCase())
  if (DIRECTORY_ID.test(input)) return globalKey(input)
  const name = input.toLowerCase()
  const [, domain, account] = DOWN_LEVEL.exec(name) ?? []
  if (domain !== undefined && account !== undefined) return downLevel(domain.trim(), account.trim(), input, scope)
  const upn = name.includes('@') && !name.includes('<') ? normaliseEmail(name) : null
  return upn?.ok === true ? globalKey(upn.value, input) : scopedKey(name, scope, input)
}

function downLevel(domain: string, account: string, input: string, scope: string): NormalisedKey {
  if (account === '' || domain === '') return emptyKey()
  if (domain === '.') {
    const bare = userKey(account, scope)
    const same = bare.ok && bare.key === account && bare.scope === scope
    return scopedKey(same ? account : `.\\${account}`, scope, input)
  }
  const key = `${domain}\\${account}`
  return LOCAL_DOMAINS.has(domain) ? scopedKey(key, scope, input) : globalKey(key, input)
}

function fromParts(parts: JsonObject, scope: string): NormalisedKey {
  const name = part(parts, 'name')
  const domain = part(parts, 'domain')
  const qualified = name !== '' && domain !== '' ? `${domain}\\${name}` : name
  const key = part(parts, 'id', 'sid', 'uid') || part(parts, 'upn', 'email') || qualified
  return key === '' ? emptyKey() : userKey(key, scope)
}

export const USER = entityType(
  'user',
  'User',
  'An account. A directory id (SID of a domain, GUID, Okta, AWS or Google id, ARN), `name@domain` and `DOMAIN\\name` are global. ' +
    'A bare name, a built-in SID and built-in authorities (`NT AUTHORITY\\SYSTEM`) are unique within the datasource. Parts: {id} or {upn} or {name, domain}.',
  [
    attribute('name', 'string', 'Login name.', text(256)),
    attribute('displayName', 'string', 'Name of the person or service.', text(256)),
    attribute('domain', 'string', 'Domain or realm.', text(256)),
    attribute('email', 'string', 'Email address.', text(320)),
    attribute('sid', 'string', 'Windows security id.', text(256)),
    attribute('uid', 'string', 'The directory’s id.', text(256)),
    attribute('department', 'string', 'Department.', text(256)),
    attribute('groups', 'string_list', 'Groups and roles.', textList(256, 256)),
    attribute('isPrivileged', 'boolean', 'Has administrative rights.', boolean),
  ],
  { text: userKey, object: fromParts },
)
