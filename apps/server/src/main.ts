#!/usr/bin/env node
import { leanProcess } from './lean-process.ts'

leanProcess()
const { runCli } = await import('./cli/program.ts')
await runCli(process.argv)
