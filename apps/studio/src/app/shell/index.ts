/**
 * Owns: what stands around every page (navigation, switchers, palette, shortcuts, help, banners, the dialog of an ended session).
 * Refuses: any call to the server; its data come by the props of `AppShell`.
 */
export { AppShell, type AppShellProps } from './app-shell.tsx'
export { type Command, openPalette, useCommands } from './commands.ts'
export { ErrorBoundary } from './error-boundary.tsx'
export { PLACES, type PlaceKey } from './places.ts'
export { type Choice, type FoundDatasource, type ShellData, useShell } from './shell-context.ts'
export { useShortcut } from './shortcuts.ts'
