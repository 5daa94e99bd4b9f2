import type { NextRequest, PullRun } from '@halcyon/connector-kit'
import type { KafkaConfig } from '../config/config.ts'
import { type Settings, settingsOf } from '../settings.ts'
import { type Standing, standingOf } from './checkpoint.ts'

/** What is fetched next of each partition that stands somewhere, and where those begin that were never read. */
export function describeNext(config: KafkaConfig, checkpoints: PullRun['checkpoints']): readonly NextRequest[] {
  const settings = settingsOf(config)
  const known = [...checkpoints].map(([partition, checkpoint]): NextRequest => {
    const { words, request } = spoken(standingOf(partition, checkpoint), partition)
    return { partition, words, request }
  })
  const words = `Partitions of ${settings.topics.join(', ')} that were never read: ${beginning(settings, known.length > 0)}.`
  return [...known, { partition: '', words, request: null }]
}

function spoken(standing: Standing, partition: string): Pick<NextRequest, 'words' | 'request'> {
  if (standing.kind === 'offset') {
    return {
      words: `Records from offset ${standing.offset} on.`,
      request: `Fetch ${partition} from ${standing.offset}`,
    }
  }
  const { time } = standing
  const at = typeof time === 'number' ? new Date(time).toISOString() : time
  const words = typeof time === 'number' ? `Records from ${at} on.` : `Records from ${END[time]} on.`
  return { words, request: `ListOffsets ${partition} at ${at}\nFetch ${partition} from there` }
}

const END = { earliest: 'the oldest that is kept', latest: 'the moment the next run begins' } as const

/** Where a feed has read something already, nothing that came later is left out. */
function beginning({ start }: Settings, later: boolean): string {
  if (later) return 'from their oldest record on'
  if (typeof start === 'string') return `from ${END[start]} on`
  return 'group' in start
    ? 'from where the group stands, else from their oldest record on'
    : `from ${start.timestamp} on`
}
