/**
 * `npm run bench:start`: start to ready on an existing data folder, and memory when idle (the server's process, without PostgreSQL's).
 * Flag: `--rounds 5`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startServer } from '../../tests/support/server.ts'
import { median, memoryMb } from '../support/processes.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const dataDir = await mkdtemp(join(tmpdir(), 'halcyon-bench-'))
const seconds: number[] = []
const memory: number[] = []
try {
  await (await startServer({ dataDir })).stop()
  for (let round = 0; round < Number(values.rounds); round++) {
    const began = performance.now()
    const server = await startServer({ dataDir })
    seconds.push((performance.now() - began) / 1000)
    await new Promise((resolve) => setTimeout(resolve, 5000))
    memory.push(memoryMb(server.process.pid ?? 0))
    await server.stop()
  }
  console.log(
    `start to ready, warm: median ${median(seconds).toFixed(2)} s (${seconds.map((value) => value.toFixed(2)).join(', ')})`,
  )
  console.log(`idle memory: median ${median(memory)} MiB (${memory.join(', ')})`)
} finally {
  await rm(dataDir, { recursive: true, force: true })
}
