import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useAddress } from '../../../features/events/address.ts'
import { contentQuery, type FeedContent } from '../../../features/versions/content-query.ts'
import { RelativeTime } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import type { Datasource } from '../use-datasource.ts'

const SIDES = ['published', 'draft'] as const

/** What is in force, or what is being edited, as the address says. */
export function useSide({ id, publishedVersion, draftEtag }: Datasource) {
  const asked = useAddress().word('side', SIDES) ?? 'published'
  const side = publishedVersion === null ? 'draft' : asked
  const content = useQuery(contentQuery(id, side === 'draft' ? 'draft' : (publishedVersion ?? 0), draftEtag))
  return { side, content }
}

interface SideChoiceProps {
  readonly publishedVersion: number | null
  readonly side: 'published' | 'draft'
  readonly content: FeedContent | undefined
}

/** Chooses between the two, and says who made what is shown. */
export function SideChoice({ publishedVersion, side, content }: SideChoiceProps) {
  const address = useAddress()
  return (
    <>
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
        {content?.by && `by ${content.by}, `}
        {content?.at && <RelativeTime value={content.at} />}
        {content !== undefined && content.problems > 0 && ` · ${content.problems} open problems`}
      </span>
    </>
  )
}
