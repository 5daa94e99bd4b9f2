import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { EmptyState, Link, NoMatch, SearchInput, Section } from '../../ui/index.ts'
import type { WizardType } from './queries.ts'
import classes from './wizard.module.css'

const MODE = { push: 'The source sends', pull: 'HALCYON fetches' }

const placeOf = (type: string, preset?: string): string =>
  `/datasources/new?${new URLSearchParams({ type, ...(preset === undefined ? {} : { preset }) })}`

interface Choice {
  readonly key: string
  readonly href: string
  readonly title: string
  readonly description?: string | undefined
  readonly note: string
}

interface Group {
  readonly title: string
  readonly description: string
  readonly choices: readonly Choice[]
}

function groupsOf(types: readonly WizardType[]): readonly Group[] {
  const templates = types.flatMap(({ type, title: note, templates: own }) =>
    own.map(
      ({ name, title, description, preset }): Choice => ({
        key: `${type} ${name}`,
        href: placeOf(type, preset),
        title,
        description,
        note,
      }),
    ),
  )
  const presets = types.flatMap(({ type, title: note, presets: all, templates: own }) =>
    all
      .filter(({ name }) => !own.some(({ preset }) => preset === name))
      .map(({ name, title }): Choice => ({ key: `${type} ${name}`, href: placeOf(type, name), title, note })),
  )
  const kinds = types.map(
    ({ type, title, description, mode, stability }): Choice => ({
      key: type,
      href: placeOf(type),
      title,
      description,
      note: stability === 'stable' ? MODE[mode] : `${MODE[mode]} · ${stability}`,
    }),
  )
  return [
    {
      title: 'Products with a template',
      description: 'Connection, mapping and samples are there to begin with; you can change each.',
      choices: templates.toSorted((one, other) => one.title.localeCompare(other.title)),
    },
    {
      title: 'Other known senders and services',
      description: 'How they connect is set for you; you can change each part.',
      choices: presets,
    },
    { title: 'Any other source', description: 'Choose how events arrive.', choices: kinds },
  ]
}

/** Every word that was typed stands somewhere in what one reads. */
function matches({ title, description = '', note }: Choice, words: readonly string[]): boolean {
  const text = `${title} ${description} ${note}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

export interface TypeChoiceProps {
  readonly types: readonly WizardType[]
  readonly search: string
  readonly onSearch: (text: string) => void
}

/** What works from the start first, then other known senders, then the types for everything else; each is a link, so that Back and a new tab work. */
export function TypeChoice({ types, search, onSearch }: TypeChoiceProps) {
  const all = useMemo(() => groupsOf(types), [types])
  if (types.length === 0) {
    return <EmptyState title="No connector types are installed">Ask an administrator to install one.</EmptyState>
  }
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const groups = all.map((group) => ({ ...group, choices: group.choices.filter((choice) => matches(choice, words)) }))
  const total = countOf(all)
  const found = countOf(groups)
  return (
    <>
      <div className={classes.search}>
        <SearchInput value={search} onChange={onSearch} label="Search products and connectors" width={320} />
        <span role="status" className={classes.dim}>
          {words.length === 0 ? `${total} to choose from` : `${found} of ${total} match`}
        </span>
      </div>
      {found === 0 && (
        <NoMatch
          title={`Nothing here is called “${search.trim()}”`}
          action={
            <Button variant="default" onClick={() => onSearch('')}>
              Show all
            </Button>
          }
        >
          Whatever can send HTTP requests works with HTTP webhook; what has an API, with REST API.
        </NoMatch>
      )}
      {groups.map(
        ({ title, description, choices }) =>
          choices.length > 0 && (
            <Section key={title} title={title} description={description} plain>
              <ul className={classes.cards}>
                {choices.map((choice) => (
                  <li key={choice.key}>
                    <Link href={choice.href} className={classes.card}>
                      <strong>{choice.title}</strong>
                      {choice.description !== undefined && <span>{choice.description}</span>}
                      <span className={classes.dim}>{choice.note}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Section>
          ),
      )}
    </>
  )
}

const countOf = (groups: readonly Group[]): number => groups.reduce((sum, { choices }) => sum + choices.length, 0)
