import { EmptyState, Link, Section } from '../../ui/index.ts'
import type { WizardType } from './queries.ts'
import classes from './wizard.module.css'

const MODE = { push: 'The source sends', pull: 'HALCYON fetches' }

const placeOf = (type: string, preset?: string): string =>
  `/datasources/new?${new URLSearchParams({ type, ...(preset === undefined ? {} : { preset }) })}`

/** What works from the start first, then other known senders, then the types for everything else; each is a link, so that Back and a new tab work. */
export function TypeChoice({ types }: { readonly types: readonly WizardType[] }) {
  const templates = types.flatMap(({ type, title, templates: own }) =>
    own.map((template) => ({ ...template, type, typeTitle: title })),
  )
  const presets = types.flatMap(({ type, title, presets: all, templates: own }) =>
    all
      .filter(({ name }) => !own.some(({ preset }) => preset === name))
      .map((preset) => ({ ...preset, type, typeTitle: title })),
  )
  if (types.length === 0) {
    return <EmptyState title="No connector types are installed">Ask an administrator to install one.</EmptyState>
  }
  return (
    <>
      {templates.length > 0 && (
        <Section
          title="Products with a template"
          description="Connection, mapping and samples are there to begin with; you can change each."
          plain
        >
          <ul className={classes.cards}>
            {templates
              .toSorted((one, other) => one.title.localeCompare(other.title))
              .map(({ name, title, description, preset, type, typeTitle }) => (
                <li key={`${type} ${name}`}>
                  <Link href={placeOf(type, preset)} className={classes.card}>
                    <strong>{title}</strong>
                    <span>{description}</span>
                    <span className={classes.dim}>{typeTitle}</span>
                  </Link>
                </li>
              ))}
          </ul>
        </Section>
      )}
      {presets.length > 0 && (
        <Section
          title="Other known senders and services"
          description="How they connect is set for you; you can change each part."
          plain
        >
          <ul className={classes.cards}>
            {presets.map(({ name, title, type, typeTitle }) => (
              <li key={`${type} ${name}`}>
                <Link href={placeOf(type, name)} className={classes.card}>
                  <strong>{title}</strong>
                  <span className={classes.dim}>{typeTitle}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Any other source" description="Choose how events arrive." plain>
        <ul className={classes.cards}>
          {types.map(({ type, title, description, mode, stability }) => (
            <li key={type}>
              <Link href={placeOf(type)} className={classes.card}>
                <strong>{title}</strong>
                <span>{description}</span>
                <span className={classes.dim}>
                  {MODE[mode]}
                  {stability !== 'stable' && ` · ${stability}`}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
