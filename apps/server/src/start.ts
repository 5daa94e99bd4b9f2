/** Wires a server: database, keys, first administrator, then the roles it has. */

import type { Server as HttpServer } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { hostname } from 'node:os'
import { deriveKey } from '@halcyon/secrets'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { createAuth } from './accounts/auth.ts'
import { Authenticator } from './accounts/authenticator.ts'
import { type Bootstrapped, bootstrap } from './accounts/bootstrap.ts'
import { Refusals } from './audit/refusals.ts'
import { useExtensions } from './commands/datasources/catalog.ts'
import type { Configuration, Role } from './configuration.ts'
import { openServerDatabase } from './database.ts'
import { DemoSender } from './demo/sender.ts'
import { housekeeping } from './engine/housekeeping.ts'
import { pullRunner } from './engine/pull/pull-runner.ts'
import { replayRunner } from './engine/replay.ts'
import { modulesOf } from './extensions/extension.ts'
import { loadExtensions } from './extensions/inspect.ts'
import { composeGateway } from './gateway/compose.ts'
import { drainListener } from './ingest/drain.ts'
import { ingestListener } from './ingest/listener.ts'
import { feedSecrets } from './runtime/feed-secrets.ts'
import { processMetrics } from './runtime/process-metrics.ts'
import { releaseMemory } from './runtime/release-memory.ts'
import { Supervisor } from './runtime/supervisor.ts'
import { workerEntry } from './runtime/worker/bundle.ts'
import { openSealer } from './secrets/master-keys.ts'
import { readVersion } from './version.ts'

export interface RunningServer {
  /** null where this process does not have the role. */
  readonly gatewayUrl: string | null
  readonly ingestUrl: string | null
  readonly firstStart: Bootstrapped | null
  /** Takes nothing more, finishes what is under way, ends. */
  stop(): Promise<void>
}

export async function startServer(configuration: Configuration): Promise<RunningServer> {
  const log = pino(
    { level: configuration.logLevel, redact: ['*.password', '*.token', '*.value', '*.secret'] },
    pino.destination(2),
  )
  const has = (role: Role): boolean => configuration.roles.includes(role)
  const onError = (error: unknown): void => log.error({ err: error }, 'unexpected')
  const extensions = await loadExtensions(configuration.connectors)
  // One that cannot be used stops its own feeds and nobody else's.
  for (const { cause, action } of extensions.broken) log.error({ action }, cause)
  useExtensions(extensions)
  const connectorModules = modulesOf(extensions)
  const [{ db, url, close }, entry] = await Promise.all([
    openServerDatabase(configuration, log),
    workerEntry(configuration.dataDir),
  ])
  const { masterKey, sealer } = await openSealer(configuration)
  const firstStart = await bootstrap(db, configuration)
  const metrics = processMetrics()
  const secrets = feedSecrets({ db, sealer, onError })
  const replay = replayRunner({ db, nodeId: () => supervisor.nodeId, connectorModules, onError })
  const supervisor = new Supervisor({
    db,
    url,
    roles: configuration.roles,
    hostName: hostname(),
    workerData: {
      entry: entry.href,
      connectorModules,
      allowNetworks: configuration.allowNetworks,
      allowFiles: configuration.allowFiles,
    },
    openSecrets: secrets.open,
    secretUsed: secrets.used,
    replaceSecret: secrets.replace,
    onRun: () => {
      if (!has('engine')) return
      replay.wake()
      pulls?.heard()
    },
    onDatasource: (id) => pulls?.heard(id),
    metrics,
    onError,
  })
  const pulls = has('engine') ? pullRunner({ db, supervisor, onError }) : null
  await supervisor.start()
  const keeper = has('engine') ? housekeeping({ db, onError }) : null
  if (has('engine')) replay.wake()
  pulls?.wake()

  let ingestUrl: string | null = null
  const servers: { ingest: HttpServer | null; gateway: FastifyInstance | null } = { ingest: null, gateway: null }
  if (has('ingest')) {
    const listener = ingestListener({
      feed: (id) => supervisor.feed(id),
      reread: (id) => supervisor.reread(id),
      ready: () => supervisor.ready,
      trustedProxies: configuration.trustedProxies,
      metrics,
      onError,
    })
    ingestUrl = await listen(listener, configuration.ingestPort, configuration.bind)
    servers.ingest = listener
  }
  let gatewayUrl: string | null = null
  let demo: DemoSender | null = null
  if (has('gateway')) {
    const ingestPublicUrl =
      configuration.ingestPublicUrl ?? ingestUrl ?? `http://${configuration.bind}:${configuration.ingestPort}`
    const configured = configuration.publicUrl ?? `http://${hostInUrl(configuration.bind)}:${configuration.httpPort}`
    demo = new DemoSender({ db, sealer, ingestUrl: ingestUrl ?? ingestPublicUrl, onError })
    const auth = createAuth({
      db,
      secret: deriveKey(masterKey, 'sessions'),
      publicUrl: configured,
      onError: (message) => log.error(message),
    })
    const refusals = new Refusals(db, { onError })
    const gateway = composeGateway({
      installation: { dataDir: configuration.dataDir, bind: configuration.bind, version: readVersion() },
      db,
      databaseUrl: url,
      sealer,
      auth,
      authenticator: new Authenticator(db, auth),
      refusals,
      // With port 0 the address is known once it listens.
      publicUrl: () => configuration.publicUrl ?? gatewayUrl ?? configured,
      ingestPublicUrl,
      trustedProxies: configuration.trustedProxies,
      allowNetworks: configuration.allowNetworks,
      allowFiles: configuration.allowFiles,
      metrics,
      supervisor,
      demo,
      log,
    })
    await gateway.listen({ port: configuration.httpPort, host: configuration.bind })
    gatewayUrl = addressOf(gateway.server, configuration.bind)
    servers.gateway = gateway
  }

  releaseMemory()
  return {
    gatewayUrl,
    ingestUrl,
    firstStart,
    async stop() {
      keeper?.stop()
      await demo?.close()
      await Promise.all([replay.stop(), pulls?.stop()])
      if (servers.ingest !== null) await drainListener(servers.ingest)
      await servers.gateway?.close()
      await supervisor.drain()
      await secrets.close()
      await close()
    },
  }
}

const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)

function addressOf(server: Server, bind: string): string {
  const { port } = server.address() as AddressInfo
  return `http://${hostInUrl(bind)}:${port}`
}

function listen(server: Server, port: number, bind: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, bind, () => {
      server.off('error', reject)
      resolve(addressOf(server, bind))
    })
  })
}
