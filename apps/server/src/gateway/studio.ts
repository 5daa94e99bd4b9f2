import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { Problem } from '@halcyon/domain'
import type { FastifyInstance } from 'fastify'

const BUILT = fileURLToPath(new URL('../../../studio/dist', import.meta.url))
/** Files that carry their content's hash in their name. */
const FOREVER = 'public, max-age=31536000, immutable'

/**
 * The Studio's files, as they are at each request: a Studio that is installed while the server runs is served from then on.
 * An address that is not a file's is one of its pages: the Studio reads it.
 */
export const studioFiles =
  (built: string = BUILT) =>
  (app: FastifyInstance): void => {
    if (!existsSync(join(built, 'index.html'))) return
    app.register(fastifyStatic, {
      root: built,
      serve: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? FOREVER : 'no-cache')
      },
    })
    app.get<{ Params: { '*': string } }>('/assets/*', (request, reply) =>
      reply.sendFile(`assets/${request.params['*']}`),
    )
    app.get('/*', (request, reply) => {
      const page = /\btext\/html\b/.test(request.headers.accept ?? '') && !/^\/(?:api|graphql)\b/.test(request.url)
      if (!page) throw new Problem('not_found')
      return reply.sendFile('index.html')
    })
  }
