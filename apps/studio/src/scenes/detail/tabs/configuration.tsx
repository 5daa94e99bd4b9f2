import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { prettyJson } from '../../../features/diff/index.ts'
import { useAddress } from '../../../features/events/address.ts'
import { CodeBlock, ErrorState, LoadingSkeleton, RelativeTime } from '../../../ui/index.ts'
import { ContentCards } from '../configuration/content-cards.tsx'
import { contentQuery } from '../configuration/content-query.ts'
import classes from '../detail.module.css'
import type { TabProps } from '../tab-props.ts'

const SIDES = ['published', 'draft'] as const
const LOOKS = ['words', 'json'] as const

/** What the feed is: as it is in force, or as it is being edited. */
export default function ConfigurationTab({ datasource }: TabProps) {
  const { id, publishedVersion, draftEtag } = datasource
  const address = useAddress()
  const side = publishedVersion === null ? 'draft' : (address.word('side', SIDES) ?? 'published')
  const look = address.word('look', LOOKS) ?? 'words'
  const content = useQuery(contentQuery(id, side === 'draft' ? 'draft' : (publishedVersion ?? 0), draftEtag))
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label="Which content"
          value={side}
          onChange={(next) => address.change({ side: next })}
          data={[
            ...(publishedVersion === null ? [] : [{ value: 'published', label: `Published v${publishedVersion}` }]),
            { value: 'draft', label: 'Draft' },
          ]}
        />
        <span className={classes.dim}>
          {content.data?.by && `by ${content.data.by}, `}
          {content.data?.at && <RelativeTime value={content.data.at} />}
          {content.data !== undefined && content.data.problems > 0 && ` · ${content.data.problems} open problems`}
        </span>
        <SegmentedControl
          size="xs"
          aria-label="How it is shown"
          value={look}
          onChange={(next) => address.change({ look: next })}
          data={[
            { value: 'words', label: 'Summary' },
            { value: 'json', label: 'JSON' },
          ]}
        />
      </div>
      {content.isPending ? (
        <LoadingSkeleton variant="cards" count={4} label="Loading the configuration" />
      ) : content.isError ? (
        <ErrorState
          title="The configuration could not be loaded"
          error={content.error}
          onRetry={() => void content.refetch()}
        />
      ) : look === 'json' ? (
        <CodeBlock label="the configuration as JSON">{prettyJson(content.data.contentText)}</CodeBlock>
      ) : (
        <ContentCards datasource={datasource} content={content.data} />
      )}
    </div>
  )
}
