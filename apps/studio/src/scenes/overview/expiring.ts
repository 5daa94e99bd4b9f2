import type { OverviewSecretsQuery } from '../../api/generated/graphql.ts'

export type SecretNode = OverviewSecretsQuery['secrets']['nodes'][number]

const DAYS = 30
const DAY_MS = 86_400_000

export interface Expiring {
  readonly secret: SecretNode
  /** Epoch milliseconds at which no version of it is valid any more. */
  readonly at: number
  readonly expired: boolean
  /** Published feeds that use it: they stop when it ends. */
  readonly feeds: readonly { readonly id: string; readonly name: string }[]
}

/** Secrets whose present version ends within thirty days or has ended, the next first. */
export const expiringOf = (secrets: readonly SecretNode[], now: number): readonly Expiring[] =>
  secrets
    .flatMap((secret): Expiring[] => {
      const current = secret.versions.find(({ state }) => state === 'current')
      const at = current?.expiresAt == null ? Number.NaN : Date.parse(current.expiresAt)
      if (!(at < now + DAYS * DAY_MS)) return []
      const feeds = new Map(secret.usedBy.map(({ datasourceId: id, name }) => [id, { id, name }]))
      return [{ secret, at, expired: at <= now, feeds: [...feeds.values()] }]
    })
    .sort((a, b) => a.at - b.at)
