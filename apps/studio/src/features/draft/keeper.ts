import { createStore, type StoreApi } from 'zustand/vanilla'
import { ApiProblem } from '../../api/problem.ts'
import type { DraftBackend } from './backend.ts'
import { changedParts, type DraftContent, type DraftPart, mergeParts, type PartChoice } from './content.ts'
import type { EditMemory } from './memory.ts'
import type { DraftDatasource, DraftState, SavedDraft } from './types.ts'

/** One open draft. */
export interface DraftEntry {
  readonly datasource: DraftDatasource
  /** As this tab last knew the server's. */
  readonly saved: SavedDraft
  readonly mine: DraftContent
  readonly dirty: boolean
  readonly phase: 'idle' | 'saving' | 'offline'
  readonly problem: ApiProblem | null
  readonly theirs: SavedDraft | null
}

interface KeeperState {
  readonly drafts: Readonly<Record<string, DraftEntry>>
  readonly failures: Readonly<Record<string, Error>>
}

export interface DraftKeeper {
  readonly store: StoreApi<KeeperState>
  /** Loads it, once for all who have it open; the returned function lets go of it and sends what is unsaved. */
  open(id: string): () => void
  edit(id: string, change: (now: DraftContent) => DraftContent): void
  /** True when the server has everything. */
  saveNow(id: string): Promise<boolean>
  resolve(id: string, choices: Readonly<Record<DraftPart, PartChoice>>): void
  /** The draft was saved under this etag, by somebody. */
  heard(id: string, etag: string): void
  /** Reads it again from the server. */
  refresh(id: string): Promise<void>
  /** The server answers again, or the session is open again. */
  reachable(): void
  /** The page may go any moment: keeps what is unsaved. */
  keepAll(): void
  /** True when a reload would ask the person to choose, or lose something. */
  atRisk(): boolean
}

interface KeeperOptions {
  readonly backend: DraftBackend
  readonly memory: EditMemory
  /** Called while somebody has the draft open; `etag` gives the last one known. */
  readonly watch: (id: string, etag: () => string, hear: (etag: string) => void) => () => void
  /** Milliseconds of quiet before edits are sent. */
  readonly quietMs?: number
  readonly retryMs?: number
}

export const stateOf = ({ dirty, phase, theirs }: DraftEntry): DraftState => {
  if (theirs !== null && dirty) return 'conflict'
  if (phase !== 'idle') return phase
  return dirty ? 'unsaved' : 'saved'
}

export const readOnlyReason = ({ actions, status }: DraftDatasource): string | null => {
  if (status === 'archived') return 'The datasource is archived. Restore it to edit its draft.'
  return actions.includes('draft.edit') ? null : 'You may read this draft. Editing it needs the role editor or admin.'
}

const same = (one: DraftContent, other: DraftContent): boolean => changedParts(one, other).length === 0

