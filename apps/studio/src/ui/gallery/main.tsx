import { MantineProvider } from '@mantine/core'
import { type ComponentType, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import SignInPage from '../../scenes/sign-in/index.tsx'
import { cssVariablesResolver, theme } from '../index.ts'
import { Toasts } from '../toast.tsx'
import { Controls } from './controls.tsx'
import { Dialogs } from './dialogs.tsx'
import { InShell } from './in-shell.tsx'
import { Json } from './json.tsx'
import { States } from './states.tsx'
import { Tables } from './tables.tsx'
import { Values } from './values.tsx'

/** `gallery.html?show=tables`: every piece of the design system, to be looked at. Development only: the build does not know it. */
const SHOWN: Readonly<Record<string, ComponentType>> = {
  states: States,
  values: Values,
  tables: Tables,
  json: Json,
  controls: Controls,
  dialogs: Dialogs,
  shell: InShell,
  'sign-in': () => <SignInPage onSignedIn={() => {}} />,
}

const asked = new URLSearchParams(window.location.search).get('show') ?? 'states'
const Shown = SHOWN[asked] ?? States
const root = document.getElementById('root')
if (root === null) throw new Error('gallery.html has no #root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <Toasts />
      {asked === 'sign-in' || asked === 'shell' ? (
        <Shown />
      ) : (
        <main>
          <Shown />
        </main>
      )}
    </MantineProvider>
  </StrictMode>,
)
