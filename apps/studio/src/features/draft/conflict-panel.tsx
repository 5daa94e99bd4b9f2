import { type JsonValue, stringifyJson } from '@halcyon/domain'
import { Alert, Button, Group, Radio, Table } from '@mantine/core'
import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { DiffView, RelativeTime } from '../../ui/index.ts'
import { prettyJson } from '../diff/index.ts'
import { compareParts, type DraftContent, type DraftPart, type PartChoice } from './content.ts'
import classes from './draft.module.css'
import type { Draft, SavedDraft } from './types.ts'

const TITLE: Readonly<Record<DraftPart, string>> = {
  config: 'Connection',
  secrets: 'Secrets',
  mapping: 'Mapping',
  runtime: 'How it is run',
}

const textOf = (content: DraftContent, part: DraftPart): string => prettyJson(stringifyJson(content[part] as JsonValue))

const wordsOf = (changed: boolean): string => (changed ? 'changed' : 'as before')

export interface ConflictPanelProps {
  readonly draft: Draft
  readonly theirs: SavedDraft
}

/** Both sides of a draft that two people changed, part by part, with what both began from. Nothing is sent before a choice. */
export function ConflictPanel({ draft, theirs }: ConflictPanelProps) {
  const { base, content: mine, resolve } = draft
  const parts = useMemo(() => compareParts(base, mine, theirs.content), [base, mine, theirs.content])
  const [chosen, setChosen] = useState<Partial<Record<DraftPart, PartChoice>>>({})
  const [shown, setShown] = useState<DraftPart | null>(null)
  const differing = parts.filter(({ differs }) => differs)
  const who = theirs.updatedBy?.name ?? 'Somebody else'
  // A part only one side changed has an obvious answer; one that both changed waits for a person.
  const choiceOf = (part: (typeof parts)[number]): PartChoice | undefined =>
    chosen[part.part] ?? (part.mine && part.theirs ? undefined : part.mine ? 'mine' : 'theirs')
  const open = differing.filter((part) => choiceOf(part) === undefined)
  const settle = (fixed?: PartChoice): void => {
    const choices = { config: 'theirs', secrets: 'theirs', mapping: 'theirs', runtime: 'theirs' } as Record<
      DraftPart,
      PartChoice
    >
    for (const part of differing) choices[part.part] = fixed ?? choiceOf(part) ?? 'mine'
    resolve(choices)
  }
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangleFilled aria-hidden />}
      title={`${who} saved this draft while you were editing it`}
      role="group"
    >
      <p>
        They saved <RelativeTime value={theirs.updatedAt} />. Your changes are kept in this tab and nothing is
        overwritten: choose for each part.
      </p>
      <div className={classes.scroll}>
        <Table>
          <Table.Caption className="ui-hidden">Parts of the draft that differ</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Part</Table.Th>
              <Table.Th scope="col">You</Table.Th>
              <Table.Th scope="col">{who}</Table.Th>
              <Table.Th scope="col">Take</Table.Th>
              <Table.Th scope="col">Compare</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differing.map((row) => (
              <Table.Tr key={row.part}>
                <Table.Th scope="row">{TITLE[row.part]}</Table.Th>
                <Table.Td>{wordsOf(row.mine)}</Table.Td>
                <Table.Td>{wordsOf(row.theirs)}</Table.Td>
                <Table.Td>
                  <Radio.Group
                    label={<span className="ui-hidden">{TITLE[row.part]}: whose</span>}
                    value={choiceOf(row) ?? null}
                    onChange={(next) => setChosen({ ...chosen, [row.part]: next as PartChoice })}
                  >
                    <Group gap="md" wrap="nowrap">
                      <Radio value="mine" label="Mine" />
                      <Radio value="theirs" label="Theirs" />
                    </Group>
                  </Radio.Group>
                </Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-expanded={shown === row.part}
                    onClick={() => setShown(shown === row.part ? null : row.part)}
                  >
                    {shown === row.part ? 'Hide' : 'Show'} <span className="ui-hidden">{TITLE[row.part]}</span>
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {shown !== null && (
        <div className={classes.compare}>
          <Comparison
            title="What you changed"
            before={textOf(base, shown)}
            after={textOf(mine, shown)}
            labels={['Before', 'Mine']}
          />
          <Comparison
            title={`What ${who} changed`}
            before={textOf(base, shown)}
            after={textOf(theirs.content, shown)}
            labels={['Before', 'Theirs']}
          />
        </div>
      )}
      <Group gap="sm">
        <Button disabled={open.length > 0} onClick={() => settle()}>
          Apply these choices
        </Button>
        <Button variant="default" onClick={() => settle('mine')}>
          Take all of mine
        </Button>
        <Button variant="default" onClick={() => settle('theirs')}>
          Take all of theirs
        </Button>
        {open.length > 0 && (
          <span className={classes.dim}>
            {open.map(({ part }) => TITLE[part]).join(', ')}: both changed it, choose one.
          </span>
        )}
      </Group>
    </Alert>
  )
}

interface ComparisonProps {
  readonly title: string
  readonly before: string
  readonly after: string
  readonly labels: readonly [before: string, after: string]
}

function Comparison({ title, before, after, labels: [beforeLabel, afterLabel] }: ComparisonProps) {
  return (
    <section aria-label={title}>
      <h2 className={classes.compareTitle}>{title}</h2>
      {before === after ? (
        <p className={classes.dim}>Nothing.</p>
      ) : (
        <DiffView
          before={before}
          after={after}
          beforeLabel={beforeLabel}
          afterLabel={afterLabel}
          layout="unified"
          maxHeight={320}
        />
      )}
    </section>
  )
}
