import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { workerEntry } from './bundle.ts'

test('a program that may not write its own folder has its workers in the data folder, with their libraries', async () => {
  const data = await mkdtemp(join(tmpdir(), 'halcyon-worker-'))
  onTestFinished(() => rm(data, { recursive: true }))
  // No folder can be made beneath a file.
  const entry = await workerEntry(data, fileURLToPath(import.meta.url))
  expect(fileURLToPath(entry).startsWith(data)).toBe(true)
  expect(await workerEntry(data, fileURLToPath(import.meta.url))).toEqual(entry)
  const worker = new Worker(entry, { workerData: null })
  onTestFinished(async () => void (await worker.terminate()))
  const heard = await new Promise((resolve) => {
    worker.once('message', resolve)
    worker.once('error', ({ message }) => resolve(message))
  })
  expect(heard).not.toMatch(/Cannot find/)
})
