import type { AlertRecord, Finding, MapResult, RecordRef, RelationshipRecord } from '@halcyon/domain'
import { LIMITS } from '../limits.ts'
import { Records } from './records.ts'

type Mapped = Extract<MapResult, { outcome: 'mapped' }>

/**
 * The items that a script made of one, as one result: rejected when one of them is, filtered when nothing is left of them. Alerts with
 * the same id stay apart, an entity named twice is one record.
 * @throws LimitExceeded `outputs`
 */
export const joinResults = (results: readonly MapResult[]): MapResult => {
  const [only] = results
  if (results.length === 1 && only !== undefined) return only
  const errors = results.flatMap((result, part) =>
    result.outcome === 'rejected' ? result.errors.map((error) => ofPart(error, part)) : [],
  )
  if (errors.length > 0) return { outcome: 'rejected', errors: errors.slice(0, LIMITS.warnings) }
  const records = new Records()
  const warnings: Finding[] = []
  for (const [part, result] of results.entries()) {
    if (result.outcome !== 'mapped') continue
    add(result, part, records)
    warnings.push(...result.warnings.map((warning) => ofPart(warning, part)))
  }
  const { alerts, entities, relationships } = records
  if (results.every(({ outcome }) => outcome === 'filtered')) return { outcome: 'filtered' }
  return { outcome: 'mapped', alerts, entities, relationships, warnings: warnings.slice(0, LIMITS.warnings) }
}

const ofPart = (finding: Finding, part: number): Finding => ({
  ...finding,
  message: `${finding.message} (item ${part + 1} of the script)`,
})

const add = (result: Mapped, part: number, records: Records): void => {
  const alertAt = result.alerts.map((alert) => records.addAlert(distinct(alert, part, records), 0, null, false))
  const entityAt = result.entities.map((entity) => records.addEntity({ ...entity }, 0, null, false))
  const moved = ({ kind, index }: RecordRef): RecordRef => ({
    kind,
    index: (kind === 'alert' ? alertAt : entityAt)[index] ?? 0,
  })
  for (const relationship of result.relationships) {
    const joined: RelationshipRecord = { ...relationship, from: moved(relationship.from), to: moved(relationship.to) }
    records.addRelationship(joined)
  }
}

const distinct = (alert: AlertRecord, part: number, records: Records): AlertRecord => {
  const { sourceEventId } = alert
  if (sourceEventId === null || !records.hasAlert(sourceEventId)) return alert
  return { ...alert, sourceEventId: `${sourceEventId}#${part}` }
}
