import { Alert, Button, Group } from '@mantine/core'
import { ApiProblem } from '../../api/index.ts'
import type { Draft } from '../../features/draft/index.ts'
import { DatasourceRoles } from '../../features/roles/datasource-roles.tsx'
import { ErrorState, KeyValues, LoadingSkeleton, Section } from '../../ui/index.ts'
import { BasicsFields } from './basics-fields.tsx'
import { type BasicsState, useBasics } from './use-basics.ts'
import classes from './wizard.module.css'

const WORDS: Readonly<Record<BasicsState, string>> = {
  saved: 'Saved',
  saving: 'Saving…',
  unsaved: 'Not saved yet',
  offline: 'Kept here; the server does not answer',
  invalid: 'Not saved: something is missing',
  conflict: 'Not saved: somebody else changed it',
}

const LABELS = { name: 'name', description: 'description', tags: 'tags', ownerId: 'owner' }

/** Name, description, tags, owner, and who may do what. */
export function BasicsStep({ draft }: { readonly draft: Draft }) {
  const { query, value, change, state, problems, problem, conflicts, settle, save } = useBasics(draft.datasourceId)
  if (query.isPending) return <LoadingSkeleton variant="lines" label="Loading the basics" />
  if (query.isError || value === undefined) {
    return (
      <ErrorState title="The basics could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
    )
  }
  const datasource = query.data
  const readOnly = draft.readOnly !== null
  const fromServer = problem instanceof ApiProblem ? problem.errors : []
  const errors = {
    ...Object.fromEntries(fromServer.map(({ path, message }) => [path.replace(/^input\./, ''), message])),
    ...problems,
  }
  return (
    <div className={classes.stack}>
      {conflicts.map((field) => (
        <Alert key={field} color="yellow" title={`Somebody else changed the ${LABELS[field]}`}>
          <p>
            It is now “{String(field === 'ownerId' ? (datasource.owner?.name ?? 'nobody') : datasource[field])}”. Yours
            is kept below and not saved.
          </p>
          <Group gap="sm">
            <Button size="xs" variant="default" onClick={() => settle(field, 'mine')}>
              Save mine
            </Button>
            <Button size="xs" variant="default" onClick={() => settle(field, 'theirs')}>
              Take theirs
            </Button>
          </Group>
        </Alert>
      ))}
      {problem !== null && fromServer.length === 0 && (
        <ErrorState inline title="The basics were not saved" error={problem} onRetry={() => void save()} />
      )}
      <Section
        title="What it is"
        actions={
          <span role="status" className={classes.dim}>
            {readOnly ? 'Read only' : WORDS[state]}
          </span>
        }
      >
        <BasicsFields
          value={value}
          onChange={change}
          errors={errors}
          readOnly={readOnly}
          ownerFixed={
            datasource.actions.includes('datasource.delegate')
              ? null
              : 'Only the owner, an editor or an administrator may give it away.'
          }
          owner={datasource.owner}
        />
        <KeyValues
          items={[
            ['Type', datasource.typeTitle],
            ['Project', datasource.project?.name ?? 'one you may not see'],
          ]}
        />
      </Section>
      <Section
        title="Who may do what"
        description="Roles given on the project or above hold here as well; the owner is editor and operator."
      >
        <DatasourceRoles
          datasourceId={draft.datasourceId}
          ownerId={datasource.ownerId}
          project={datasource.project?.name}
          actions={datasource.actions}
        />
      </Section>
    </div>
  )
}
