import { addressOf } from '../../features/events/address.ts'
import type { Feed } from '../../features/fleet/index.ts'

type Changed = Pick<Feed, 'id' | 'actions' | 'status' | 'publishedVersion' | 'hasUnpublishedChanges'>

/** Whether the reader may bring a feed's draft into force. */
export const mayPublish = ({ actions }: Pick<Feed, 'actions'>): boolean => actions.includes('datasource.publish')

/** Feeds whose draft differs from what is in force; first those that wait for the reader. */
export const waitingChanges = <F extends Changed>(feeds: readonly F[]): readonly F[] =>
  feeds
    .filter(({ status, hasUnpublishedChanges }) => status === 'active' && hasUnpublishedChanges)
    .sort((a, b) => Number(mayPublish(b)) - Number(mayPublish(a)))

/** Where one reads the changes: the last step of editing, else what the history says of them. */
export const changesHref = ({ id, actions, publishedVersion }: Changed): string =>
  actions.includes('draft.edit')
    ? `/datasources/${id}/edit/summary`
    : addressOf(`/datasources/${id}`, { tab: 'history', compare: `${publishedVersion}..draft` })
