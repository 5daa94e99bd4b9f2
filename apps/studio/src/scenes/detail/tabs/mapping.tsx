import { isJsonObject, type JsonValue, parseJson } from '@halcyon/domain'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { lazy, Suspense, useMemo } from 'react'
import { tryHref } from '../../../features/suggestions/origin.ts'
import { maySuggest } from '../../../features/suggestions/permissions.ts'
import { ErrorState, Link, LoadingSkeleton, NeverRun } from '../../../ui/index.ts'
import { SideChoice, useSide } from '../configuration/side-choice.tsx'
import classes from '../detail.module.css'
import type { TabProps } from '../tab-props.ts'

const MappingView = lazy(() => import('../../../features/mapping-editor/mapping-view.tsx'))

/** What becomes of a payload: in force, or as it is being edited, with the samples kept beside the draft. */
export default function MappingTab({ datasource }: TabProps) {
  const { id, type, publishedVersion, status, actions } = datasource
  const { side, content } = useSide(datasource)
  const mapping = useMemo(() => mappingOf(content.data?.contentText), [content.data])
  const edit = status === 'active' && actions.includes('draft.edit') && (
    <Button
      component={Link}
      href={`/datasources/${id}/edit/mapping`}
      size="xs"
      variant="default"
      leftSection={<IconPencil size={16} aria-hidden />}
    >
      Edit the mapping
    </Button>
  )
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <SideChoice publishedVersion={publishedVersion} side={side} content={content.data} />
        {edit}
        {maySuggest(datasource) && <Link href={tryHref(id, { kind: 'mapping' }, false)}>Suggest a change</Link>}
      </div>
      {content.isPending ? (
        <LoadingSkeleton variant="detail" label="Loading the mapping" />
      ) : content.isError ? (
        <ErrorState
          title="The mapping could not be loaded"
          error={content.error}
          onRetry={() => void content.refetch()}
        />
      ) : mapping === null ? (
        <NeverRun title="Nothing is mapped yet">The mapping says what becomes of each event.</NeverRun>
      ) : (
        <Suspense fallback={<LoadingSkeleton variant="detail" label="Loading the editor" />}>
          <MappingView key={side} datasourceId={id} connectorType={type} document={mapping} />
        </Suspense>
      )}
    </div>
  )
}

/** Out of the text, where every digit is kept. */
function mappingOf(contentText: string | undefined): JsonValue {
  const content = contentText === undefined ? null : parseJson(contentText)
  return isJsonObject(content) ? (content.mapping ?? null) : null
}
