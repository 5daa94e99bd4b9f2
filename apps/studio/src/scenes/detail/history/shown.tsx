import { useQuery } from '@tanstack/react-query'
import { changeWords, diffQuery, prettyJson, SemanticDiff } from '../../../features/diff/index.ts'
import { contentQuery } from '../../../features/versions/content-query.ts'
import { CodeBlock, ErrorState, LoadingSkeleton, Section } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import type { Datasource } from '../use-datasource.ts'
import { commentsQuery } from './comments.ts'
import { type Comparison, commented } from './comparison.ts'
import { Thread } from './thread.tsx'

interface ShownProps {
  readonly datasource: Datasource
  readonly comparison: Comparison
}

/** The comparison, with the threads on its changes and on the version as a whole. */
export function Shown({ datasource, comparison }: ShownProps) {
  const { id, draftEtag, actions } = datasource
  const { from, to } = comparison
  const version = commented(comparison)
  const mayComment = actions.includes('suggest')
  const revision = from === 'draft' || to === 'draft' ? draftEtag : ''
  return (
    <div className={classes.stack}>
      {from === null ? (
        <Whole datasource={datasource} side={version ?? 'draft'} />
      ) : (
        <SemanticDiff
          datasourceId={id}
          from={from}
          to={to}
          revision={revision}
          below={
            version === null
              ? undefined
              : (change) => (
                  <Thread
                    datasourceId={id}
                    version={version}
                    anchor={change.path}
                    about={changeWords(change).place}
                    mayComment={mayComment}
                  />
                )
          }
        />
      )}
      {version !== null && (
        <Section plain level={3} title={`Comments on v${version}`}>
          <Thread datasourceId={id} version={version} anchor={null} about={`v${version}`} mayComment={mayComment} />
          <Elsewhere datasourceId={id} comparison={comparison} version={version} revision={revision} />
        </Section>
      )}
    </div>
  )
}

function Whole({
  datasource: { id, draftEtag },
  side,
}: {
  readonly datasource: Datasource
  readonly side: 'draft' | number
}) {
  const content = useQuery(contentQuery(id, side, draftEtag))
  if (content.isPending) return <LoadingSkeleton variant="lines" label="Loading the version" />
  if (content.isError) return <ErrorState error={content.error} onRetry={() => void content.refetch()} />
  return (
    <CodeBlock label={side === 'draft' ? 'the draft' : `version ${side}`}>
      {prettyJson(content.data.contentText)}
    </CodeBlock>
  )
}

interface ElsewhereProps {
  readonly datasourceId: string
  readonly comparison: Comparison
  readonly version: number
  readonly revision: string
}

/** Comments on changes that the present comparison does not have: said of another one, and not to be lost. */
function Elsewhere({ datasourceId, comparison: { from, to }, version, revision }: ElsewhereProps) {
  const comments = useQuery(commentsQuery(datasourceId, version))
  const diff = useQuery({ ...diffQuery(datasourceId, from ?? '', to, revision), enabled: from !== null })
  const shown = new Set(diff.data?.changes.map(({ path }) => path))
  const anchors = (comments.data ?? [])
    .map(({ anchor }) => anchor)
    .filter((anchor) => anchor !== null && !shown.has(anchor))
  if (from !== null && !diff.isSuccess) return null
  return [...new Set(anchors)].map((anchor) => (
    <div key={anchor}>
      <code className={classes.mono}>{anchor}</code>
      <Thread datasourceId={datasourceId} version={version} anchor={anchor} about={anchor ?? ''} mayComment={false} />
    </div>
  ))
}
