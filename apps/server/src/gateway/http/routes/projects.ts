import { createProject } from '../../../commands/projects/create-project.ts'
import { listProjects } from '../../../queries/people-organizations.ts'
import { commandRoute, queryRoute, type RouteModule } from '../routes.ts'

export const projectRoutes: RouteModule = (api) => {
  queryRoute(api, '/projects', listProjects, { summary: 'List projects' })
  commandRoute(api, 'POST', '/projects', createProject, { summary: 'Create a project', status: 201 })
}
