import { DatasourceRoles } from '../../../features/roles/datasource-roles.tsx'
import { KeyValues, Section } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import type { TabProps } from '../tab-props.ts'

/** Who may do what here, and by which role. */
export default function AccessTab({ datasource: { id, owner, project, actions } }: TabProps) {
  return (
    <div className={classes.stack}>
      <Section title="Owner">
        <KeyValues
          items={[
            [
              owner?.name ?? 'Nobody',
              owner === null ? 'No one owns it' : 'editor and operator here, and may give both to others',
            ],
          ]}
        />
      </Section>
      <Section title="Roles" description="Those given on its project or above hold here as well.">
        <DatasourceRoles datasourceId={id} ownerId={owner?.id ?? null} project={project?.name} actions={actions} />
      </Section>
    </div>
  )
}
