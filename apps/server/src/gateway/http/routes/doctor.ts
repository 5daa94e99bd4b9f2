import { supportBundle } from '../../../doctor/bundle.ts'
import type { Installation } from '../../../doctor/check.ts'
import { examine } from '../../../doctor/examine.ts'
import { queryRoute, type RouteModule } from '../routes.ts'

export const doctorRoutes =
  (installation: Installation): RouteModule =>
  (api) => {
    queryRoute(api, '/doctor', examine(installation), { summary: 'Check the installation, and say what to do' })
    queryRoute(api, '/doctor/bundle', supportBundle(installation), {
      summary: 'What to send along with a question to support; without secrets and payloads',
    })
  }
