// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { closePalette } from '../../features/commands/commands.ts'
import { Page, SearchInput } from '../../ui/index.ts'
import { renderUi } from '../../ui/testing/render.tsx'
import { AppShell, type AppShellProps } from './app-shell.tsx'
import { enableShortcuts } from './shortcuts.ts'

const PROPS: AppShellProps = {
  here: '/datasources',
  places: ['overview', 'catalog', 'records'],
  viewer: { name: 'Ada', email: 'ada@example.test' },
  organizations: [{ id: 'o1', name: 'Northwind' }],
  organizationId: 'o1',
  onOrganization: () => {},
  projects: [],
  projectId: null,
  onProject: () => {},
  onSignOut: () => {},
  awaySince: null,
  newerVersion: false,
  sessionExpired: false,
  signInForm: <button type="button">Sign in</button>,
  children: (
    <Page title="Catalog">
      <SearchInput label="Search feeds" value="" onChange={() => {}} />
      <textarea aria-label="Notes" />
    </Page>
  ),
}

afterEach(() => {
  enableShortcuts(true)
  closePalette()
  vi.restoreAllMocks()
})

function Broken(): never {
  throw Object.assign(new Error('The answer could not be read.'), { correlationId: '0199a1c2' })
}

test('offers the given places, and no others', () => {
  renderUi(<AppShell {...PROPS} />)
  const places = within(screen.getByRole('navigation', { name: 'Places' })).getAllByRole('link')
  expect(places.map((link) => link.textContent)).toEqual(['Overview', 'Catalog', 'Records'])
  expect(screen.getByRole('link', { name: 'Catalog' }).getAttribute('aria-current')).toBe('page')
  expect(screen.getByRole('link', { name: 'Skip to the page' }).getAttribute('href')).toBe('#main')
})

test('the parts of a place are shown within it', () => {
  renderUi(<AppShell {...PROPS} here="/records/entities/e1" />)
  expect(screen.getByRole('link', { name: 'Entities' }).getAttribute('aria-current')).toBe('page')
  expect(screen.getByRole('link', { name: 'Records' }).getAttribute('aria-current')).toBeNull()
})

test('/ goes to the search, ? shows the keys, and neither where one types', async () => {
  const { user } = renderUi(<AppShell {...PROPS} />)
  await user.keyboard('/')
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search feeds' }))
  await user.click(screen.getByRole('textbox', { name: 'Notes' }))
  await user.keyboard('?/')
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Notes' }).value).toBe('?/')
  await user.click(document.body)
  await user.keyboard('?')
  const help = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
  expect(help.textContent).toContain('Go to Records')
})

test('single keys can be switched off, and stay off', async () => {
  const { user } = renderUi(<AppShell {...PROPS} />)
  await user.keyboard('?')
  await user.click(await screen.findByRole('switch', { name: /Single-key/ }))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(document.body)
  await user.keyboard('/')
  expect(document.activeElement).not.toBe(screen.getByRole('searchbox', { name: 'Search feeds' }))
  expect(localStorage.getItem('halcyon.shortcuts')).toBe('off')
})

test('the palette finds places and datasources, and names the active one', async () => {
  const searchDatasources = vi.fn(async () => [
    { id: 'd1', name: 'okta-eu', health: 'healthy', href: '/datasources/d1' },
  ])
  const { user } = renderUi(<AppShell {...PROPS} searchDatasources={searchDatasources} />)
  await user.keyboard('{Control>}k{/Control}')
  const input = await screen.findByRole('combobox', { name: /Search commands/ })
  expect(
    screen
      .getAllByRole('option')
      .map((option) => option.textContent)
      .slice(0, 5),
  ).toEqual(['Overview', 'Catalog', 'Alerts', 'Entities', 'Relationships'])
  await user.type(input, 'okta')
  const found = await screen.findByRole('option', { name: /okta-eu/ })
  expect(input.getAttribute('aria-activedescendant')).toBe(found.id)
  expect(found.getAttribute('aria-selected')).toBe('true')
  expect(searchDatasources).toHaveBeenCalledOnce()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('an ended session is opened again over the page, which keeps what was typed', async () => {
  const { user, rerender } = renderUi(<AppShell {...PROPS} />)
  await user.type(screen.getByRole('textbox', { name: 'Notes' }), 'half a thought')
  rerender(<AppShell {...PROPS} sessionExpired />)
  const dialog = await screen.findByRole('dialog', { name: 'Your session has ended' })
  await user.keyboard('{Escape}')
  expect(within(dialog).getByRole('button', { name: 'Sign in' })).toBeTruthy()
  rerender(<AppShell {...PROPS} />)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Notes' }).value).toBe('half a thought')
})

test('a page that fails leaves the shell, names the request, and another place is another try', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { rerender } = renderUi(
    <AppShell {...PROPS}>
      <Broken />
    </AppShell>,
  )
  expect(screen.getByRole('alert').textContent).toContain('0199a1c2')
  expect(screen.getByRole('navigation', { name: 'Places' })).toBeTruthy()
  rerender(<AppShell {...PROPS} here="/" />)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('says that the server is away, and for how long', () => {
  renderUi(<AppShell {...PROPS} awaySince={Date.now() - 42_000} />)
  expect(screen.getByText(/stopped answering/).textContent).toContain('42 s ago')
})

test('the palette does what the menus do: theme, rows, keys, another organization', async () => {
  const onOrganization = vi.fn()
  const both = [...PROPS.organizations, { id: 'o2', name: 'Contoso' }]
  const { user } = renderUi(<AppShell {...PROPS} organizations={both} onOrganization={onOrganization} />)
  await user.click(screen.getAllByRole('button', { name: /Find or do/ })[0]!)
  await user.type(await screen.findByRole('combobox', { name: /Search commands/ }), 'contoso')
  await user.keyboard('{Enter}')
  expect(onOrganization).toHaveBeenCalledWith('o2')
  await user.click(screen.getAllByRole('button', { name: /Find or do/ })[0]!)
  await user.type(await screen.findByRole('combobox', { name: /Search commands/ }), 'shortcuts')
  const names = (await screen.findAllByRole('option')).map((option) => option.textContent)
  expect(names).toEqual(['Keyboard shortcuts', 'Switch single-key shortcuts off'])
})
