import type { Sealer } from '@halcyon/secrets'
import { createSecret } from '../../../commands/secrets/create-secret.ts'
import { deleteSecret } from '../../../commands/secrets/delete-secret.ts'
import { revokeVersion } from '../../../commands/secrets/revoke-version.ts'
import { rotateSecret } from '../../../commands/secrets/rotate-secret.ts'
import { updateSecret } from '../../../commands/secrets/update-secret.ts'
import { listSecrets, readSecret } from '../../../queries/secrets.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

export const secretRoutes =
  (sealer: Sealer): RouteModule =>
  (api) => {
    queryRoute(api, '/secrets', listSecrets, { summary: 'List secrets, without their values' })
    queryRoute(api, '/secrets/:id', readSecret, { summary: 'Read a secret, without its value' })
    commandRoute(api, 'POST', '/secrets', createSecret(sealer), { summary: 'Create a secret', status: 201 })
    commandRoute(api, 'PATCH', '/secrets/:id', updateSecret, { summary: 'Change where a secret may be sent' })
    commandRoute(api, 'POST', '/secrets/:id/versions', rotateSecret(sealer), {
      summary: 'Give a secret a new value',
      status: 201,
    })
    commandRoute(api, 'POST', '/secrets/:id/versions/:n/revoke', revokeVersion, {
      summary: 'End a version before its time',
    })
    commandRoute(api, 'DELETE', '/secrets/:id', deleteSecret, {
      summary: 'Delete a secret that nothing uses',
      status: 204,
    })
  }
