import { Drawer } from '@mantine/core'
import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import classes from './catalog.module.css'

export interface PanelState {
  /** Room for it beside the list, and wanted there. */
  readonly beside: boolean
  readonly wide: boolean
  readonly opened: boolean
  readonly toggle: () => void
}

/** Beside the list where there is room, unless put away; else in a drawer. */
export function useFilterPanel(): PanelState {
  const wide = useMediaQuery('(min-width: 64em)', undefined, { getInitialValueInEffect: false }) ?? true
  const [wanted, setWanted] = useLocalStorage({
    key: 'halcyon.catalog.filters',
    defaultValue: true,
    getInitialValueInEffect: false,
  })
  const [drawn, setDrawn] = useState(false)
  return {
    wide,
    beside: wide && wanted,
    opened: wide ? wanted : drawn,
    toggle: () => (wide ? setWanted(!wanted) : setDrawn(!drawn)),
  }
}

interface FilterPanelProps {
  readonly panel: PanelState
  readonly children: ReactNode
}

export function FilterPanel({ panel, children }: FilterPanelProps) {
  if (panel.wide)
    return panel.beside ? (
      <aside id="catalog-filters" aria-label="Filters" className={classes.panel}>
        {children}
      </aside>
    ) : null
  return (
    <Drawer opened={panel.opened} onClose={panel.toggle} title="Filters" size={320}>
      {children}
    </Drawer>
  )
}
