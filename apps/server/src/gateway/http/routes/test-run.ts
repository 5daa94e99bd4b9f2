import { stringifyJson } from '@halcyon/domain'
import type { CheckDeps } from '../../../check/check-connection.ts'
import { readInput } from '../../../commands/input/validate.ts'
import { runQuery } from '../../../commands/run-command.ts'
import { TestRunInput } from '../../../test-run/input.ts'
import { ScriptRunInput, scriptRun } from '../../../test-run/script-run.ts'
import { testSubject } from '../../../test-run/subject.ts'
import { printTestRun, testRun } from '../../../test-run/test-run.ts'
import { contextOf } from '../authenticate.ts'
import { paramsOf, type RouteModule } from '../routes.ts'

/** `/datasources/{id}/test-run` and `/script-run`. They change nothing, so they are no commands: no transaction stays open meanwhile. */
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
    const script = '/datasources/:id/script-run'
    api.operations.push({
      method: 'POST',
      path: `/api/v1${script}`,
      summary: 'Run a script on items and show what it makes of them; nothing is mapped or stored',
      tag: 'test-run',
      status: [200],
      permission,
      body: ScriptRunInput,
    })
    api.app.post(script, async (request, reply) => {
      await runQuery(testSubject, contextOf(request, api.deps), paramsOf(request))
      const result = await scriptRun(readInput(ScriptRunInput, request.body))
      return reply.type('application/json; charset=utf-8').send(stringifyJson(result))
    })
  }
