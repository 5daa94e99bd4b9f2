import type { ConnectorHost } from '@halcyon/connector-kit'
import type { ErrorCode } from '@halcyon/domain'
import { type AnyAuthSettings, SECRET_OF } from './settings.ts'
import { standardKey } from './verify/standard-webhooks.ts'

/** Why the secrets at hand cannot verify anything; null when one can. */
export function secretProblem(
  auth: AnyAuthSettings,
  host: Pick<ConnectorHost<unknown>, 'secret'>,
): { code: ErrorCode; message: string; action: string } | null {
  const field = SECRET_OF[auth.kind]
  if (field === null) return null
  const values = host.secret(field).map((version) => version.value)
  if (!values.some((value) => value !== '')) {
    return {
      code: 'secret_missing',
      message: `The secret "${field}" is not set.`,
      action: `Choose a secret for "${field}".`,
    }
  }
  if (auth.kind !== 'standard_webhooks' || values.some((value) => standardKey(value) !== null)) return null
  return {
    code: 'secret_malformed',
    message: `The secret "${field}" is not a Standard Webhooks key.`,
    action: 'Enter it as the sender shows it: whsec_ or whpk_ and base64.',
  }
}
