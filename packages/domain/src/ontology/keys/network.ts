import { attribute, number, text, textList } from '../coerce.ts'
import { normaliseDomain } from '../identifiers/domain.ts'
import { isLocalAddress, normaliseIp } from '../identifiers/ip.ts'
import { normaliseUrl } from '../identifiers/url.ts'
import { entityType, fromNormalised, globalKey, scopedKey } from './entity-type.ts'

export const IP = entityType(
  'ip',
  'IP address',
  'Dotted IPv4 or RFC 5952 IPv6. Brackets, port and zone are stripped. Private, CGNAT, loopback, link-local and ULA addresses are unique within the datasource, others are global.',
  [
    attribute('country', 'string', 'Country, as the vendor located it.', text(64)),
    attribute('city', 'string', 'City.', text(256)),
    attribute('asn', 'integer', 'Autonomous system number.', number(0, 4_294_967_295, true)),
    attribute('organization', 'string', 'Holder of the network.', text(256)),
    attribute('reputation', 'string', 'The vendor’s verdict.', text(256)),
  ],
  {
    text: (input, scope) => {
      const ip = normaliseIp(input)
      if (!ip.ok) return ip
      return isLocalAddress(ip.value) ? scopedKey(ip.value, scope) : globalKey(ip.value)
    },
  },
)

export const DOMAIN = entityType(
  'domain',
  'Domain',
  'A DNS name in A-labels: lower-case, no trailing dot, IDNA by UTS 46, not defanged. Global. An address belongs to ip, a single label to host.',
  [
    attribute('registrar', 'string', 'Registrar.', text(256)),
    attribute('reputation', 'string', 'The vendor’s verdict.', text(256)),
    attribute('categories', 'string_list', 'The vendor’s categories.', textList(256, 64)),
  ],
  { text: (input) => fromNormalised(normaliseDomain(input)) },
)

export const URL_TYPE = entityType(
  'url',
  'URL',
  'WHATWG’s normal form without fragment, userinfo and default port; `sha256:` and its digest above 2,048 characters. Global. A URL without a scheme is refused.',
  [
    attribute('reputation', 'string', 'The vendor’s verdict.', text(256)),
    attribute('categories', 'string_list', 'The vendor’s categories.', textList(256, 64)),
  ],
  {
    takesLongText: true,
    text: (input) => {
      const url = normaliseUrl(input)
      return url.ok ? globalKey(url.value, url.value.startsWith('sha256:') ? null : url.value) : url
    },
  },
)
