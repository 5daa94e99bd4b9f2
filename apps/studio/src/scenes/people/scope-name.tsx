import { useMe } from '../../features/me/use-me.ts'
import type { Binding } from './documents.ts'

/** Where a role holds, by its name. */
export function ScopeName({ scope }: { readonly scope: Binding['scope'] }) {
  const organization = useMe().data?.organization
  if (scope.kind === 'global') return 'everywhere'
  const named =
    scope.id === organization?.id ? organization?.name : organization?.projects.find(({ id }) => id === scope.id)?.name
  return (
    <>
      {scope.kind} <bdi>{named ?? scope.id}</bdi>
    </>
  )
}
