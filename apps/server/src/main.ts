#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { COMPILE_CACHE } from './compile-cache.ts'
import { leanProcess } from './lean-process.ts'

leanProcess()
enableCompileCache(COMPILE_CACHE)
const { runCli } = await import('./cli/program.ts')
await runCli(process.argv)
