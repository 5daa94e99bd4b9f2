import { type ConnectorHost, NeedsHuman } from '@halcyon/connector-kit'

/** The value in force of a secret, noted as used. @throws NeedsHuman `secret_missing` */
export function secretValue(host: ConnectorHost<unknown>, field: string): string {
  const value = optionalSecret(host, field)
  if (value !== null) return value
  throw new NeedsHuman('secret_missing', `The secret "${field}" is not set.`, `Choose a secret for "${field}".`)
}

export function optionalSecret(host: ConnectorHost<unknown>, field: string): string | null {
  const [current] = host.secret(field)
  if (current === undefined || current.value === '') return null
  host.secretUsed(field, current.version)
  return current.value
}
