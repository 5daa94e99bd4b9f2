import { parseJson, stringifyJson } from '@halcyon/domain'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, serverAway } from '../../api/problem.ts'
import type { DraftBackend, LoadedDraft } from './backend.ts'
import { type DraftContent, readContent, writeContent } from './content.ts'
import { createDraftKeeper, stateOf } from './keeper.ts'
import type { EditMemory, KeptEdits } from './memory.ts'

const empty: DraftContent = { config: {}, secrets: {}, mapping: null, runtime: {} }

function server() {
  let content = empty
  let etag = 1
  let away = false
  const saves: DraftContent[] = []
  const loaded = (): LoadedDraft => ({
    datasource: {
      id: 'd',
      name: 'Feed',
      type: 'http_webhook',
      typeTitle: 'HTTP webhook',
      mode: 'push',
      status: 'active',
      publishedVersion: null,
      ingestUrl: null,
      projectId: 'p',
      actions: ['draft.edit'],
    },
    saved: {
      content: readContent(writeContent(content)),
      etag: `e${etag}`,
      contentHash: '',
      validation: { ok: true, errors: [], warnings: [] },
      updatedAt: null,
      updatedBy: null,
    },
  })
  const backend: DraftBackend = {
    load: async () => {
      if (away) throw serverAway()
      return loaded()
    },
    save: async (_id, given, next) => {
      if (away) throw serverAway()
      if (given !== `e${etag}`) throw new ApiProblem({ code: 'etag_mismatch', status: 412 })
      saves.push(next)
      content = next
      etag += 1
      return loaded().saved
    },
  }
  return {
    backend,
    saves,
    content: () => content,
    away: (is: boolean) => {
      away = is
    },
    somebodySaves: (next: Partial<DraftContent>) => {
      content = { ...content, ...next }
      etag += 1
      return `e${etag}`
    },
  }
}

function memoryOf(): EditMemory & { readonly all: Map<string, KeptEdits> } {
  const all = new Map<string, KeptEdits>()
  return {
    all,
    read: (id) => all.get(id) ?? null,
    keep: (id, edits) => all.set(id, edits) !== undefined,
    forget: (id) => void all.delete(id),
  }
}

async function opened(there = server(), memory = memoryOf()) {
  const keeper = createDraftKeeper({ backend: there.backend, memory, watch: () => () => {} })
  const close = keeper.open('d')
  await vi.advanceTimersByTimeAsync(0)
  const entry = () => keeper.store.getState().drafts.d!
  const setConfig = (config: DraftContent['config']) => keeper.edit('d', (now) => ({ ...now, config }))
  return { keeper, close, entry, setConfig, there, memory, state: () => stateOf(entry()) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a draft in the browser', () => {
  it('is saved once, after a moment of quiet', async () => {
    const { setConfig, there, state } = await opened()
    setConfig({ preset: 'git' })
    await vi.advanceTimersByTimeAsync(500)
    setConfig({ preset: 'github' })
    expect(state()).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(900)
    expect(there.saves.map(({ config }) => config)).toEqual([{ preset: 'github' }])
    expect(state()).toBe('saved')
  })

  it('loses no digit on its way', async () => {
    const { keeper, there } = await opened()
    const mapping = parseJson('{"constant":12345678901234567890123}')
    keeper.edit('d', (now) => ({ ...now, mapping }))
    await keeper.saveNow('d')
    expect(stringifyJson(there.content().mapping)).toBe('{"constant":12345678901234567890123}')
  })

  it('survives a reload before it was saved', async () => {
    const { setConfig, keeper, there, memory } = await opened()
    setConfig({ preset: 'slack' })
    keeper.keepAll()
    const again = await opened(there, memory)
    expect(again.entry().mine.config).toEqual({ preset: 'slack' })
    await vi.advanceTimersByTimeAsync(900)
    expect(there.content().config).toEqual({ preset: 'slack' })
    expect(memory.all.size).toBe(0)
  })

  it('never goes over somebody else’s save', async () => {
    const { setConfig, there, state, entry, keeper } = await opened()
    there.somebodySaves({ config: { preset: 'okta' }, runtime: { memoryLimitMb: 64 } })
    setConfig({ preset: 'stripe' })
    await vi.advanceTimersByTimeAsync(900)
    expect(state()).toBe('conflict')
    expect(there.content().config).toEqual({ preset: 'okta' })
    expect(entry().theirs?.content.config).toEqual({ preset: 'okta' })
    setConfig({ preset: 'github' })
    await vi.advanceTimersByTimeAsync(5000)
    expect(there.content().config).toEqual({ preset: 'okta' })
    keeper.resolve('d', { config: 'mine', secrets: 'theirs', mapping: 'theirs', runtime: 'theirs' })
    await vi.advanceTimersByTimeAsync(0)
    expect(there.content()).toMatchObject({ config: { preset: 'github' }, runtime: { memoryLimitMb: 64 } })
    expect(state()).toBe('saved')
  })

  it('offers a save heard of, and changes nothing by itself', async () => {
    const { keeper, there, entry, state } = await opened()
    keeper.heard('d', there.somebodySaves({ config: { preset: 'okta' } }))
    await vi.advanceTimersByTimeAsync(0)
    expect(entry().mine.config).toEqual({})
    expect(entry().theirs?.content.config).toEqual({ preset: 'okta' })
    expect(state()).toBe('saved')
    keeper.resolve('d', { config: 'theirs', secrets: 'theirs', mapping: 'theirs', runtime: 'theirs' })
    expect(entry().mine.config).toEqual({ preset: 'okta' })
    expect(there.saves).toEqual([])
  })

  it('asks after a reload when the draft moved meanwhile', async () => {
    const first = await opened()
    first.setConfig({ preset: 'slack' })
    first.keeper.keepAll()
    first.there.somebodySaves({ config: { preset: 'okta' } })
    const again = await opened(first.there, first.memory)
    expect(again.state()).toBe('conflict')
    expect(again.entry().saved.content.config).toEqual({})
  })

  it('waits for a server that is away', async () => {
    const { setConfig, there, state } = await opened()
    there.away(true)
    setConfig({ preset: 'slack' })
    await vi.advanceTimersByTimeAsync(900)
    expect(state()).toBe('offline')
    there.away(false)
    await vi.advanceTimersByTimeAsync(3000)
    expect(state()).toBe('saved')
    expect(there.content().config).toEqual({ preset: 'slack' })
  })

  it('sends what is unsaved when the page is left', async () => {
    const { setConfig, close, there } = await opened()
    setConfig({ preset: 'slack' })
    close()
    await vi.advanceTimersByTimeAsync(0)
    expect(there.content().config).toEqual({ preset: 'slack' })
  })
})
