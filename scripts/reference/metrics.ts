import { processMetrics } from '../../apps/server/src/runtime/process-metrics.ts'
import { code, page, table } from './markdown.ts'

/** Made by prom-client, and not the same on every platform. */
const OF_THE_PROCESS = /^halcyon_(process|nodejs)_/

/** `docs/reference/metrics.md`. */
export async function renderMetrics(): Promise<string> {
  const metrics = await sampled().registry.getMetricsAsJSON()
  const rows = metrics
    .filter(({ name }) => !OF_THE_PROCESS.test(name))
    .map(({ name, help, type, values }) => [code(name), String(type), labelsOf(values).map(code).join(', '), help])
  return page(
    'Metrics',
    'apps/server/src/runtime/process-metrics.ts',
    '`GET /metrics` on the gateway, in Prometheus’s text format. It names the feeds of all organizations: it answers requests from this machine, and elsewhere only a token whose role is global.',
    table(['name', 'kind', 'labels', 'meaning'], rows),
    'Beside them `halcyon_process_…` and `halcyon_nodejs_…`: the process’s CPU time, memory, event loop and garbage collection, as prom-client collects them.',
    'These count from the start of the process. What a feed did over time, by version and to the event, is in `GET /api/v1/datasources/{id}/metrics`.',
  )
}

/** One feed that had one request, so that every metric shows its labels. */
function sampled(): ReturnType<typeof processMetrics> {
  const metrics = processMetrics()
  metrics.settled('feed', { accepted: 1, duplicates: 0, filtered: 0, rejected: 0, correlationId: '' })
  metrics.answered('feed', 202, 1, 1)
  const feed = { definition: { datasourceId: 'feed' }, state: 'healthy', restarts: 0, crashingRequests: 0 }
  metrics.watch({ feeds: () => [feed] })
  return metrics
}

const labelsOf = (values: readonly { readonly labels: object }[]): string[] =>
  [...new Set(values.flatMap(({ labels }) => Object.keys(labels)))].filter((label) => label !== 'le')
