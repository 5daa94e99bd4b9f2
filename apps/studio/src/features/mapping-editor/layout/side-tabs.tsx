import type { JsonValue } from '@halcyon/domain'
import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { FieldsPanel } from '../panels/fields-panel.tsx'
import { ProblemsPanel } from '../panels/problems-panel.tsx'
import { SuggestionsPanel } from '../panels/suggestions-panel.tsx'
import { ResultPane } from '../result/result-pane.tsx'
import { useDerived } from '../state/context.ts'
import classes from './layout.module.css'

export type Side = 'rows' | 'result' | 'problems' | 'suggestions' | 'fields'

export interface SideTabsProps {
  readonly side: Side
  readonly onSide: (side: Side) => void
  readonly template: JsonValue | undefined
  readonly empty: ReactNode
  /** Where rows have no column of their own they are the first tab. */
  readonly rows?: ReactNode
}

/** Result, problems, suggestions and fields, one at a time. */
export function SideTabs({ side, onSide, template, empty, rows }: SideTabsProps) {
  const { suggestions, settled, allProblems: problems } = useDerived()
  const serious = problems.filter(({ level }) => level !== 'info').length
  const count = (n: number): string => (n === 0 ? '' : ` ${n}`)
  const shown = side === 'rows' && rows === undefined ? 'result' : side
  return (
    <Tabs
      value={shown}
      onChange={(value) => onSide(value as Side)}
      keepMounted={false}
      className={classes.tabs}
      classNames={{ panel: classes.panel ?? '', list: classes.tabList ?? '', tab: classes.tab ?? '' }}
    >
      <Tabs.List aria-label="Beside the rows">
        {rows !== undefined && <Tabs.Tab value="rows">Rows</Tabs.Tab>}
        <Tabs.Tab value="result">Result</Tabs.Tab>
        <Tabs.Tab value="problems">Problems{count(serious)}</Tabs.Tab>
        <Tabs.Tab value="suggestions">Suggested{count(suggestions.length)}</Tabs.Tab>
        <Tabs.Tab value="fields">Fields</Tabs.Tab>
      </Tabs.List>
      {rows !== undefined && <Tabs.Panel value="rows">{rows}</Tabs.Panel>}
      <Tabs.Panel value="result">
        <ResultPane empty={empty} />
      </Tabs.Panel>
      <Tabs.Panel value="problems">
        <ProblemsPanel problems={problems} settled={settled} onJump={() => rows !== undefined && onSide('rows')} />
      </Tabs.Panel>
      <Tabs.Panel value="suggestions">
        <SuggestionsPanel template={template} />
      </Tabs.Panel>
      <Tabs.Panel value="fields">
        <FieldsPanel />
      </Tabs.Panel>
    </Tabs>
  )
}
