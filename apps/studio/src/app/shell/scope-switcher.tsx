import { lazy, Suspense } from 'react'
import classes from './shell.module.css'
import { type Choice, useShell } from './shell-context.ts'

// Most people have one organization and one project: choosing comes with the choice.
const ScopeSelect = lazy(() => import('./scope-select.tsx'))

const ALL = ''
const optionsOf = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, label: name }))

/** The organization one acts in, and the project one looks at. With one organization its name is no choice. */
export function ScopeSwitcher() {
  const shell = useShell()
  const [only] = shell.organizations
  return (
    <div className={classes.scope}>
      {shell.organizations.length > 1 ? (
        <Suspense fallback={<bdi className={classes.only}>{nameOf(shell.organizations, shell.organizationId)}</bdi>}>
          <ScopeSelect
            label="Organization"
            data={optionsOf(shell.organizations)}
            value={shell.organizationId}
            onChoice={shell.onOrganization}
          />
        </Suspense>
      ) : (
        only !== undefined && (
          <span className={classes.only} title="Organization">
            <span className="ui-hidden">Organization </span>
            <bdi>{only.name}</bdi>
          </span>
        )
      )}
      {shell.projects.length > 1 && (
        <Suspense>
          <ScopeSelect
            label="Project"
            data={[{ value: ALL, label: 'All projects' }, ...optionsOf(shell.projects)]}
            value={shell.projectId ?? ALL}
            onChoice={(id) => shell.onProject(id === ALL ? null : id)}
          />
        </Suspense>
      )}
    </div>
  )
}

const nameOf = (choices: readonly Choice[], id: string | null) => choices.find((choice) => choice.id === id)?.name
