import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { RunsPageQuery } from '../../api/generated/graphql.ts'
import { watchLive } from '../../api/index.ts'
import type { Run } from './shapes.ts'

type RunsPages = InfiniteData<RunsPageQuery['datasource']['runs']>

/** Follows the runs of a feed on the tab's live stream: what moves is put into every list and card that shows it. */
export function useLiveRuns(datasourceId: string): void {
  const client = useQueryClient()
  useEffect(
    () =>
      watchLive({
        input: () => ({ runs: [datasourceId] }),
        hear: (event) => {
          if (event.__typename !== 'RunsChanged' || event.datasourceId !== datasourceId) return
          const changed = new Map<string, Run>(event.runs.map((run) => [run.id, run]))
          let known = 0
          client.setQueriesData<RunsPages>({ queryKey: ['runs', datasourceId] }, (pages) =>
            pages === undefined
              ? pages
              : {
                  ...pages,
                  pages: pages.pages.map((page) => ({
                    ...page,
                    nodes: page.nodes.map((run) => {
                      const now = changed.get(run.id)
                      if (now !== undefined) known++
                      return now ?? run
                    }),
                  })),
                },
          )
          for (const run of event.runs) {
            if (client.getQueryData(['run', run.id]) !== undefined) client.setQueryData(['run', run.id], run)
          }
          // One that no list has yet.
          if (known < changed.size) void client.invalidateQueries({ queryKey: ['runs', datasourceId] })
          void client.invalidateQueries({ queryKey: ['standing', datasourceId] })
          void client.invalidateQueries({ queryKey: ['coverage', datasourceId] })
        },
      }),
    [client, datasourceId],
  )
}
