import { type DraftValidation, type Step, stepOf } from '../../features/draft/index.ts'

export const stepHref = (id: string, step: Step): string => `/datasources/${id}/edit/${step}`

/** Where the thing at a path of a draft is mended. */
export function placeOf(id: string, path: string): string {
  const step = stepOf(path)
  const query = step === 'connection' ? 'field' : step === 'mapping' ? 'row' : null
  return `${stepHref(id, step)}${query === null ? '' : `?${query}=${encodeURIComponent(path)}`}`
}

/** Where a draft is gone on with: at what is missing first; the summary, where nothing is. */
export function nextPlace(id: string, { errors }: Pick<DraftValidation, 'errors'>): string {
  const [first] = errors
  return first === undefined ? stepHref(id, 'summary') : placeOf(id, first.path)
}
