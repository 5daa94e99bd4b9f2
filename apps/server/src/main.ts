#!/usr/bin/env node
import { fewArenas } from './few-arenas.ts'

fewArenas()
const { runCli } = await import('./cli/program.ts')
await runCli(process.argv)
