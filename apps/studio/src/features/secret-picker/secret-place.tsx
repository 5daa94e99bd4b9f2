import { Radio, Select, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useProjectsWhere } from '../me/use-me.ts'

/** What a secret is made for. */
export interface SecretUse {
  readonly datasourceId: string
  readonly projectId: string
  /** "Signing key": what the value is for. */
  readonly purpose: string
}

export interface SecretPlace {
  /** As the server takes it. */
  readonly place: { readonly datasourceId: string } | { readonly projectId: string | null }
  /** The question to ask; null where there is but one answer. */
  readonly whose: ReactNode
}

/** Who may use a new secret: one datasource, or a project's all. */
export function useSecretPlace(use: SecretUse | undefined): SecretPlace {
  const [alone, setAlone] = useState(true)
  const projects = useProjectsWhere('secrets.manage')
  const [chosen, setChosen] = useState<string | null>(null)
  if (use !== undefined) {
    const { datasourceId, projectId } = use
    return {
      place: alone ? { datasourceId } : { projectId },
      whose: (
        <Radio.Group
          label="Who may use it"
          value={alone ? 'datasource' : 'project'}
          onChange={(next) => setAlone(next === 'datasource')}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="datasource" label="This datasource alone" />
            <Radio value="project" label="Every datasource of its project" />
          </Stack>
        </Radio.Group>
      ),
    }
  }
  const projectId = chosen ?? projects[0]?.id ?? null
  return {
    place: { projectId },
    whose: projects.length > 1 && (
      <Select
        label="Project"
        description="Its feeds may use it."
        data={projects.map(({ id, name }) => ({ value: id, label: name }))}
        value={projectId}
        allowDeselect={false}
        onChange={setChosen}
      />
    ),
  }
}
