import { blocksOf, generalRows } from '../../../features/diff/index.ts'
import { tryHref } from '../../../features/suggestions/origin.ts'
import { maySuggest } from '../../../features/suggestions/permissions.ts'
import type { FeedContent } from '../../../features/versions/content-query.ts'
import { KeyValues, Link, Section } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import type { Step } from '../places.ts'
import type { Datasource } from '../use-datasource.ts'
import { type FlatRow, flatRows } from './flat.ts'
import { SecretRows } from './secret-rows.tsx'

interface CardsProps {
  readonly datasource: Datasource
  readonly content: FeedContent
}

/** A feed's content for reading, each part with its way to be edited. */
export function ContentCards({ datasource, content }: CardsProps) {
  const { name, description, typeTitle, owner, tags, project } = datasource
  const edit = (step: Step, what: string) =>
    datasource.status === 'active' && datasource.actions.includes('draft.edit') ? (
      <Link href={`/datasources/${datasource.id}/edit/${step}`} aria-label={`Edit ${what}`}>
        Edit
      </Link>
    ) : undefined
  return (
    <div className={classes.cards}>
      <div className={classes.stack}>
        <Section title="Basics" actions={edit('basics', 'basics')}>
          <KeyValues
            items={[
              ['Name', name],
              ['Description', description === '' ? null : description],
              ['Type', typeTitle],
              ['Owner', owner?.name ?? 'nobody'],
              ['Project', project?.name],
              ['Tags', tags.length === 0 ? null : tags.join(', ')],
            ]}
          />
        </Section>
        <Section title="Connection" actions={edit('connection', 'connection')}>
          <Rows rows={flatRows(content.config)} none="Nothing is set yet." />
        </Section>
        <Section title="Secrets" actions={edit('connection', 'secrets')}>
          <SecretRows secrets={content.secrets} />
        </Section>
        <Section title="Runtime" actions={edit('connection', 'runtime')}>
          <Rows rows={flatRows(content.runtime)} none="All options have their defaults." />
        </Section>
      </div>
      <Section
        title="Mapping"
        actions={
          maySuggest(datasource) ? (
            <Link href={tryHref(datasource.id, { kind: 'mapping' }, false)}>Suggest a change</Link>
          ) : (
            edit('mapping', 'mapping')
          )
        }
      >
        <Mapping mapping={content.mapping} />
      </Section>
    </div>
  )
}

function Rows({ rows, none }: { readonly rows: readonly FlatRow[]; readonly none: string }) {
  if (rows.length === 0) return <span className={classes.dim}>{none}</span>
  return <KeyValues items={rows.map(({ label, text }) => [label, <bdi key={label}>{text}</bdi>])} />
}

function Mapping({ mapping }: { readonly mapping: unknown }) {
  const [general, blocks] = [generalRows(mapping), blocksOf(mapping)]
  if (general.length + blocks.length === 0) return <span className={classes.dim}>Nothing is mapped yet.</span>
  return (
    <div className={classes.stack}>
      {general.length > 0 && <KeyValues items={general.map(asCode)} />}
      {blocks.map(({ title, rows }) => (
        <div key={`${title} ${rows.join()}`}>
          <h3 className={classes.block}>{title}</h3>
          {rows.length === 0 ? <span className={classes.dim}>No fields.</span> : <KeyValues items={rows.map(asCode)} />}
        </div>
      ))}
    </div>
  )
}

const asCode = ([label, text]: readonly [string, string]) =>
  [
    label,
    <code key={label} className={classes.mono}>
      <bdi>{text}</bdi>
    </code>,
  ] as const
