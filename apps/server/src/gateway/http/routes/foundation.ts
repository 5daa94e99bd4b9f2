import type { Sealer } from '@halcyon/secrets'
import type { RouteModule } from '../routes.ts'
import { apiTokenRoutes } from './api-tokens.ts'
import { auditRoutes } from './audit.ts'
import { invitationRoutes } from './invitations.ts'
import { organizationRoutes } from './organizations.ts'
import { projectRoutes } from './projects.ts'
import { roleBindingRoutes } from './role-bindings.ts'
import { secretRoutes } from './secrets.ts'
import { userRoutes } from './users.ts'

/** The routes of accounts, secrets and audit. */
export const foundationRoutes = (sealer: Sealer): readonly RouteModule[] => [
  apiTokenRoutes,
  auditRoutes,
  invitationRoutes,
  organizationRoutes,
  projectRoutes,
  roleBindingRoutes,
  secretRoutes(sealer),
  userRoutes,
]
