import { Type } from 'typebox'
import { type CheckDeps, checkConnection } from '../../../check/check-connection.ts'
import { readInput } from '../../../commands/input/validate.ts'
import { runQuery } from '../../../commands/run-command.ts'
import { testSubject } from '../../../test-run/subject.ts'
import { contextOf } from '../authenticate.ts'
import { paramsOf, type RouteModule } from '../routes.ts'

const CheckInput = Type.Object({
  against: Type.Optional(
    Type.Union([Type.Literal('draft'), Type.Literal('published')], {
      description: 'Which content is tried: draft, unless told.',
    }),
  ),
})

/** `/datasources/{id}/check`. */
export const checkRoutes =
  (deps: CheckDeps): RouteModule =>
  (api) => {
    const path = '/datasources/:id/check'
    api.operations.push({
      method: 'POST',
      path: `/api/v1${path}`,
      summary: 'Try the connection, step by step',
      tag: 'test-run',
      status: [200],
      permission: testSubject.action,
      body: CheckInput,
    })
    api.app.post(path, async (request) => {
      const context = contextOf(request, api.deps)
      const datasource = await runQuery(testSubject, context, paramsOf(request))
      const { against = 'draft' } = readInput(CheckInput, request.body)
      return checkConnection(deps, context, datasource, against)
    })
  }
