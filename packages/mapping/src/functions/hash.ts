import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { onText, textArgument } from './convert.ts'
import { ArgumentFault, type FunctionSpec } from './spec.ts'

const NAMESPACES: Readonly<Record<string, string>> = {
  dns: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  url: '6ba7b811-9dad-11d1-80b4-00c04fd430c8',
  oid: '6ba7b812-9dad-11d1-80b4-00c04fd430c8',
  x500: '6ba7b814-9dad-11d1-80b4-00c04fd430c8',
}
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const namespaceBytes = (name: string): Uint8Array => {
  const uuid = (Object.hasOwn(NAMESPACES, name) ? NAMESPACES[name] : undefined) ?? name.toLowerCase()
  if (!UUID.test(uuid))
    throw new ArgumentFault(`'${name}' is not a UUID, nor one of ${Object.keys(NAMESPACES).join(', ')}`)
  return Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(uuid.replaceAll('-', '').slice(index * 2, index * 2 + 2), 16),
  )
}

/** RFC 9562 section 5.5: SHA-1 of namespace and name, with version and variant bits set. */
const uuidV5 = (namespace: Uint8Array, name: string): string => {
  const text = utf8ToBytes(name)
  const input = new Uint8Array(namespace.length + text.length)
  input.set(namespace)
  input.set(text, namespace.length)
  const digest = sha1(input).slice(0, 16)
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = bytesToHex(digest)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

export const HASH_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'sha256',
    input: 'text',
    output: 'text',
    parameters: [],
    doc: 'SHA-256 of the UTF-8 text, in lower-case hexadecimal.',
    example: { input: 'abc', output: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
    compile: () => onText((text) => bytesToHex(sha256(utf8ToBytes(text)))),
  },
  {
    name: 'uuidV5',
    input: 'text',
    output: 'text',
    parameters: [{ name: 'namespace', type: 'text', doc: 'a UUID, or dns, url, oid, x500' }],
    doc: 'The name-based UUID (RFC 9562, version 5) of a text in a namespace.',
    example: { input: 'www.example.com', args: ['dns'], output: '2ed6657d-e927-568b-95e1-2665a8aea6a2' },
    compile: (args) => {
      const namespace = namespaceBytes(textArgument(args, 0))
      return onText((text) => uuidV5(namespace, text))
    },
  },
]
