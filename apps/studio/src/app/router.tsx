import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { ask as askCatalog } from '../scenes/catalog/ahead.ts'
import { Frame } from './frame.tsx'
import { NotFound } from './not-found.tsx'
import { catalogScene, detailScene, overviewScene } from './scenes.ts'

const rootRoute = createRootRoute({ component: Frame })

/** Filters, tabs and ranges live in the address: whatever a scene puts there stays as it is. */
const anySearch = (search: Record<string, unknown>): Record<string, unknown> => search

const overview = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: anySearch,
  component: lazyRouteComponent(overviewScene),
})
const catalog = createRoute({
  getParentRoute: () => rootRoute,
  path: '/datasources',
  validateSearch: anySearch,
  loader: ({ location }) => askCatalog(location.search),
  component: lazyRouteComponent(catalogScene),
})
const wizard = createRoute({
  getParentRoute: () => rootRoute,
  path: '/datasources/new',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('../scenes/wizard/index.tsx')),
})
const detail = createRoute({
  getParentRoute: () => rootRoute,
  path: '/datasources/$id',
  validateSearch: anySearch,
  component: lazyRouteComponent(detailScene),
})
/** The wizard's steps over a draft; `step`: basics, connection, mapping, test, summary; next: whichever lacks something. */
const edit = createRoute({
  getParentRoute: () => rootRoute,
  path: '/datasources/$id/edit/$step',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('../scenes/wizard/edit.tsx')),
})
/** `kind`: alerts, entities, relationships. */
const records = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$kind',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('../scenes/records/index.tsx')),
})
const record = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$kind/$id',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('../scenes/records/record.tsx')),
})
const secrets = createRoute({
  getParentRoute: () => rootRoute,
  path: '/secrets',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('../scenes/secrets/index.tsx')),
})
const audit = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('../scenes/audit/index.tsx')),
})
/** `tab`: people, roles, tokens, organizations. */
const people = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('../scenes/people/index.tsx')),
})

const doctor = createRoute({
  getParentRoute: () => rootRoute,
  path: '/doctor',
  component: lazyRouteComponent(() => import('../scenes/doctor/index.tsx')),
})
/** A one-time link: joining an organization. Public. */
const invite = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('../scenes/sign-in/invite.tsx')),
})
/** A one-time link: a new password. Public. */
const reset = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset/$token',
  component: lazyRouteComponent(() => import('../scenes/sign-in/reset.tsx')),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    overview,
    catalog,
    wizard,
    detail,
    edit,
    records,
    record,
    secrets,
    audit,
    people,
    doctor,
    invite,
    reset,
  ]),
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  // What fails is said by the Studio's own pages.
  disableGlobalCatchBoundary: true,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
