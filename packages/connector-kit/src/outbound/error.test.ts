import { expect, it } from 'vitest'
import { asOutboundError, connectorError } from './error.ts'

/** As OpenSSL names the alerts of RFC 8446, 6.2, and what it makes of a key that is none. */
it.each([
  'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
  'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
  'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
  'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
  'ERR_OSSL_X509_KEY_VALUES_MISMATCH',
  'ERR_OSSL_PEM_NO_START_LINE',
])('%s is about our certificate: a person is told', (code) => {
  const error = asOutboundError(Object.assign(new Error(), { code }), 'api.example.com')
  expect(error.code).toBe('client_certificate_refused')
  expect(connectorError(error)).toMatchObject({ name: 'NeedsHuman', code: 'authentication_failed' })
})

it.each(['CERT_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
  '%s is about the server’s',
  (code) => {
    expect(asOutboundError(Object.assign(new Error(), { code }), 'api.example.com').code).toBe('tls_failed')
  },
)
