import { Select } from '@mantine/core'
import classes from './shell.module.css'
import { type Choice, useShell } from './shell-context.ts'

const ALL = ''
const optionsOf = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, label: name }))

/** The organization one acts in, and the project one looks at. With one organization its name is no choice. */
export function ScopeSwitcher() {
  const shell = useShell()
  const [only] = shell.organizations
  return (
    <div className={classes.scope}>
      {shell.organizations.length > 1 ? (
        <Select
          aria-label="Organization"
          data={optionsOf(shell.organizations)}
          value={shell.organizationId}
          onChange={(id) => id !== null && shell.onOrganization(id)}
          allowDeselect={false}
          searchable={shell.organizations.length > 8}
          size="xs"
        />
      ) : (
        only !== undefined && <bdi className={classes.only}>{only.name}</bdi>
      )}
      {shell.projects.length > 1 && (
        <Select
          aria-label="Project"
          data={[{ value: ALL, label: 'All projects' }, ...optionsOf(shell.projects)]}
          value={shell.projectId ?? ALL}
          onChange={(id) => shell.onProject(id === ALL ? null : id)}
          allowDeselect={false}
          searchable={shell.projects.length > 8}
          size="xs"
        />
      )}
    </div>
  )
}
