import { Button } from '@mantine/core'
import { IconPlayerTrackNext } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ErrorState, ExactTime, formatNumber, LoadingSkeleton, NoMatch } from '../../ui/index.ts'
import type { Address } from '../events/address.ts'
import { linesAround } from './around.ts'
import { timeOfId } from './line.ts'
import { LogFeed } from './log-feed.ts'
import { LogPanel } from './log-panel.tsx'

interface LogAroundProps {
  readonly datasource: { readonly id: string; readonly name: string }
  readonly address: Address
  readonly line: string
}

const nothing = (): void => undefined

/** What stood before and after one line, all levels and components: where a copied link leads. */
export function LogAround({ datasource, address, line }: LogAroundProps) {
  const around = useQuery({
    queryKey: ['logs', datasource.id, 'around', line],
    queryFn: ({ signal }) => linesAround(datasource.id, line, signal),
    staleTime: 60_000,
  })
  const { data: lines } = around
  const feed = useMemo(() => {
    const still = new LogFeed()
    still.begin(lines ?? [], null)
    still.pause()
    return still
  }, [lines])
  const back = (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlayerTrackNext size={14} aria-hidden />}
      onClick={() => address.change({ line: null }, 'push')}
    >
      Back to the newest lines
    </Button>
  )
  if (around.isPending) return <LoadingSkeleton variant="lines" count={16} label="Loading the log" />
  if (lines === undefined)
    return <ErrorState error={around.error} title="The log could not be loaded" onRetry={() => void around.refetch()} />
  if (lines.length === 0)
    return (
      <NoMatch title="The line is not kept any more" action={back}>
        The link may be older than the time logs are kept.
      </NoMatch>
    )
  const there = lines.some(({ id }) => id === line)
  return (
    <LogPanel
      datasource={datasource}
      feed={feed}
      line={line}
      onReachEnd={nothing}
      onNewest={nothing}
      controls={back}
      footer={
        <span>
          {formatNumber(lines.length)} lines around <ExactTime value={timeOfId(line)} />
          {there ? '' : '; the line itself is not kept any more'}
        </span>
      }
    />
  )
}
