import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { UpdateDatasourceInput } from '../../api/generated/graphql.ts'
import { ApiProblem, request } from '../../api/index.ts'
import { refreshDraft } from '../../features/draft/index.ts'
import { type Basics, basicsProblems } from './basics-fields.tsx'
import { type BasicsView, basicsKey, readBasics, WizardUpdate } from './queries.ts'
import { forget, recall, remember } from './tab-memory.ts'

const QUIET_MS = 800
const RETRY_MS = 3000
const FIELDS = ['name', 'description', 'tags', 'ownerId'] as const
type Field = (typeof FIELDS)[number]

/** What was typed and not saved, with what each field was before. */
interface Edits {
  readonly mine: Partial<Basics>
  readonly base: Partial<Basics>
}

const NONE: Edits = { mine: {}, base: {} }
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

export type BasicsState = 'saved' | 'saving' | 'unsaved' | 'offline' | 'invalid' | 'conflict'

/** A datasource's basics: typed, saved after a moment of quiet, and never over what somebody else changed meanwhile. */
export function useBasics(id: string) {
  const client = useQueryClient()
  const query = useQuery({ queryKey: basicsKey(id), queryFn: ({ signal }) => readBasics(id, signal) })
  const [edits, setEdits] = useState<Edits>(() => recall<Edits>(`basics.${id}`) ?? NONE)
  const [phase, setPhase] = useState<'idle' | 'saving' | 'offline'>('idle')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const latest = useRef(edits)
  const busy = useRef(false)

  const put = useCallback(
    (next: Edits): void => {
      latest.current = next
      setEdits(next)
      if (Object.keys(next.mine).length === 0) forget(`basics.${id}`)
      else remember(`basics.${id}`, next)
    },
    [id],
  )
  const server = query.data
  const conflicts = server === undefined ? [] : conflictsOf(server, edits)
  const value: Basics | undefined = server === undefined ? undefined : { ...basicsOf(server), ...edits.mine }
  const problems = value === undefined ? {} : basicsProblems(value)
  const blocked = conflicts.length > 0 || Object.keys(problems).length > 0

  const save = useCallback(async (): Promise<void> => {
    const now = client.getQueryData<BasicsView>(basicsKey(id))
    const { mine } = latest.current
    if (now === undefined || busy.current || Object.keys(mine).length === 0) return
    if (conflictsOf(now, latest.current).length > 0) return
    if (Object.keys(basicsProblems({ ...basicsOf(now), ...mine })).length > 0) return
    busy.current = true
    setPhase('saving')
    setProblem(null)
    try {
      const { updateDatasource } = await request(WizardUpdate, { id, etag: now.etag, input: inputOf(mine) })
      client.setQueryData(basicsKey(id), updateDatasource)
      put(rest(latest.current, mine))
      setPhase('idle')
      void client.invalidateQueries({ queryKey: ['datasource', id] })
      void client.invalidateQueries({ queryKey: ['fleet'] })
      void refreshDraft(id)
    } catch (error) {
      const told = error instanceof ApiProblem ? error : new ApiProblem({ detail: String(error) })
      setPhase(told.code === 'server_away' ? 'offline' : 'idle')
      // Saving the draft moves the etag as well: read again, and send again unless one of these very fields was changed.
      if (told.code === 'etag_mismatch') {
        try {
          client.setQueryData(basicsKey(id), await readBasics(id))
        } catch {
          // What was typed is kept, and sent again when it can be read.
          setPhase('offline')
        }
      } else if (told.code !== 'server_away') setProblem(told)
    } finally {
      busy.current = false
    }
  }, [client, id, put])

  const dirty = Object.keys(edits.mine).length > 0
  const etag = server?.etag
  // biome-ignore lint/correctness/useExhaustiveDependencies: every edit and every new etag begins the wait anew
  useEffect(() => {
    if (!dirty || blocked || problem !== null || phase === 'saving') return
    const timer = setTimeout(() => void save(), phase === 'offline' ? RETRY_MS : QUIET_MS)
    return () => clearTimeout(timer)
  }, [edits, etag, dirty, blocked, problem, phase, save])
  useEffect(() => () => void save(), [save])

  const change = (mine: Partial<Basics>): void => {
    if (server === undefined) return
    setProblem(null)
    const before = basicsOf(server)
    const base = Object.fromEntries(Object.keys(mine).map((field) => [field, before[field as Field]]))
    put(rest({ mine: { ...edits.mine, ...mine }, base: { ...base, ...edits.base } }, before))
  }
  /** Settles what both changed: mine over theirs, or theirs. */
  const settle = (field: Field, take: 'mine' | 'theirs'): void => {
    if (server === undefined) return
    const { [field]: _mine, ...others } = edits.mine
    if (take === 'theirs') put({ mine: others, base: edits.base })
    else put({ mine: edits.mine, base: { ...edits.base, [field]: basicsOf(server)[field] } })
  }
  const state: BasicsState =
    conflicts.length > 0
      ? 'conflict'
      : !dirty
        ? 'saved'
        : Object.keys(problems).length > 0
          ? 'invalid'
          : phase === 'idle'
            ? 'unsaved'
            : phase
  return { query, value, change, state, problems, problem, conflicts, settle, save }
}

const basicsOf = ({ name, description, tags, ownerId }: BasicsView): Basics => ({ name, description, tags, ownerId })

function inputOf({ name, tags, ...others }: Partial<Basics>): UpdateDatasourceInput {
  return {
    ...others,
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
  }
}

/** Edits without those that are `settled` now. */
function rest({ mine, base }: Edits, settled: Partial<Basics>): Edits {
  const left = FIELDS.filter((field) => field in mine && !same(mine[field], settled[field]))
  const only = (of: Partial<Basics>): Partial<Basics> => Object.fromEntries(left.map((field) => [field, of[field]]))
  return { mine: only(mine), base: only(base) }
}

/** Fields somebody else changed since this edit began, to something else than it. */
const conflictsOf = (server: BasicsView, { mine, base }: Edits): Field[] =>
  FIELDS.filter(
    (field) =>
      field in mine && !same(basicsOf(server)[field], base[field]) && !same(basicsOf(server)[field], mine[field]),
  )
