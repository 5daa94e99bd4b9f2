import type { ConnectorTemplate } from '@halcyon/connector-kit'
import { cloudTrail } from './cloudtrail.ts'
import { guardDuty } from './guardduty.ts'
import { flowLogs } from './vpc-flow-logs.ts'

/** Beginnings of feeds, by what writes the objects. */
export const TEMPLATES: readonly ConnectorTemplate[] = [cloudTrail, guardDuty, flowLogs]
