import type { JsonObject } from '../../json/value.ts'
import { attribute, text, textList, word } from '../coerce.ts'
import type { NormalisedKey } from '../contract.ts'
import { normaliseDomain } from '../identifiers/domain.ts'
import { normaliseIp } from '../identifiers/ip.ts'
import { isMac, normaliseMac } from '../identifiers/mac.ts'
import { refuse } from '../text.ts'
import { vocabulary } from '../vocabulary.ts'
import { emptyKey, entityType, globalKey, part, scopedKey } from './entity-type.ts'

const HOST_KINDS = ['workstation', 'server', 'mobile', 'iot', 'network', 'container'] as const
const EC2_INSTANCE = /^(?:arn:[^\s]*:instance\/)?(i-[0-9a-f]{8}(?:[0-9a-f]{9})?)$/i
const NT_HOST = /^([^\\\s]+)\\([^\\]+)$/
/** Names every network has: mDNS (RFC 6762) and the loopback's. */
const LOCAL_NAME = /^(?:[^.]+\.local|localhost\.localdomain)$/

/** A key value's form decides; see the description below. */
export function hostKey(input: string, scope: string): NormalisedKey {
  if (input.startsWith('agent:')) return scopedKey(input, scope)
  if (input.startsWith('instance:')) return globalKey(input.toLowerCase())
  const instance = EC2_INSTANCE.exec(input)?.[1]
  if (instance !== undefined) return globalKey(instance.toLowerCase())
  if (isMac(input)) {
    const mac = normaliseMac(input)
    return mac.ok ? scopedKey(mac.value, scope) : mac
  }
  if (input.includes('|')) return refuse('key_invalid', 'A host name has no "|"')
  const name = input.toLowerCase().replace(/[\s.]+$/, '')
  if (normaliseIp(name).ok) return refuse('host_is_ip', 'An address is not a host’s key', 'Use type ip')
  if (name === '') return emptyKey()
  if (NT_HOST.test(name)) return globalKey(name, input)
  const fqdn = name.includes('.') ? normaliseDomain(name) : null
  if (fqdn?.ok === true)
    return LOCAL_NAME.test(fqdn.value) ? scopedKey(fqdn.value, scope, input) : globalKey(fqdn.value, input)
  return scopedKey(name, scope, input)
}

function fromParts(parts: JsonObject, scope: string): NormalisedKey {
  const agent = part(parts, 'agentId')
  const name = part(parts, 'hostname', 'name')
  if (agent !== '') return scopedKey(`agent:${agent}`, scope, name === '' ? null : name)
  const instance = part(parts, 'cloudInstanceId', 'instanceId')
  if (instance !== '') return hostKey(EC2_INSTANCE.test(instance) ? instance : `instance:${instance}`, scope)
  const domain = part(parts, 'domain')
  const key = part(parts, 'fqdn') || (domain === '' || name === '' ? name : joined(domain, name)) || part(parts, 'mac')
  return key === '' ? emptyKey() : hostKey(key, scope)
}

/** A DNS domain makes an FQDN, an NT domain makes `domain\host`. */
const joined = (domain: string, name: string): string =>
  domain.includes('.') ? `${name}.${domain}` : `${domain}\\${name}`

export const HOST = entityType(
  'host',
  'Host',
  'A machine or device. A key with a dot is an FQDN, `DOMAIN\\name` an NT name, `i-…` an EC2 instance, `instance:…` another cloud’s: global. ' +
    'A bare name, a MAC address and `agent:…` are unique within the datasource. Parts: {agentId} or {cloudInstanceId} or {fqdn} or {hostname, domain} or {mac}.',
  [
    attribute('kind', 'enum', 'What sort of device.', word(vocabulary(HOST_KINDS, {}), 'enum_unknown', HOST_KINDS), {
      values: HOST_KINDS,
    }),
    attribute('hostname', 'string', 'Host name as reported.', text(256)),
    attribute('fqdn', 'string', 'Fully qualified name.', text(256)),
    attribute('domain', 'string', 'DNS or NT domain.', text(256)),
    attribute('os', 'string', 'Operating system.', text(256)),
    attribute('osVersion', 'string', 'Its version.', text(256)),
    attribute('agentId', 'string', 'The vendor agent’s id.', text(512)),
    attribute('cloudInstanceId', 'string', 'The cloud’s instance id.', text(512)),
    attribute('ips', 'string_list', 'Addresses.', textList(64, 256)),
    attribute('macs', 'string_list', 'MAC addresses.', textList(64, 256)),
    attribute('serialNumber', 'string', 'Serial number.', text(256)),
  ],
  { text: hostKey, object: fromParts },
)
