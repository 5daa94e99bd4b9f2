import { HEALTH, WORST_FIRST } from '../index.ts'

export interface Feed {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly health: string
  readonly cause: string | null
  readonly rate: number
  readonly course: readonly number[]
  readonly last: number
}

const NAMES = [
  'okta-system-log',
  'github-audit',
  'crowdstrike-detections',
  'cloudtrail-eu',
  'defender-xdr',
  'zeek-edge',
]
const TYPES = ['REST poller', 'Webhook', 'Kafka', 'S3 batch']
const QUIET = new Set<string>(['healthy', 'paused', 'stopped', 'unpublished'])

/** Made-up feeds, the same at every call. */
export const feeds = (count: number): readonly Feed[] =>
  Array.from({ length: count }, (_, at) => {
    const health = WORST_FIRST[(at * 4 + 8) % WORST_FIRST.length] ?? 'healthy'
    return {
      id: `feed-${at}`,
      name: `${NAMES[at % NAMES.length]}-${at}`,
      type: TYPES[at % TYPES.length] ?? '',
      health,
      cause: QUIET.has(health) ? null : `${HEALTH[health].word} since the last restart.`,
      rate: ((at * 37) % 100) + 0.4,
      course: Array.from({ length: 24 }, (_value, step) => 50 + 45 * Math.sin(at + step / 3)),
      last: Date.now() - at * at * 1_700,
    }
  })
