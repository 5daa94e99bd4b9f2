import { ENTITY_TYPES } from '@halcyon/domain'

export const KINDS = ['alerts', 'entities', 'relationships'] as const
export type Kind = (typeof KINDS)[number]

export const KIND_WORDS: Readonly<
  Record<Kind, { readonly many: string; readonly one: string; readonly about: string }>
> = {
  alerts: { many: 'Alerts', one: 'Alert', about: 'What the feeds report, newest received first.' },
  entities: { many: 'Entities', one: 'Entity', about: 'Hosts, users, addresses and more, merged over all feeds.' },
  relationships: { many: 'Relationships', one: 'Relationship', about: 'How alerts and entities belong together.' },
}

export const kindOf = (text: string | undefined): Kind | null => KINDS.find((kind) => kind === text) ?? null

/** `in_progress` → `In progress`. */
export const wordOf = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).replaceAll('_', ' ')

/** Where one end of a relationship is shown. */
export const recordHref = (kind: string, id: string): string =>
  `/records/${kind === 'alert' ? 'alerts' : 'entities'}/${id}`

/** An entity's type as people call it: `ip` → `IP address`. */
export const typeWord = (type: string): string =>
  Object.values(ENTITY_TYPES).find((each) => each.type === type)?.title ?? wordOf(type)
