import { readFile } from 'node:fs/promises'
import { connectors, guides } from '../../packages/connectors/src/index.ts'
import { page } from './markdown.ts'
import { fieldTables, type Schema } from './schema-fields.ts'

/** `docs/reference/connectors/<type>.md`, one for each: its guide, then every field of its schema. */
export async function renderConnectors(): Promise<Record<string, string>> {
  const pages: Record<string, string> = {}
  for (const [type, { spec }] of connectors) {
    const guideUrl = guides.get(type)
    const guide = guideUrl === undefined ? '' : await readFile(guideUrl, 'utf8')
    pages[`docs/reference/connectors/${type}.md`] = page(
      `${spec.title} (\`${type}\`)`,
      `packages/connectors/src/${type}`,
      `${spec.description} Mode: ${spec.mode}. Stability: ${spec.stability}.`,
      // The page has the title.
      guide.replace(/^# .*\n/, ''),
      '## Fields of `config`',
      'A field that is absent means its default, or what the preset has.',
      ...fieldTables(spec.config as Schema, 3),
      '## Fields of `secrets`',
      'Each holds the id of a secret.',
      ...fieldTables(spec.secrets as Schema, 3),
    )
  }
  return pages
}
