import { type ConnectorHost, NeedsHuman } from '@halcyon/connector-kit'
import type { Settings } from './config/settings.ts'

/** Null: what the database asks for is there. A file asks for nothing. */
export const secretMissing = (host: Pick<ConnectorHost<unknown>, 'secret'>, { server }: Settings): NeedsHuman | null =>
  server.dialect === 'sqlite' || host.secret('password').length > 0
    ? null
    : new NeedsHuman('secret_missing', 'The secret "password" is not set.', 'Choose a secret for "password".')
