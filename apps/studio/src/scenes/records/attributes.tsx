import { JsonView, Section } from '../../ui/index.ts'

/** What the mapping set beyond the fields of every record; nothing where it set none. */
export function Attributes({ value }: { readonly value: unknown }) {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return null
  return (
    <Section title="Attributes">
      <JsonView value={value} label="Attributes" maxHeight={400} />
    </Section>
  )
}
