import type { Feed, FeedCommand } from '../../features/fleet/index.ts'

export type BulkCommand = Exclude<FeedCommand, 'clone'>

interface CommandWords {
  readonly verb: string
  /** After "2 feeds". */
  readonly done: string
  readonly permission: string
  readonly danger?: true
  /** What it does to this feed, in a sentence. */
  readonly effect: (feed: Feed) => string
  /** Why it does not concern this feed; null = it does. */
  readonly idle: (feed: Feed) => string | null
}

const archived = ({ status }: Feed): string | null =>
  status === 'archived' ? 'It is archived; restore it first.' : null

export const COMMANDS: Readonly<Record<BulkCommand, CommandWords>> = {
  enable: {
    verb: 'Enable',
    done: 'enabled',
    permission: 'datasource.operate',
    effect: ({ publishedVersion, mode }) =>
      publishedVersion === null
        ? 'Switched on; it starts with its first publish.'
        : mode === 'push'
          ? `Accepts events again with version ${publishedVersion}.`
          : `Reads on from its checkpoint with version ${publishedVersion}.`,
    idle: (feed) => archived(feed) ?? (feed.desiredState === 'enabled' ? 'It is enabled already.' : null),
  },
  disable: {
    verb: 'Disable',
    done: 'disabled',
    permission: 'datasource.operate',
    danger: true,
    effect: ({ mode, publishedVersion }) =>
      publishedVersion === null
        ? 'Switched off; nothing of it is published, so nothing stops.'
        : mode === 'push'
          ? 'Senders are refused with 409 until it is enabled.'
          : 'Stops reading after the batch under way; the checkpoint stays.',
    idle: (feed) => archived(feed) ?? (feed.desiredState === 'disabled' ? 'It is disabled already.' : null),
  },
  run: {
    verb: 'Run now',
    done: 'asked now',
    permission: 'datasource.operate',
    effect: () => 'Its source is asked at once, from its checkpoint.',
    idle: (feed) =>
      archived(feed) ??
      (feed.mode === 'push' ? 'Its events are sent; there is nothing to ask.' : null) ??
      (feed.publishedVersion === null ? 'Nothing of it is published, so nothing runs.' : null) ??
      (feed.desiredState === 'disabled' ? 'It is disabled; enable it first.' : null),
  },
  restart: {
    verb: 'Restart',
    done: 'restarted',
    permission: 'datasource.operate',
    effect: ({ health }) =>
      health === 'quarantined'
        ? 'Leaves quarantine and tries the published version again.'
        : 'Its workers start anew; nothing is lost.',
    idle: (feed) =>
      archived(feed) ??
      (feed.desiredState === 'disabled' ? 'It is disabled; enable it instead.' : null) ??
      (feed.publishedVersion === null ? 'Nothing of it is published, so nothing runs.' : null),
  },
  archive: {
    verb: 'Archive',
    done: 'archived',
    permission: 'datasource.archive',
    danger: true,
    effect: ({ mode }) =>
      `${mode === 'push' ? 'Stops; senders are refused.' : 'Stops reading.'} History and records stay, and it can be restored.`,
    idle: ({ status }) => (status === 'archived' ? 'It is archived already.' : null),
  },
  restore: {
    verb: 'Restore',
    done: 'restored',
    permission: 'datasource.archive',
    effect: ({ desiredState, publishedVersion }) =>
      desiredState === 'enabled' && publishedVersion !== null
        ? `Runs again with version ${publishedVersion}.`
        : 'Back in the catalog; it does not run yet.',
    idle: ({ status }) => (status === 'active' ? 'It is not archived.' : null),
  },
}

export interface BulkPlan {
  readonly will: readonly { readonly feed: Feed; readonly effect: string }[]
  readonly not: readonly { readonly feed: Feed; readonly why: string }[]
}

/** Why the caller cannot give the feed this command now; null = they can. */
export function whyNot(command: BulkCommand, feed: Feed): string | null {
  const { idle, permission, verb } = COMMANDS[command]
  return (
    idle(feed) ??
    (feed.actions.includes(permission)
      ? null
      : `Your role does not allow you to ${verb.toLowerCase()}${command === 'run' ? '' : ' it'}.`)
  )
}

/** What will happen to which feeds, and which stay as they are and why. */
export function planOf(command: BulkCommand, feeds: readonly Feed[]): BulkPlan {
  const judged = feeds.map((feed) => ({ feed, why: whyNot(command, feed) }))
  return {
    will: judged.flatMap(({ feed, why }) => (why === null ? [{ feed, effect: COMMANDS[command].effect(feed) }] : [])),
    not: judged.flatMap(({ feed, why }) => (why === null ? [] : [{ feed, why }])),
  }
}

export const feedsWord = (count: number): string => `${count.toLocaleString('en-US')} ${count === 1 ? 'feed' : 'feeds'}`
