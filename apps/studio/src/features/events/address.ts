import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

type Values = Readonly<Record<string, string | number | null | undefined>>

/** What the address says after the `?`, as text, and how to change it. */
export interface Address {
  /** '' where it says nothing. */
  readonly text: (name: string) => string
  /** One of the words; null for any other. */
  readonly word: <W extends string>(name: string, words: readonly W[]) => W | null
  /** A whole number above zero, else null. */
  readonly count: (name: string) => number | null
  /** A time as RFC 3339 in UTC, else null. */
  readonly time: (name: string) => string | null
  /** Null and '' take a value away. `push` makes a step for the Back button; typing replaces. */
  readonly change: (values: Values, how?: 'push' | 'replace') => void
  /** This place with some values changed, as a link. */
  readonly href: (values: Values) => string
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' && Number.isFinite(value) ? String(value) : ''

export function readAddress(search: Readonly<Record<string, unknown>>): Omit<Address, 'change' | 'href'> {
  const text = (name: string): string => textOf(search[name])
  return {
    text,
    word: (name, words) => words.find((word) => word === text(name)) ?? null,
    count: (name) => (/^[1-9]\d{0,8}$/.test(text(name)) ? Number(text(name)) : null),
    time: (name) => {
      const at = Date.parse(text(name))
      return Number.isNaN(at) ? null : new Date(at).toISOString()
    },
  }
}

type Search = Readonly<Record<string, unknown>>

const changed = (search: Search, values: Values): Search =>
  Object.fromEntries(Object.entries({ ...search, ...values }).filter(([, value]) => value != null && value !== ''))

/** Filters live in the address, so that reload, Back and a copied link restore them. */
export function useAddress(): Address {
  const search: Search = useSearch({ strict: false })
  const navigate = useNavigate()
  const router = useRouter()
  const change = useCallback<Address['change']>(
    (values, how = 'replace') => {
      const next = (before: Search): Search => changed(before, values)
      void navigate({ to: '.', search: next as never, replace: how === 'replace', resetScroll: false })
    },
    [navigate],
  )
  return useMemo(() => {
    const href = (values: Values): string =>
      window.location.pathname + router.options.stringifySearch(changed(search, values) as Record<string, unknown>)
    return { ...readAddress(search), change, href }
  }, [search, change, router])
}

/** A link to a place with filters; text that the router would read as JSON is quoted, so that every digit survives. */
export function addressOf(path: string, values: Values = {}): string {
  const parts = Object.entries(values)
    .filter(([, value]) => value != null && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(typeof value === 'string' ? quoted(value) : String(value))}`)
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`
}

function quoted(text: string): string {
  try {
    JSON.parse(text)
    return JSON.stringify(text)
  } catch {
    return text
  }
}
