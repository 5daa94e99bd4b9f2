import { composeGateway } from '../../apps/server/src/gateway/compose.ts'
import { renderOpenApi } from '../../apps/server/src/gateway/http/openapi.ts'
import type { Operation } from '../../apps/server/src/gateway/http/operation.ts'
import { code, page, table } from './markdown.ts'

/** `docs/reference/openapi.json`, and the same as a list for people. */
export async function renderApi(): Promise<{ openapi: string; rest: string }> {
  const app = composeGateway(NOTHING)
  await app.ready()
  const { operations } = app
  return { openapi: renderOpenApi(operations), rest: renderList(operations) }
}

/** Routes are registered without a call to what stands behind them. */
const NOTHING = {
  trustedProxies: [],
  allowNetworks: [],
  publicUrl: () => 'http://127.0.0.1:7700',
  ingestPublicUrl: 'http://127.0.0.1:7701',
} as unknown as Parameters<typeof composeGateway>[0]

function renderList(operations: readonly Operation[]): string {
  const byTag = Map.groupBy(
    [...operations].sort((a, b) => compare(a.tag, b.tag) || compare(a.path, b.path) || compare(a.method, b.method)),
    ({ tag }) => tag,
  )
  return page(
    'REST interface',
    'the routes under apps/server/src/gateway/http/routes',
    'Every operation, with the permission it asks for. Bodies, parameters and answers: [openapi.json](openapi.json). Errors, ETag, paging, organizations: [the guide](../guides/api.md).',
    ...[...byTag].flatMap(([tag, members]) => [
      `## ${tag}`,
      table(
        ['operation', 'permission', 'does'],
        members.map(({ method, path, permission, summary }) => [
          code(`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
          permission === null ? '' : code(permission),
          summary,
        ]),
      ),
    ]),
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
