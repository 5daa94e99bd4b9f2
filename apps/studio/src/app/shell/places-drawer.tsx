import { Drawer } from '@mantine/core'
import { Navigation } from './navigation.tsx'
import { ScopeSwitcher } from './scope-switcher.tsx'

interface PlacesDrawerProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** The places and the switchers where the window is too narrow for them. */
export default function PlacesDrawer({ opened, onClose }: PlacesDrawerProps) {
  return (
    <Drawer opened={opened} onClose={onClose} title="Places" size={280}>
      <Navigation onFollow={onClose} />
      <ScopeSwitcher />
    </Drawer>
  )
}
