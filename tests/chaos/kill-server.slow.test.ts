import { test } from 'vitest'
import { killRounds } from './support/kill-rounds.ts'

test('row 1: kill -9 of the server at any moment, sixty times', async () => {
  await killRounds({ kills: 60, between: () => Math.floor(Math.random() * 2000), senders: 16 })
})
