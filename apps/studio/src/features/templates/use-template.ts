import { useQuery } from '@tanstack/react-query'
import type { TemplatesOfTypeQuery } from '../../api/generated/graphql.ts'
import { graphql, request } from '../../api/index.ts'

const TemplatesOfType = graphql(`
  query TemplatesOfType($type: String!) {
    connectorType(type: $type) {
      templates { name title description preset config mapping samples guide unverified }
    }
  }
`)

export type Template = NonNullable<TemplatesOfTypeQuery['connectorType']>['templates'][number]

/** The template of the sender a config names; null = it names none, or there is none (or it is still on its way). */
export function useTemplate(type: string | undefined, preset: unknown): Template | null {
  const { data } = useQuery({
    queryKey: ['connector-templates', type],
    queryFn: ({ signal }) => request(TemplatesOfType, { type: type ?? '' }, signal),
    select: ({ connectorType }) => connectorType?.templates ?? [],
    staleTime: Number.POSITIVE_INFINITY,
    enabled: type !== undefined,
  })
  return data?.find((template) => template.preset === preset) ?? null
}
