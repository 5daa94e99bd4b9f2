import type { ConnectorTemplate } from '@halcyon/connector-kit'
import { securityHub } from './aws-security-hub.ts'
import { crowdstrike } from './crowdstrike.ts'
import { github } from './github.ts'
import { googleScc } from './google-scc.ts'
import { googleWorkspace } from './google-workspace.ts'
import { microsoftGraph } from './microsoft-graph.ts'
import { okta } from './okta.ts'
import { sentinelone } from './sentinelone.ts'
import { slack } from './slack.ts'
import { snyk } from './snyk.ts'

/** Beginnings of feeds, by the product's preset. The first sample of each is the preset's record. */
export const TEMPLATES: readonly ConnectorTemplate[] = [
  crowdstrike,
  microsoftGraph,
  sentinelone,
  okta,
  googleWorkspace,
  googleScc,
  securityHub,
  github,
  snyk,
  slack,
]
