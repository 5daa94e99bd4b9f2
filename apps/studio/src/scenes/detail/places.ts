export type Step = 'basics' | 'connection' | 'mapping' | 'test' | 'summary'

/** The wizard's step in which the thing at a path of the draft is edited. */
function stepOf(path: string): Step {
  const root = /^[a-z]+/i.exec(path)?.[0]
  if (root === 'mapping') return 'mapping'
  return root === 'config' || root === 'secrets' || root === 'runtime' ? 'connection' : 'basics'
}

export const editHref = (id: string, path: string): string => `/datasources/${id}/edit/${stepOf(path)}`
