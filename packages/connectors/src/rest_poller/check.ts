import type { CheckReport, ConnectorHost } from '@halcyon/connector-kit'
import type { RestPollerConfig } from './config/config.ts'

export const check = async (_host: ConnectorHost<RestPollerConfig>): Promise<CheckReport> => ({ ok: true, steps: [] })
