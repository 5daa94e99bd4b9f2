import { useParams } from '@tanstack/react-router'
import { Link, NoMatch, Page } from '../../ui/index.ts'
import { AlertRecord } from './alert-record.tsx'
import { EntityRecord } from './entity-record.tsx'
import { kindOf } from './kinds.ts'
import { RelationshipRecord } from './relationship-record.tsx'

const RECORDS = { alerts: AlertRecord, entities: EntityRecord, relationships: RelationshipRecord }

/** One record with all HALCYON knows of it. */
export default function RecordScene() {
  const params = useParams({ strict: false }) as { readonly kind?: string; readonly id?: string }
  const kind = kindOf(params.kind)
  if (kind === null || params.id === undefined)
    return (
      <Page title="Record">
        <NoMatch title="No such kind of record" action={<Link href="/records/alerts">Go to the alerts</Link>} />
      </Page>
    )
  const Record = RECORDS[kind]
  return <Record key={params.id} id={params.id} />
}
