import { type MantineColorScheme, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconChevronDown, IconKeyboard, IconLogout } from '@tabler/icons-react'
import { type Density, MenuButton, useDensity } from '../../ui/index.ts'
import classes from './shell.module.css'
import { useShell } from './shell-context.ts'

const SCHEMES: readonly (readonly [MantineColorScheme, string])[] = [
  ['auto', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

/** Who one is; how the Studio looks; the way out. */
export function UserMenu({ onHelp }: { readonly onHelp: () => void }) {
  const { viewer, onSignOut } = useShell()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [density, setDensity] = useDensity()
  if (viewer === null) return null
  const name = viewer.name || viewer.email
  return (
    <MenuButton
      width={240}
      target={
        <UnstyledButton className={classes.user}>
          <span className={classes.initial} data-initial={Array.from(name)[0]?.toUpperCase()} />
          <span className="ui-hidden">Account of </span>
          <bdi className={classes.userName}>{name}</bdi>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      }
    >
      {() => (
        <>
          <Menu.Label>
            <bdi>{viewer.email}</bdi>
          </Menu.Label>
          <Menu.Divider />
          <Menu.Label>Theme</Menu.Label>
          <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
            {SCHEMES.map(([scheme, label]) => (
              <Menu.RadioItem key={scheme} value={scheme}>
                {label}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Label>Rows of tables</Menu.Label>
          <Menu.RadioGroup value={density} onChange={(chosen) => setDensity(chosen as Density)}>
            <Menu.RadioItem value="dense">Dense</Menu.RadioItem>
            <Menu.RadioItem value="comfortable">Comfortable</Menu.RadioItem>
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onHelp}>
            Keyboard shortcuts
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void onSignOut()}>
            Sign out
          </Menu.Item>
        </>
      )}
    </MenuButton>
  )
}
