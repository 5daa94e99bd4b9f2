import type { CheckDeps } from '../../../check/check-connection.ts'
import { readInput } from '../../../commands/input/validate.ts'
import { runQuery } from '../../../commands/run-command.ts'
import { TestRunInput } from '../../../test-run/input.ts'
import { testSubject } from '../../../test-run/subject.ts'
import { printTestRun, testRun } from '../../../test-run/test-run.ts'
import { contextOf } from '../authenticate.ts'
import { paramsOf, type RouteModule } from '../routes.ts'

/** `/datasources/{id}/test-run`. It changes nothing, so it is no command: no transaction stays open while the records are mapped. */
export const testRunRoutes =
  (deps: CheckDeps): RouteModule =>
  (api) => {
    const path = '/datasources/:id/test-run'
    const summary = 'Map records and show what would be written; nothing is'
    const { action: permission } = testSubject
    api.operations.push({
      method: 'POST',
      path: `/api/v1${path}`,
      summary,
      tag: 'test-run',
      status: [200],
      permission,
      body: TestRunInput,
    })
    api.app.post(path, async (request, reply) => {
      const context = contextOf(request, api.deps)
      const datasource = await runQuery(testSubject, context, paramsOf(request))
      const result = await testRun(deps, context, datasource, readInput(TestRunInput, request.body))
      return reply.type('application/json; charset=utf-8').send(printTestRun(result))
    })
  }
