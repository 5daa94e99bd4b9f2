import { test } from 'vitest'
import { killRounds } from './support/kill-rounds.ts'

test('row 1: kill -9 of the server under load loses and doubles nothing', async () => {
  await killRounds({ kills: 4, between: () => 150, senders: 4 })
})
