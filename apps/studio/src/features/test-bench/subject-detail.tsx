import { Tabs } from '@mantine/core'
import { useState } from 'react'
import { Section } from '../../ui/index.ts'
import { Stepper } from '../mapping-editor/blocks/stepper.tsx'
import type { Samples } from '../samples/index.ts'
import classes from './bench.module.css'
import { Differences } from './differences.tsx'
import { Explain } from './explain.tsx'
import { Findings } from './findings.tsx'
import { KeepButton } from './keep-button.tsx'
import { Records } from './records.tsx'
import type { Subject } from './result.ts'
import type { Ran } from './use-run.ts'

export interface SubjectDetailProps {
  readonly subject: Subject
  readonly ran: Ran
  readonly samples: Samples
}

/** One sample in full: what differs first, then records, how each field came about, what was left, what was said. */
export function SubjectDetail({ subject, ran, samples }: SubjectDetailProps) {
  const differing = subject.items.findIndex(({ differences }) => differences.length > 0)
  const [at, setAt] = useState(Math.max(0, differing))
  const item = subject.items[at]
  const [tab, setTab] = useState<string | null>(null)
  if (item === undefined) {
    return (
      <Section title={subject.name}>
        <p className={classes.note}>The split finds no record in this sample.</p>
      </Section>
    )
  }
  const { draft, differences } = item
  const findings = draft.errors.length + draft.warnings.length
  const first =
    ran.compared && differences.length > 0
      ? 'differences'
      : findings > 0 && draft.outcome === 'rejected'
        ? 'findings'
        : 'records'
  return (
    <Section
      title={subject.name}
      description={wouldText(draft.would)}
      actions={
        <>
          {subject.sample === null && subject.text !== null && (
            <KeepButton key={subject.key} text={subject.text} kind={ran.kind} samples={samples} />
          )}
          {subject.items.length > 1 && <Stepper word="item" index={at} count={subject.items.length} onIndex={setAt} />}
        </>
      }
    >
      <Tabs value={tab ?? first} onChange={setTab} keepMounted={false}>
        <Tabs.List className={classes.tabs}>
          {ran.compared && <Tabs.Tab value="differences">Differences {differences.length}</Tabs.Tab>}
          <Tabs.Tab value="records">Records</Tabs.Tab>
          <Tabs.Tab value="explain">Explain</Tabs.Tab>
          <Tabs.Tab value="findings">Findings {findings}</Tabs.Tab>
          <Tabs.Tab value="unmapped">Unmapped {draft.unmapped.length}</Tabs.Tab>
          {draft.logs.length > 0 && <Tabs.Tab value="logs">Logs {draft.logs.length}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="differences">
          <Differences differences={differences} />
        </Tabs.Panel>
        <Tabs.Panel value="records">
          <Records item={item} compared={ran.compared} />
        </Tabs.Panel>
        <Tabs.Panel value="explain">
          <Explain ran={ran} text={subject.text} item={at} />
        </Tabs.Panel>
        <Tabs.Panel value="findings">
          <Findings item={draft} />
        </Tabs.Panel>
        <Tabs.Panel value="unmapped">
          <Unmapped paths={draft.unmapped} />
        </Tabs.Panel>
        <Tabs.Panel value="logs">
          <pre className={classes.logs}>{draft.logs.join('\n')}</pre>
        </Tabs.Panel>
      </Tabs>
    </Section>
  )
}

const wouldText = (would: string | null): string | undefined => {
  if (would === 'create') return 'Writing it would create a new alert.'
  if (would === 'merge') return 'Writing it would merge into what is there.'
  return undefined
}

function Unmapped({ paths }: { readonly paths: readonly string[] }) {
  if (paths.length === 0)
    return <p className={classes.note}>Every leaf of the record is read, or left out on purpose.</p>
  return (
    <ul className={classes.paths} aria-label="Leaves no row reads">
      {paths.map((path) => (
        <li key={path}>
          <bdi>{path}</bdi>
        </li>
      ))}
    </ul>
  )
}
