import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

const PROXIES = ['10.0.0.0/8', '192.168.1.1', 'fd00::/8']
const addressOf = clientAddress(PROXIES)

describe('the client behind trusted proxies', () => {
  test.each([
    ['no header', '10.0.0.1', undefined, '10.0.0.1'],
    ['a peer that is no proxy is the client, whatever it says', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['one proxy', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['a chain of proxies', '10.0.0.1', '198.51.100.1, 10.1.1.1, 192.168.1.1', '198.51.100.1'],
    [
      'what stands left of the client is its own invention',
      '10.0.0.1',
      '127.0.0.1, 198.51.100.1, 10.1.1.1',
      '198.51.100.1',
    ],
    ['all are proxies: the first of them', '10.0.0.1', '10.2.2.2, 10.1.1.1', '10.2.2.2'],
    ['IPv6', 'fd00::1', '2001:db8::7', '2001:db8::7'],
    ['a mapped IPv4 peer', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['a mapped IPv4 hop is trusted as IPv4 is', '10.0.0.1', '198.51.100.1, ::ffff:10.1.1.1', '198.51.100.1'],
    ['no address in the last place: the proxy itself', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['rubbish before the client is not read', '10.0.0.1', '<script>, 198.51.100.1', '198.51.100.1'],
    ['empty', '10.0.0.1', '', '10.0.0.1'],
    ['the address next to a trusted one is none', '192.168.1.2', '198.51.100.1', '192.168.1.2'],
  ])('%s', (_, socket, header, expected) => {
    expect(addressOf(socket, header)).toBe(expected)
  })

  test('without trusted proxies the header is never read', () => {
    fc.assert(fc.property(fc.ipV4(), fc.string(), (peer, header) => clientAddress([])(peer, header) === peer))
  })

  test('nothing a sender puts in front changes who it is', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (invented) => addressOf('10.0.0.1', `${invented}, 198.51.100.1, 10.1.1.1`) === '198.51.100.1',
      ),
    )
  })

  test('an entry that is no network is refused at the start', () => {
    expect(() => clientAddress(['proxy.example.com'])).toThrow()
    expect(() => clientAddress(['10.0.0.0/40'])).toThrow()
  })
})