/** Holds drafts and their edits, saves them after a moment of quiet, and never over somebody else's save. */
export function createDraftKeeper(options: KeeperOptions): DraftKeeper {
  const { backend, memory, watch, quietMs = 800, retryMs = 3000 } = options
  const store = createStore<KeeperState>(() => ({ drafts: {}, failures: {} }))
  const holders = new Map<string, { count: number; unwatch: () => void }>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const keeping = new Map<string, ReturnType<typeof setTimeout>>()
  const saving = new Map<string, Promise<void>>()

  const entryOf = (id: string): DraftEntry | undefined => store.getState().drafts[id]

  function patch(id: string, change: Partial<DraftEntry>): void {
    const entry = entryOf(id)
    if (entry === undefined) return
    const next = { ...entry, ...change }
    const dirty = next.mine !== next.saved.content && !same(next.saved.content, next.mine)
    store.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: { ...next, dirty } } }))
    if (!dirty) forget(id)
    else if (next.mine !== entry.mine || next.saved !== entry.saved) keepSoon(id)
  }

  function forget(id: string): void {
    clearTimeout(keeping.get(id))
    keeping.delete(id)
    memory.forget(id)
  }

  function keepSoon(id: string): void {
    if (!keeping.has(id))
      keeping.set(
        id,
        setTimeout(() => keep(id), 150),
      )
  }

  function keep(id: string): void {
    clearTimeout(keeping.get(id))
    keeping.delete(id)
    const entry = entryOf(id)
    if (entry?.dirty) memory.keep(id, { etag: entry.saved.etag, base: entry.saved.content, mine: entry.mine })
  }

  function schedule(id: string, ms: number): void {
    clearTimeout(timers.get(id))
    timers.set(
      id,
      setTimeout(() => void save(id), ms),
    )
  }

  async function save(id: string): Promise<void> {
    clearTimeout(timers.get(id))
    const running = saving.get(id)
    if (running !== undefined) {
      await running
      return save(id)
    }
    const entry = entryOf(id)
    if (entry === undefined || !entry.dirty || entry.theirs !== null) return
    if (readOnlyReason(entry.datasource) !== null) return
    const run = saveOnce(id, entry).finally(() => saving.delete(id))
    saving.set(id, run)
    await run
  }

  async function saveOnce(id: string, { saved, mine: sent }: DraftEntry): Promise<void> {
    patch(id, { phase: 'saving', problem: null })
    try {
      const answer = await backend.save(id, saved.etag, sent)
      const mine = entryOf(id)?.mine ?? sent
      // The same objects where the same was saved: what is drawn from them need not be drawn again.
      const content = same(answer.content, sent) ? sent : answer.content
      patch(id, {
        saved: { ...answer, content },
        mine: mine === sent ? content : mine,
        phase: 'idle',
        theirs: null,
      })
      if (entryOf(id)?.dirty) schedule(id, quietMs)
    } catch (error) {
      await refused(id, error)
    }
  }

  async function refused(id: string, error: unknown): Promise<void> {
    const problem = error instanceof ApiProblem ? error : new ApiProblem({ detail: String(error) })
    if (problem.code === 'etag_mismatch') {
      patch(id, { phase: 'idle' })
      return meet(id)
    }
    if (problem.code === 'server_away') {
      patch(id, { phase: 'offline' })
      schedule(id, retryMs)
    } else patch(id, { phase: 'idle', problem })
  }

  /** Reads what the server has now and compares. */
  async function meet(id: string): Promise<void> {
    let loaded: Awaited<ReturnType<DraftBackend['load']>>
    try {
      loaded = await backend.load(id)
    } catch (error) {
      if (entryOf(id) !== undefined) await refused(id, error)
      return
    }
    const entry = entryOf(id)
    if (entry === undefined) return
    const { datasource, saved: theirs } = loaded
    if (same(theirs.content, entry.mine)) {
      patch(id, { datasource, saved: { ...theirs, content: entry.mine }, theirs: null, phase: 'idle', problem: null })
    } else if (same(theirs.content, entry.saved.content)) {
      patch(id, { datasource, saved: { ...theirs, content: entry.saved.content }, theirs: null })
      if (entry.dirty) schedule(id, quietMs)
    } else patch(id, { datasource, theirs })
  }

  async function load(id: string): Promise<void> {
    const known = entryOf(id)
    if (known !== undefined && (known.dirty || known.theirs !== null)) return meet(id)
    try {
      const { datasource, saved } = await backend.load(id)
      const now = entryOf(id)
      if (now !== undefined && (now !== known || now.dirty)) return
      begin(id, datasource, saved)
    } catch (error) {
      if (known === undefined) {
        store.setState(({ failures }) => ({ failures: { ...failures, [id]: error as Error } }))
      }
    }
  }

  function begin(id: string, datasource: DraftDatasource, saved: SavedDraft): void {
    const now = entryOf(id)
    const kept = now === undefined ? memory.read(id) : null
    const content = now !== undefined && same(now.mine, saved.content) ? now.mine : saved.content
    let entry: DraftEntry = {
      datasource,
      saved: { ...saved, content },
      mine: content,
      dirty: false,
      phase: 'idle',
      problem: null,
      theirs: null,
    }
    if (kept !== null && !same(kept.mine, saved.content)) {
      const moved = kept.etag !== saved.etag && !same(kept.base, saved.content)
      entry = moved
        ? { ...entry, saved: { ...saved, etag: kept.etag, content: kept.base }, theirs: saved, mine: kept.mine }
        : { ...entry, mine: kept.mine }
    }
    store.setState(({ drafts, failures: { [id]: _gone, ...failures } }) => ({
      drafts: { ...drafts, [id]: entry },
      failures,
    }))
    patch(id, {})
    if (entryOf(id)?.dirty) schedule(id, quietMs)
  }

  const heard = (id: string, etag: string): void => {
    const running = saving.get(id)
    if (running !== undefined) void running.then(() => heard(id, etag))
    else if (entryOf(id) !== undefined && entryOf(id)?.saved.etag !== etag && entryOf(id)?.theirs?.etag !== etag)
      void meet(id)
  }

  async function openFirst(id: string): Promise<void> {
    await load(id)
    const holder = holders.get(id)
    if (holder === undefined || entryOf(id) === undefined) return
    holder.unwatch()
    holder.unwatch = watch(
      id,
      () => entryOf(id)?.theirs?.etag ?? entryOf(id)?.saved.etag ?? '',
      (etag) => heard(id, etag),
    )
  }

  return {
    store,
    heard,
    open(id) {
      const holder = holders.get(id) ?? { count: 0, unwatch: () => {} }
      holder.count += 1
      holders.set(id, holder)
      if (holder.count === 1) void openFirst(id)
      return () => {
        holder.count -= 1
        if (holder.count > 0) return
        holder.unwatch()
        holders.delete(id)
        void save(id)
      }
    },
    edit(id, change) {
      const entry = entryOf(id)
      if (entry === undefined || readOnlyReason(entry.datasource) !== null) return
      const mine = change(entry.mine)
      if (mine === entry.mine || same(mine, entry.mine)) return
      patch(id, { mine, problem: null })
      schedule(id, quietMs)
    },
    async saveNow(id) {
      await save(id)
      return entryOf(id)?.dirty === false
    },
    resolve(id, choices) {
      const entry = entryOf(id)
      if (entry === undefined || entry.theirs === null) return
      patch(id, { mine: mergeParts(entry.mine, entry.theirs.content, choices), saved: entry.theirs, theirs: null })
      void save(id)
    },
    refresh: (id) => (entryOf(id) === undefined ? openFirst(id) : load(id)),
    reachable() {
      for (const [id, { dirty }] of Object.entries(store.getState().drafts)) if (dirty) void save(id)
    },
    keepAll() {
      for (const id of Object.keys(store.getState().drafts)) keep(id)
    },
    atRisk: () =>
      Object.values(store.getState().drafts).some(
        (entry) => entry.dirty && (entry.phase === 'offline' || entry.theirs),
      ),
  }
}
