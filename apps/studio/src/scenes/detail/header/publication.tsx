import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { changeCount, counted, diffQuery } from '../../../features/diff/index.ts'
import { addressOf } from '../../../features/events/address.ts'
import { SuggestionsBadge } from '../../../features/suggestions/suggestions-badge.tsx'
import { Link, StatusBadge, VERSION } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import { editHref } from '../places.ts'
import type { Datasource } from '../use-datasource.ts'

const PublishDialog = lazy(() => import('../../../features/publish/publish-dialog.tsx'))

/** What is in force beside what is being worked on. */
export function Publication({ datasource }: { readonly datasource: Datasource }) {
  const { id, publishedVersion } = datasource
  const place = useRef<HTMLDivElement>(null)
  return (
    <div className={classes.publication} ref={place} tabIndex={-1}>
      {publishedVersion === null ? (
        <StatusBadge mark={{ ...VERSION.superseded, word: 'Nothing published yet' }} />
      ) : (
        <Link href={addressOf(`/datasources/${id}`, { tab: 'history' })}>
          <StatusBadge mark={{ ...VERSION.published, word: `Published v${publishedVersion}` }} />
        </Link>
      )}
      <DraftState datasource={datasource} onPublished={() => place.current?.focus()} />
      <SuggestionsBadge datasourceId={id} />
    </div>
  )
}

interface DraftStateProps {
  readonly datasource: Datasource
  /** Published, and the dialog closed: the button it came from is gone. */
  readonly onPublished: () => void
}

function DraftState({ datasource, onPublished }: DraftStateProps) {
  const { id, publishedVersion, draftEtag, actions, status } = datasource
  const [dialog, setDialog] = useState<'none' | 'open' | 'closed'>('none')
  const published = useRef(false)
  const close = (): void => {
    setDialog('closed')
    if (published.current) setTimeout(onPublished, 300)
    published.current = false
  }
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
        <Button size="compact-sm" variant="light" onClick={() => setDialog('open')}>
          Review and publish
        </Button>
      )}
      {dialog !== 'none' && (
        <Suspense>
          <PublishDialog
            datasourceId={id}
            opened={dialog === 'open'}
            onClose={close}
            onPublished={() => {
              published.current = true
            }}
            problemHref={(path) => editHref(id, path)}
          />
        </Suspense>
      )}
    </>
  )
}
