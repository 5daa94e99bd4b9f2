import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core'
import { type Offer, useOffers } from '../../features/commands/commands.ts'
import { useDensity } from '../../ui/index.ts'
import { useShell } from './shell-context.ts'
import { enableShortcuts, useShortcuts } from './shortcuts.ts'

const SCHEMES: Readonly<Record<MantineColorScheme, string>> = {
  auto: 'Theme as the system',
  light: 'Light theme',
  dark: 'Dark theme',
}

/** What the shell's menus, switchers and switches do, by its name. */
export function useShellOffers(onHelp: () => void): void {
  const { onSignOut } = useShell()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [density, setDensity] = useDensity()
  const letters = useShortcuts(({ enabled }) => enabled)
  const schemes = (Object.keys(SCHEMES) as MantineColorScheme[]).filter((scheme) => scheme !== colorScheme)
  const dense = density === 'dense'
  useOffers('Switch to', useScopes())
  useOffers('Studio', [
    ...schemes.map((scheme) => ({ label: SCHEMES[scheme], keywords: 'colour', run: () => setColorScheme(scheme) })),
    {
      label: dense ? 'Comfortable rows' : 'Dense rows',
      keywords: 'density table',
      run: () => setDensity(dense ? 'comfortable' : 'dense'),
    },
    { label: 'Keyboard shortcuts', keywords: 'help keys', run: onHelp },
    {
      label: letters ? 'Switch single-key shortcuts off' : 'Switch single-key shortcuts on',
      keywords: 'keyboard letters',
      run: () => enableShortcuts(!letters),
    },
    { label: 'Sign out', keywords: 'log out leave', run: () => void onSignOut() },
  ])
}

/** The other organizations and projects. */
function useScopes(): readonly Offer[] {
  const { organizations, organizationId, onOrganization, projects, projectId, onProject } = useShell()
  const others = projects.length > 1 ? projects.filter(({ id }) => id !== projectId) : []
  return [
    ...organizations
      .filter(({ id }) => id !== organizationId)
      .map(({ id, name }) => ({ label: name, hint: 'organization', run: () => onOrganization(id) })),
    ...others.map(({ id, name }) => ({ label: name, hint: 'project', run: () => onProject(id) })),
    ...(projectId === null ? [] : [{ label: 'All projects', run: () => onProject(null) }]),
  ]
}
