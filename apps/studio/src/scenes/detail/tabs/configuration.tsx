import { SegmentedControl } from '@mantine/core'
import { prettyJson } from '../../../features/diff/index.ts'
import { useAddress } from '../../../features/events/address.ts'
import { CodeBlock, ErrorState, LoadingSkeleton } from '../../../ui/index.ts'
import { ContentCards } from '../configuration/content-cards.tsx'
import { SideChoice, useSide } from '../configuration/side-choice.tsx'
import classes from '../detail.module.css'
import type { TabProps } from '../tab-props.ts'

const LOOKS = ['words', 'json'] as const

/** What the feed is: as it is in force, or as it is being edited. */
export default function ConfigurationTab({ datasource }: TabProps) {
  const address = useAddress()
  const look = address.word('look', LOOKS) ?? 'words'
  const { side, content } = useSide(datasource)
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <SideChoice publishedVersion={datasource.publishedVersion} side={side} content={content.data} />
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
