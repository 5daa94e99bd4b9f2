/** Names in one spelling: `createdAt`, `created-at`, `CreatedAt`, `@created_at` → `created_at`. */
export const foldName = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')

/** A field's names, outermost first, list entries left out. */
export const namesOf = (steps: readonly (string | number | symbol)[]): readonly string[] =>
  steps.filter((step) => typeof step === 'string').map(foldName)

const flats = new Map<string, string>()
/** Without underscores; remembered, since every spelling is held against every field. */
const flat = (name: string): string => {
  const known = flats.get(name)
  if (known !== undefined) return known
  if (flats.size > 20_000) flats.clear()
  const made = name.replaceAll('_', '')
  flats.set(name, made)
  return made
}

/** 1 where the field is called that, with its parents if the wanted name has a dot; 0.95 but for underscores; else 0. */
export const nameFit = (names: readonly string[], wanted: string): number => {
  const own = names.at(-1) ?? ''
  const dotted = names.join('.')
  if (wanted.includes('.')) return dotted === wanted || dotted.endsWith(`.${wanted}`) || own === wanted ? 1 : 0
  if (own === wanted || own.endsWith(`.${wanted}`)) return 1
  return flat(own) === flat(wanted) ? 0.95 : 0
}
