import { type ConnectorHost, NeedsHuman } from '@halcyon/connector-kit'

/** @throws NeedsHuman when it is not set */
export function currentSecret(host: Pick<ConnectorHost<unknown>, 'secret' | 'secretUsed'>, field: string): string {
  const [current] = host.secret(field)
  if (current === undefined || current.value === '')
    throw new NeedsHuman('secret_missing', `The secret "${field}" is not set.`, `Choose a secret for "${field}".`)
  host.secretUsed(field, current.version)
  return current.value
}
