import { removeDemo } from '../../../commands/demo/remove-demo.ts'
import { type DemoDeps, startDemo } from '../../../commands/demo/start-demo.ts'
import { stopDemo } from '../../../commands/demo/stop-demo.ts'
import { readDemo } from '../../../queries/demo.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

export const demoRoutes =
  (deps: DemoDeps): RouteModule =>
  (api) => {
    queryRoute(api, '/demo', readDemo, { summary: 'Read whether the demo is there, and runs' })
    commandRoute(api, 'POST', '/demo', startDemo(deps), {
      summary: 'Make three feeds and send them realistic events, for a day or until it is stopped',
      present: ({ view }) => view,
    })
    commandRoute(api, 'POST', '/demo/stop', stopDemo, { summary: 'Send no more events; the feeds stay' })
    commandRoute(api, 'DELETE', '/demo', removeDemo, {
      summary: 'Stop the demo, archive its feeds and delete its secrets, and nothing else',
    })
  }
