/**
 * Owns: what stands around every page (navigation, switchers, palette, shortcuts, help, banners, the dialog of an ended session).
 * Refuses: any call to the server; its data come by the props of `AppShell`.
 */
export { AppShell } from './app-shell.tsx'
export { ErrorBoundary } from './error-boundary.tsx'
export type { PlaceKey } from './places.ts'
export type { FoundDatasource } from './shell-context.ts'
