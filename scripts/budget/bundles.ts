/** What the built Studio makes a browser load, compressed as the gateway sends it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Measured } from './report.ts'

const DIST = join(import.meta.dirname, '../../apps/studio/dist')

/** Kilobytes (1,000 bytes) of compressed JavaScript. */
export const FIRST_KB = 200
export const ROUTE_KB = 120

interface Piece {
  readonly file: string
  readonly isEntry?: boolean
  readonly isDynamicEntry?: boolean
  readonly imports?: readonly string[]
}

/** The pages that are drawn inside another one, which has come before them. */
const AROUND: readonly (readonly [inside: RegExp, around: string])[] = [
  [/^src\/scenes\/detail\/tabs\//, 'src/scenes/detail/index.tsx'],
  [/^src\/scenes\/wizard\/\w+-step\./, 'src/scenes/wizard/edit.tsx'],
]

export interface Bundles {
  readonly firstKb: number
  /** Beyond what every page starts with: a scene, a tab or step together with the scene around it. */
  readonly routes: ReadonlyMap<string, number>
  /** Editors, charts, forms, dialogs: what comes when it is first drawn, beyond what every page starts with. */
  readonly later: ReadonlyMap<string, number>
}

/** Weighs the Studio in apps/studio/dist. Throws when it is not built. */
export function weighBundles(): Bundles {
  const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Piece>
  const loads = (key: string, into = new Set<string>()): Set<string> => {
    const piece = manifest[key]
    if (piece === undefined || into.has(piece.file)) return into
    into.add(piece.file)
    for (const needed of piece.imports ?? []) loads(needed, into)
    return into
  }
  const sizes = new Map<string, number>()
  const size = (file: string): number => {
    const known = sizes.get(file) ?? gzipSync(readFileSync(join(DIST, file))).length
    sizes.set(file, known)
    return known
  }
  const kb = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + size(file), 0) / 1000
  const first = new Set<string>()
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry) loads(key, first)
  if (first.size === 0) throw new Error('The manifest of the built Studio names no entry.')
  const routes = new Map<string, number>()
  const later = new Map<string, number>()
  for (const [key, { isDynamicEntry }] of Object.entries(manifest)) {
    if (!isDynamicEntry) continue
    const around = AROUND.find(([inside]) => inside.test(key))?.[1]
    const files = loads(key, around === undefined ? undefined : loads(around))
    const list = key.startsWith('src/scenes/') ? routes : later
    list.set(
      key.replace(/^src\//, '').replace(/(\/index)?\.tsx$/, ''),
      kb([...files].filter((file) => !first.has(file))),
    )
  }
  return { firstKb: kb(first), routes, later }
}

export function measureBundles(): Measured[] {
  const { firstKb, routes, later } = weighBundles()
  const heaviestFirst = (sizes: ReadonlyMap<string, number>) => [...sizes].sort(([, a], [, b]) => b - a)
  return [
    { what: 'First JavaScript', unit: 'kB', bar: FIRST_KB, value: firstKb },
    ...heaviestFirst(routes).map(([name, value]) => ({ what: `Route ${name}`, unit: 'kB', bar: ROUTE_KB, value })),
    ...heaviestFirst(later).map(([name, value]) => ({ what: `Later ${name}`, unit: 'kB', bar: null, value })),
  ]
}
