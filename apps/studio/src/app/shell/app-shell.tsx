import { lazy, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import {
  type Command,
  closePalette,
  openPalette,
  useCommandStore,
  useCommands,
} from '../../features/commands/commands.ts'
import { useGo } from '../../ui/index.ts'
import { AwayBanner } from './away-banner.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Navigation } from './navigation.tsx'
import { NewerBanner } from './newer-banner.tsx'
import { OnceOpened } from './once-opened.tsx'
import { PLACES, type PlaceKey } from './places.ts'
import classes from './shell.module.css'
import { ShellContext, type ShellData, useShell } from './shell-context.ts'
import { useShellOffers } from './shell-offers.ts'
import { focusPageSearch, isMod, useShortcut, useShortcutKeys } from './shortcuts.ts'
import { TopBar } from './top-bar.tsx'

const Palette = lazy(() => import('./palette.tsx'))
const PlacesDrawer = lazy(() => import('./places-drawer.tsx'))
const HelpDialog = lazy(() => import('./help-dialog.tsx'))
const sessionExpiredDialog = () => import('./session-expired.tsx')
const SessionExpired = lazy(sessionExpiredDialog)

export interface AppShellProps extends ShellData {
  readonly children: ReactNode
}

/** What stands around every page. */
export function AppShell({ children, ...shell }: AppShellProps) {
  return (
    <ShellContext value={shell}>
      <Frame>{children}</Frame>
    </ShellContext>
  )
}

function Frame({ children }: { readonly children: ReactNode }) {
  const { here, places, sessionExpired } = useShell()
  const [menu, setMenu] = useState(false)
  const [help, setHelp] = useState(false)
  // Where the session has ended there may be nobody to fetch it from.
  useEffect(() => void sessionExpiredDialog(), [])
  useShortcutKeys()
  useShortcut('/', 'Search this page', focusPageSearch, 'Everywhere')
  useShortcut('?', 'Show these shortcuts', () => setHelp(true), 'Everywhere')
  usePlaceCommands()
  useShellOffers(() => setHelp(true))
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        Skip to the page
      </a>
      <TopBar onMenu={() => setMenu(true)} onHelp={() => setHelp(true)} />
      <div className={classes.side}>
        <Navigation />
      </div>
      <main id="main" tabIndex={-1} className={classes.main}>
        <AwayBanner />
        <NewerBanner />
        <ErrorBoundary resetKey={here}>{children}</ErrorBoundary>
      </main>
      <OnceOpened opened={menu} onFailed={() => setMenu(false)}>
        <PlacesDrawer opened={menu} onClose={() => setMenu(false)} />
      </OnceOpened>
      <PaletteHost />
      {places.map((place) => (
        <PlaceShortcut key={place} place={place} />
      ))}
      <OnceOpened opened={help} onFailed={() => setHelp(false)}>
        <HelpDialog opened={help} onClose={() => setHelp(false)} />
      </OnceOpened>
      <OnceOpened opened={sessionExpired} onFailed={() => undefined}>
        <SessionExpired />
      </OnceOpened>
    </div>
  )
}

/** The palette's code comes with its first use. */
function PaletteHost() {
  const opened = useCommandStore((state) => state.opened)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isMod(event) || event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return
      event.preventDefault()
      openPalette()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <OnceOpened opened={opened} onFailed={closePalette}>
      <Palette />
    </OnceOpened>
  )
}

function PlaceShortcut({ place }: { readonly place: PlaceKey }) {
  const go = useGo()
  const { label, href, letter } = PLACES[place]
  useShortcut(`g ${letter}`, `Go to ${label}`, () => go(href), 'Places')
  return null
}

/** Every place, and every part of one, can be gone to by its name. */
function usePlaceCommands(): void {
  const { places } = useShell()
  const go = useGo()
  const latest = useRef(go)
  latest.current = go
  const key = places.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places' names stand for the array
  const commands = useMemo(() => places.flatMap((place) => commandsOf(place, (href) => latest.current(href))), [key])
  useCommands(commands)
}

function commandsOf(place: PlaceKey, go: (href: string) => void): readonly Command[] {
  const { label, href, shape, parts } = PLACES[place]
  const targets = parts?.map((part) => ({ ...part, keywords: label })) ?? [{ label, href, keywords: undefined }]
  return targets.map((target) => ({
    id: `place-${target.href}`,
    label: target.label,
    group: 'Go to',
    keywords: target.keywords,
    shape,
    run: () => go(target.href),
  }))
}
