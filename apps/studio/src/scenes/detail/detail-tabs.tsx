import { Tabs } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react'
import { useOffers } from '../../features/commands/commands.ts'
import { useAddress } from '../../features/events/address.ts'
import { LoadingSkeleton } from '../../ui/index.ts'
import classes from './detail.module.css'
import type { TabProps } from './tab-props.ts'
import { TAB_NAMES, TABS, type TabName } from './tabs.ts'

const PANELS: Readonly<Record<TabName, ComponentType<TabProps>>> = {
  overview: lazy(() => import('./tabs/overview.tsx')),
  configuration: lazy(() => import('./tabs/configuration.tsx')),
  mapping: lazy(() => import('./tabs/mapping.tsx')),
  events: lazy(() => import('./tabs/events.tsx')),
  'dead-letters': lazy(() => import('./tabs/dead-letters.tsx')),
  runs: lazy(() => import('./tabs/runs.tsx')),
  windows: lazy(() => import('./tabs/windows.tsx')),
  checkpoint: lazy(() => import('./tabs/checkpoint.tsx')),
  history: lazy(() => import('./tabs/history.tsx')),
  logs: lazy(() => import('./tabs/logs.tsx')),
  access: lazy(() => import('./tabs/access.tsx')),
}

/** The place's tabs. Changing one keeps the time that is looked at and drops the other tab's filters. */
export function DetailTabs({ datasource }: TabProps) {
  const address = useAddress()
  const navigate = useNavigate()
  const allowed = TABS.filter(
    (tab) => datasource.actions.includes(tab.action) && (!('mode' in tab) || tab.mode === datasource.mode),
  )
  const asked = address.word('tab', TAB_NAMES) ?? 'overview'
  const current = allowed.some(({ value }) => value === asked) ? asked : (allowed[0]?.value ?? 'access')
  const Panel = PANELS[current]
  const change = (tab: string | null): void => {
    if (tab === null || tab === current) return
    const kept = ['range', 'from', 'to']
      .map((name) => [name, address.text(name)] as const)
      .filter(([, value]) => value !== '')
    void navigate({ to: '.', search: { tab, ...Object.fromEntries(kept) } as never, resetScroll: false })
  }
  const list = useRef<HTMLDivElement>(null)
  // Where the tabs do not fit, the one that is shown is in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every change of tab
  useEffect(() => {
    const tabs = list.current
    const shown = tabs?.querySelector('[role=tab][aria-selected=true]')
    if (tabs === null || shown == null) return
    const [whole, part] = [tabs.getBoundingClientRect(), shown.getBoundingClientRect()]
    tabs.scrollLeft += part.left - whole.left - (whole.width - part.width) / 2
  }, [current])
  useOffers(
    'Parts of this datasource',
    allowed.filter(({ value }) => value !== current).map(({ value, label }) => ({ label, run: () => change(value) })),
  )
  return (
    <Tabs value={current} onChange={change} keepMounted={false} activateTabWithKeyboard={false}>
      <Tabs.List ref={list} className={classes.tabs} aria-label="Parts of the datasource">
        {allowed.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={current} className={classes.panel}>
        <Suspense fallback={<LoadingSkeleton variant="detail" />}>
          <Panel datasource={datasource} />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  )
}
