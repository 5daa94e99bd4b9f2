import {
  IconDatabase,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconStethoscope,
  IconTableAlias,
  IconUsers,
} from '@tabler/icons-react'
import type { Shape } from '../../ui/index.ts'

export type PlaceKey = 'overview' | 'catalog' | 'records' | 'secrets' | 'audit' | 'people' | 'doctor'

export interface Place {
  readonly label: string
  readonly href: string
  readonly shape: Shape
  /** Pressed after `g`. */
  readonly letter: string
  readonly parts?: readonly { readonly label: string; readonly href: string }[]
}

export const PLACES: Readonly<Record<PlaceKey, Place>> = {
  overview: { label: 'Overview', href: '/', shape: IconLayoutDashboard, letter: 'o' },
  catalog: { label: 'Catalog', href: '/datasources', shape: IconDatabase, letter: 'c' },
  records: {
    label: 'Records',
    href: '/records/alerts',
    shape: IconTableAlias,
    letter: 'r',
    parts: [
      { label: 'Alerts', href: '/records/alerts' },
      { label: 'Entities', href: '/records/entities' },
      { label: 'Relationships', href: '/records/relationships' },
    ],
  },
  secrets: { label: 'Secrets', href: '/secrets', shape: IconKey, letter: 's' },
  audit: { label: 'Audit', href: '/audit', shape: IconHistory, letter: 'a' },
  people: { label: 'People & tokens', href: '/people', shape: IconUsers, letter: 'p' },
  doctor: { label: 'Doctor', href: '/doctor', shape: IconStethoscope, letter: 'd' },
}

/** Whether a path lies in a place. */
export const isWithin = (href: string, here: string): boolean =>
  href === '/' ? here === '/' : here === href || here.startsWith(`${href}/`)
