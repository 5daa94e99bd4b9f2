import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNetwork, parseNetworks } from '../networks.ts'
import { checkAddresses, specialKind } from './address-check.ts'

describe('specialKind', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '168.63.129.16',
    '169.254.169.254',
    '172.31.255.255',
    '192.0.0.192',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::8.8.8.8',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001:0:1::1',
    '2001:db8::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'localhost',
  ])('%s is not public', (address) => {
    expect(specialKind(address)).not.toBeNull()
  })

  it.each(['1.1.1.1', '8.8.8.8', '140.82.112.3', '::ffff:8.8.8.8', '2606:4700::1111', '2001:4860:4860::8888'])(
    '%s is public',
    (address) => {
      expect(specialKind(address)).toBeNull()
    },
  )
})

describe('checkAddresses', () => {
  const none = parseNetworks([])
  it('row 54: one bad address among good ones refuses the name', () => {
    expect(() => checkAddresses('x.test', ['8.8.8.8', '10.0.0.1'], true, none)).toThrow(
      expect.objectContaining({ code: 'outbound_blocked' }),
    )
  })
  it('takes clear text to listed networks only', () => {
    const listed = parseNetworks(['10.0.0.0/8'])
    expect(() => checkAddresses('x.test', ['10.0.0.1'], false, listed)).not.toThrow()
    expect(() => checkAddresses('x.test', ['10.0.0.1', '8.8.8.8'], false, listed)).toThrow(
      expect.objectContaining({ code: 'clear_text_refused', action: expect.stringContaining('https') }),
    )
  })
})

describe('networks', () => {
  it('read an address mapped into IPv6 as the IPv4 address it is', () => {
    expect(parseNetworks(['10.0.0.0/8']).has('::ffff:10.9.9.9')).toBe(true)
    expect(parseNetworks(['::ffff:10.0.0.0/104']).has('10.9.9.9')).toBe(true)
    expect(parseNetworks(['::/0']).has('10.9.9.9')).toBe(false)
  })
  it.each(['', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/8/8', 'example.test', '::1/129', '10.0.0.0/-1'])(
    'refuse %j',
    (text) => {
      expect(parseNetwork(text)).toBeNull()
    },
  )
  it('never throw', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseNetworks([text]).has(text) === 'boolean'))
  })
})
