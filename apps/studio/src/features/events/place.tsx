import { useQuery } from '@tanstack/react-query'
import { Code } from '../../ui/index.ts'
import { contentQuery } from '../versions/content-query.ts'
import { blockLabels, placeWords } from './place-words.ts'

export interface PlaceProps {
  readonly path: string
  readonly datasourceId: string
  /** Whose mapping it is in; null = not known. */
  readonly version: number | null | undefined
}

/** Where a finding is: a place in the mapping in words, with its path to hover; anything else as it is written. */
export function Place({ path, datasourceId, version }: PlaceProps) {
  const inBlock = /^(mapping\.)?outputs\[\d/.test(path)
  const { data } = useQuery({
    ...contentQuery(datasourceId, version ?? 0, ''),
    enabled: inBlock && version != null,
    staleTime: Number.POSITIVE_INFINITY,
    select: ({ mapping }) => blockLabels(mapping),
  })
  const words = placeWords(path, data ?? [])
  if (words === null) return <Code>{path}</Code>
  return (
    <span title={path}>
      <bdi>{words}</bdi>
    </span>
  )
}
