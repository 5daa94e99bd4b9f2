import type { ConnectorHost } from '@halcyon/connector-kit'
import type { ErrorCode } from '@halcyon/domain'
import { type AnyAuthSettings, HANDSHAKE_SECRET, SECRET_OF } from './settings.ts'
import { standardKey } from './verify/standard-webhooks.ts'

type SecretProblem = { readonly code: ErrorCode; readonly message: string; readonly action: string }

const missing = (field: string): SecretProblem => ({
  code: 'secret_missing',
  message: `The secret "${field}" is not set.`,
  action: `Choose a secret for "${field}".`,
})

/** Why the sender's handshake cannot be answered; null when it can. */
export const handshakeSecretProblem = (host: Pick<ConnectorHost<unknown>, 'secret'>): SecretProblem | null =>
  host.secret(HANDSHAKE_SECRET).some(({ value }) => value !== '') ? null : missing(HANDSHAKE_SECRET)

/** Why the secrets at hand cannot verify anything; null when one can. */
export function secretProblem(
  auth: AnyAuthSettings,
  host: Pick<ConnectorHost<unknown>, 'secret'>,
): SecretProblem | null {
  const field = SECRET_OF[auth.kind]
  if (field === null) return null
  const values = host.secret(field).map((version) => version.value)
  if (!values.some((value) => value !== '')) return missing(field)
  if (auth.kind !== 'standard_webhooks' || values.some((value) => standardKey(value) !== null)) return null
  return {
    code: 'secret_malformed',
    message: `The secret "${field}" is not a Standard Webhooks key.`,
    action: 'Enter it as the sender shows it: whsec_ or whpk_ and base64.',
  }
}
