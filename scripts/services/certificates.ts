import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './process.ts'

/**
 * Makes an authority (`ca.pem`) and, of each name, a certificate for 127.0.0.1 and localhost that it signed: `<name>.pem`,
 * `<name>.key`, and both in `<name>.keystore.pem`. Needs OpenSSL.
 */
export async function makeCertificates(folder: string, names: readonly string[]): Promise<void> {
  const openssl = (...args: string[]): Promise<string> => run('openssl', args, { cwd: folder })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  await openssl(
    'req',
    '-x509',
    ...key,
    '-subj',
    '/CN=HALCYON tests',
    '-days',
    '30',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  )
  writeFileSync(join(folder, 'names.cnf'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n')
  for (const name of names) {
    await openssl('req', '-new', ...key, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`)
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names.cnf', '-days', '30']
    await openssl('x509', '-req', '-in', `${name}.csr`, ...signed, '-out', `${name}.pem`)
    const [secret, certificate] = [`${name}.key`, `${name}.pem`].map((file) => readFileSync(join(folder, file), 'utf8'))
    writeFileSync(join(folder, `${name}.keystore.pem`), `${secret}${certificate}`)
  }
}
