import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { changeCount, counted, diffQuery } from '../../../features/diff/index.ts'
import { addressOf } from '../../../features/events/address.ts'
import { Link, StatusBadge, VERSION } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import { editHref } from '../places.ts'
import type { Datasource } from '../use-datasource.ts'

const PublishDialog = lazy(() => import('../../../features/publish/publish-dialog.tsx'))

/** What is in force beside what is being worked on. */
export function Publication({ datasource }: { readonly datasource: Datasource }) {
  const { id, publishedVersion } = datasource
  return (
    <div className={classes.publication}>
      {publishedVersion === null ? (
        <StatusBadge mark={{ ...VERSION.superseded, word: 'Nothing published yet' }} />
      ) : (
        <Link href={addressOf(`/datasources/${id}`, { tab: 'history' })}>
          <StatusBadge mark={{ ...VERSION.published, word: `Published v${publishedVersion}` }} />
        </Link>
      )}
      <DraftState datasource={datasource} />
    </div>
  )
}

function DraftState({ datasource }: { readonly datasource: Datasource }) {
  const { id, publishedVersion, draftEtag, actions, status } = datasource
  const [publishing, setPublishing] = useState(false)
  const diff = useQuery({
    ...diffQuery(id, String(publishedVersion), 'draft', draftEtag),
    enabled: publishedVersion !== null && actions.includes('history.read'),
  })
  const count = diff.data === undefined ? null : changeCount(diff.data.summary)
  const changed = publishedVersion === null || (count !== null && count > 0)
  const may = status === 'active' && actions.includes('datasource.publish')
  return (
    <>
      {publishedVersion === null && <StatusBadge mark={{ word: 'Draft', tone: 'busy', shape: IconPencil }} />}
      {count !== null && count > 0 && (
        <Link href={addressOf(`/datasources/${id}`, { tab: 'history', compare: `${publishedVersion}..draft` })}>
          <StatusBadge mark={{ word: `Draft, ${counted(count, 'change')}`, tone: 'busy', shape: IconPencil }} />
        </Link>
      )}
      {count === 0 && <span className={classes.dim}>Draft without changes</span>}
      {changed && may && (
        <Button size="compact-sm" variant="light" onClick={() => setPublishing(true)}>
          Review and publish
        </Button>
      )}
      {publishing && (
        <Suspense>
          <PublishDialog
            datasourceId={id}
            opened
            onClose={() => setPublishing(false)}
            problemHref={(path) => editHref(id, path)}
          />
        </Suspense>
      )}
    </>
  )
}
