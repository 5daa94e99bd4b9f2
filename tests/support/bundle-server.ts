/** `node bundle-server.ts <folder>`: bundles the server into it. A process of its own: the bundler's memory goes with it. */
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Plugin, rolldown } from 'rolldown'

/** The code of the program's threads. */
const THREAD = /new Worker\(new URL\('(\.\/[\w-]+\.ts)', import\.meta\.url\)/g

/** Threads are bundled as well; what else a module finds beside itself (SQL, guides, programs of its own) stays where it is. */
const inPlace: Plugin = {
  name: 'in-place',
  transform(code, id) {
    if (!code.includes('import.meta.')) return null
    return code
      .replace(THREAD, (_, thread: string) => {
        const file = this.emitFile({ type: 'chunk', id: join(dirname(id), thread) })
        return `new Worker(new URL(import.meta.ROLLUP_FILE_URL_${file})`
      })
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
  },
}

async function bundle(target: string): Promise<void> {
  const made = await rolldown({
    input: fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url)),
    platform: 'node',
    external: ['rolldown', 'pg-native', 'ssh2-sftp-client'],
    plugins: [inPlace],
    logLevel: 'silent',
  })
  const draft = `${target}.${process.pid}`
  await made.write({ dir: draft, format: 'esm' })
  await made.close()
  // Whole or absent; of two that bundle at once the first one stays.
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }))
}

const target = process.argv[2]
if (target === undefined) throw new Error('usage: node bundle-server.ts <folder>')
await bundle(target)
