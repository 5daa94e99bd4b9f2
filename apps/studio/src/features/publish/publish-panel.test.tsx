// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiProblem } from '../../api/problem.ts'
import { PublishPanel } from './publish-panel.tsx'

const api = vi.hoisted(() => ({ request: vi.fn() }))
vi.mock('../../api/index.ts', async () => ({
  graphql: (text: string) => text,
  request: api.request,
  watchLive: () => () => {},
  ApiProblem: (await import('../../api/problem.ts')).ApiProblem,
}))

const change = {
  path: 'runtime.rateLimit.eventsPerSecond',
  kind: 'changed',
  before: '0',
  after: '100',
  risk: 'low',
  area: 'runtime',
}

/** The server: its draft, and what it answers to a publish. */
const server = {
  etag: 'draft-1',
  errors: [] as { path: string; code: string; message: string; suggestion: null }[],
  actions: ['datasource.publish'],
  publish: (_etag: string): unknown => ({ state: 'published', version: 8, etag: 'draft-2' }),
}

beforeEach(() => {
  vi.stubGlobal('matchMedia', (media: string) => ({
    media,
    matches: false,
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
  Object.assign(document, { fonts: new EventTarget() })
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  Object.assign(server, { etag: 'draft-1', errors: [], actions: ['datasource.publish'] })
  server.publish = () => ({ state: 'published', version: 8, etag: 'draft-2' })
  api.request.mockImplementation(async (document: string, variables: { etag: string }) => {
    if (document.includes('mutation')) return { publish: server.publish(variables.etag) }
    if (document.includes('DiffContents')) {
      const summary = { added: 0, removed: 0, changed: 1, highestRisk: 'low' }
      return { datasource: { diff: { changes: [change], summary, beforeText: '{}', afterText: '{"a":1}' } } }
    }
    const { etag, errors, actions } = server
    const validation = { ok: errors.length === 0, errors, warnings: [] }
    const draft = { etag, contentText: '{}', updatedAt: null, updatedBy: { id: 'u', name: 'Ada' }, validation }
    return { datasource: { id: 'd', name: 'Feed', publishedVersion: 7, desiredState: 'enabled', actions, draft } }
  })
})
afterEach(cleanup)

const show = () =>
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <PublishPanel datasourceId="d" problemHref={(path) => `/edit/${path}`} />
      </QueryClientProvider>
    </MantineProvider>,
  )
const button = () => screen.findByRole<HTMLButtonElement>('button', { name: 'Publish v8' })

test('publishes the draft that was shown, and says what came of it', async () => {
  const asked = vi.spyOn(server, 'publish')
  show()
  await screen.findByText('100 events/s')
  fireEvent.click(await button())
  expect(await screen.findByText('Published v8, in force.')).toBe(document.activeElement)
  expect(asked).toHaveBeenCalledWith('draft-1')
})

test('problems block it and lead to their place', async () => {
  server.errors = [{ path: 'config.auth.kind', code: 'required', message: 'is needed', suggestion: null }]
  show()
  expect((await screen.findByRole('link', { name: 'config.auth.kind' })).getAttribute('href')).toBe(
    '/edit/config.auth.kind',
  )
  expect((await button()).disabled).toBe(true)
})

test('a draft that somebody changed is not published: says who, and asks to look again', async () => {
  server.publish = (etag) => {
    if (etag === 'draft-9') return { state: 'published', version: 8, etag: 'draft-10' }
    server.etag = 'draft-9'
    throw new ApiProblem({ code: 'etag_mismatch', status: 412 })
  }
  show()
  await screen.findByText('100 events/s')
  fireEvent.click(await button())
  expect((await screen.findByRole('alert')).textContent).toContain('Ada changed the draft')
  expect((await button()).disabled).toBe(true)
  await screen.findByText('100 events/s')
  fireEvent.click(screen.getByRole('button', { name: 'I looked at it again' }))
  fireEvent.click(await button())
  expect(await screen.findByText('Published v8, in force.')).toBeTruthy()
})

test('who may not publish is told so', async () => {
  server.actions = []
  show()
  expect(await screen.findByText('You may not publish this feed')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Publish v8' })).toBeNull()
})
