import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { Problem } from '@halcyon/domain'
import type { OpenModule } from './http/deps.ts'

const BUILT = fileURLToPath(new URL('../../../studio/dist', import.meta.url))
/** Files that carry their content's hash in their name. */
const FOREVER = 'public, max-age=31536000, immutable'

/** The Studio's files. An address that is not a file's is one of its pages: the Studio reads it. */
export const studioFiles: OpenModule = (app) => {
  if (!existsSync(join(BUILT, 'index.html'))) return
  app.register(fastifyStatic, {
    root: BUILT,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? FOREVER : 'no-cache')
    },
  })
  app.get('/*', (request, reply) => {
    const page = /\btext\/html\b/.test(request.headers.accept ?? '') && !/^\/(?:api|graphql|assets)\b/.test(request.url)
    if (!page) throw new Problem('not_found')
    return reply.sendFile('index.html')
  })
}
