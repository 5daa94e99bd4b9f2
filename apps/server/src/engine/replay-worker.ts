/** Maps one page of dead letters in a thread of its own, so that neither a hostile payload nor a long page holds the engine. */
import { parentPort, workerData } from 'node:worker_threads'
import type { FeedRef } from '@halcyon/domain'
import { compile } from '@halcyon/mapping'
import { type Letter, replayLetters } from '@halcyon/pipeline'

const { feed, mapping, letters } = workerData as { feed: FeedRef; mapping: unknown; letters: readonly Letter[] }
const compiled = compile(mapping)
if (!compiled.ok) throw new Error(compiled.errors[0]?.message ?? 'The mapping does not compile.')
parentPort?.postMessage(replayLetters(feed, compiled.mapping, letters))
