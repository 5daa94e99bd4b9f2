import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { useSession, watchLive } from '../../api/index.ts'
import { serverBackend } from './backend.ts'
import type { DraftContent } from './content.ts'
import { createDraftKeeper, readOnlyReason, stateOf } from './keeper.ts'
import { sessionMemoryOf } from './memory.ts'
import type { Draft, Setter, UseDraft } from './types.ts'

const keeper = createDraftKeeper({
  backend: serverBackend,
  memory: sessionMemoryOf('draft'),
  watch: (datasourceId, etag, hear) =>
    watchLive({
      input: () => ({ drafts: [{ datasourceId, etag: etag() }] }),
      hear: (event) => {
        if (event.__typename === 'DraftChanged' && event.datasourceId === datasourceId) hear(event.etag)
      },
    }),
})

useSession.subscribe((now, before) => {
  if ((before.awaySince !== null && now.awaySince === null) || (before.expired && !now.expired)) keeper.reachable()
})
window.addEventListener('pagehide', () => keeper.keepAll())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') keeper.keepAll()
})
window.addEventListener('beforeunload', (event) => {
  if (keeper.atRisk()) event.preventDefault()
})

const setterOf =
  <P extends keyof DraftContent>(id: string, part: P): Setter<DraftContent[P]> =>
  (next) =>
    keeper.edit(id, (now) => {
      const value = typeof next === 'function' ? (next as (now: DraftContent[P]) => DraftContent[P])(now[part]) : next
      return value === now[part] ? now : { ...now, [part]: value }
    })

/** The draft of a datasource, shared by all who have it open in this tab: loaded, edited, saved by itself. */
export function useDraft(datasourceId: string): UseDraft {
  const entry = useStore(keeper.store, ({ drafts }) => drafts[datasourceId])
  const failure = useStore(keeper.store, ({ failures }) => failures[datasourceId])
  useEffect(() => keeper.open(datasourceId), [datasourceId])
  const actions = useMemo(
    () => ({
      setConfig: setterOf(datasourceId, 'config'),
      setSecrets: setterOf(datasourceId, 'secrets'),
      setMapping: setterOf(datasourceId, 'mapping'),
      setRuntime: setterOf(datasourceId, 'runtime'),
      saveNow: () => keeper.saveNow(datasourceId),
      resolve: (choices: Parameters<Draft['resolve']>[0]) => keeper.resolve(datasourceId, choices),
    }),
    [datasourceId],
  )
  return useMemo<UseDraft>(() => {
    if (entry === undefined) {
      return failure === undefined
        ? { status: 'pending' }
        : { status: 'error', error: failure, retry: () => void keeper.refresh(datasourceId) }
    }
    const { datasource, saved, mine, problem, theirs } = entry
    return {
      status: 'ready',
      datasourceId,
      datasource,
      content: mine,
      base: saved.content,
      state: stateOf(entry),
      validation: saved.validation,
      readOnly: readOnlyReason(datasource),
      etag: saved.etag,
      contentHash: saved.contentHash,
      savedAt: saved.updatedAt,
      savedBy: saved.updatedBy,
      problem,
      theirs,
      ...actions,
    }
  }, [entry, failure, datasourceId, actions])
}

/** After something else changed the draft (a publish, a discard, a rename): reads it again. */
export const refreshDraft = (datasourceId: string): Promise<void> => keeper.refresh(datasourceId)
