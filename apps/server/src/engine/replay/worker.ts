/** Maps pages of what is kept in a thread of its own, so that neither a hostile payload nor a long page holds the engine. */
import { parentPort, workerData } from 'node:worker_threads'
import { compile } from '@halcyon/mapping'
import { type RunScript, remapper, replayLetters } from '@halcyon/pipeline'
import { openScript } from '../../runtime/open-script.ts'
import type { Mapped, MapWork, Page } from './mapper.ts'

const { feed, mapping, type, config, connectorModules } = workerData as MapWork
const compiled = compile(mapping)
if (!compiled.ok) throw new Error(compiled.errors[0]?.message ?? 'The mapping does not compile.')
const program = compiled.mapping
let opened: ReturnType<typeof openScript> | null = null
let reader: ReturnType<typeof readerOf> | null = null

/** Loaded for what is kept alone: the connectors are many, and dead letters need none. */
async function readerOf() {
  const [{ loadConnector }, { keptReader }] = await Promise.all([
    import('../../runtime/connectors.ts'),
    import('./kept-reader.ts'),
  ])
  return keptReader(await loadConnector(type, connectorModules), config)
}

async function mapped(page: Page): Promise<Mapped> {
  opened ??= openScript(program.script)
  const script = await opened
  const run: RunScript | null = script === null ? null : (items) => script.run(items)
  if (page.kind === 'letters') return { rows: await replayLetters(feed, program, page.letters, run), left: 0 }
  reader ??= readerOf()
  const read = await reader
  const again = remapper(feed, program, run)
  let left = 0
  for (const request of page.requests) left += await again.add(request, await read(request))
  return { rows: again.take(), left }
}

parentPort?.on('message', (page: Page) => {
  void mapped(page).then(
    (answer) => parentPort?.postMessage(answer),
    (error: unknown) => {
      setImmediate(() => {
        throw error
      })
    },
  )
})
