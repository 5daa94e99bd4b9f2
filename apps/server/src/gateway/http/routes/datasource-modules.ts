import type { CheckDeps } from '../../../check/check-connection.ts'
import type { RouteModule } from '../routes.ts'
import { checkRoutes } from './check.ts'
import { connectorTypeRoutes } from './connector-types.ts'
import { type DatasourceRouteDeps, datasourceRoutes } from './datasources.ts'
import { deadLetterRoutes } from './dead-letters.ts'
import { draftRoutes } from './drafts.ts'
import { ledgerRoutes } from './ledger.ts'
import { logRoutes } from './logs.ts'
import { metricsRoutes } from './metrics.ts'
import { ontologyRoutes } from './ontology.ts'
import { runRoutes } from './runs.ts'
import { statusRoutes } from './status.ts'
import { suggestionRoutes } from './suggestions.ts'
import { testRunRoutes } from './test-run.ts'
import { versionRoutes } from './versions.ts'

/** All routes about feeds and what they wrote. */
export const datasourceModules = (deps: DatasourceRouteDeps & CheckDeps): readonly RouteModule[] => [
  connectorTypeRoutes,
  datasourceRoutes(deps),
  draftRoutes,
  versionRoutes,
  suggestionRoutes,
  testRunRoutes(deps),
  checkRoutes(deps),
  statusRoutes,
  metricsRoutes,
  logRoutes,
  ledgerRoutes,
  deadLetterRoutes,
  runRoutes,
  ontologyRoutes,
]
