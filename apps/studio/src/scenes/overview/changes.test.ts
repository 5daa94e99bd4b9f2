import { expect, test } from 'vitest'
import { aFeed } from '../../features/fleet/testing.ts'
import { changesHref, waitingChanges } from './changes.ts'

const EDITOR = ['draft.edit', 'datasource.publish']

test('what waits for the reader comes before what waits for others; nothing else is listed', () => {
  const feeds = [
    aFeed({ id: 'same', actions: EDITOR }),
    aFeed({ id: 'theirs', hasUnpublishedChanges: true, actions: ['config.read'] }),
    aFeed({ id: 'mine', hasUnpublishedChanges: true, actions: EDITOR }),
    aFeed({ id: 'archived', hasUnpublishedChanges: true, status: 'archived', actions: EDITOR }),
  ]
  expect(waitingChanges(feeds).map(({ id }) => id)).toEqual(['mine', 'theirs'])
})

test('who may edit is led to the last step, everybody else to the comparison', () => {
  expect(changesHref(aFeed({ id: 'f', actions: EDITOR }))).toBe('/datasources/f/edit/summary')
  expect(changesHref(aFeed({ id: 'f', publishedVersion: 7, actions: ['config.read'] }))).toBe(
    '/datasources/f?tab=history&compare=7..draft',
  )
})
