import { Copyable, Link } from '../../ui/index.ts'
import type { AuditEntry } from './documents.ts'

type Resource = AuditEntry['resource']

/** What an entry is about, by its name where it has one; the id is at hand. */
export function ResourceWords({ resource: { kind, id, name } }: { readonly resource: Resource }) {
  if (name === null) return `${kind} ${id ?? ''}`.trim()
  return (
    <span title={id ?? undefined}>
      {kind} <bdi>{name}</bdi>
    </span>
  )
}

/** The same with its id, and the way to its datasource where it has one. */
export function ResourceName({ resource }: { readonly resource: Resource }) {
  const { kind, id, name, datasourceId } = resource
  const feed = kind === 'datasource' ? id : datasourceId
  return (
    <>
      <ResourceWords resource={resource} />
      {name !== null && id !== null && <Copyable value={id} label="id" />}
      {feed !== null && (
        <>
          {' '}
          · <Link href={`/datasources/${feed}`}>its datasource</Link>
        </>
      )}
    </>
  )
}
