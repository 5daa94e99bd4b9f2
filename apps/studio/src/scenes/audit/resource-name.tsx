import { Link } from '../../ui/index.ts'
import type { AuditEntry } from './documents.ts'

/** What an entry is about; with the way to its datasource where it has one. */
export function ResourceName({ resource: { kind, id, datasourceId } }: Pick<AuditEntry, 'resource'>) {
  const words = `${kind} ${id ?? ''}`.trim()
  const feed = kind === 'datasource' ? id : datasourceId
  if (feed === null) return words
  return (
    <>
      {words} · <Link href={`/datasources/${feed}`}>its datasource</Link>
    </>
  )
}
