import { readFile } from 'node:fs/promises'
import type { ConnectorTemplate } from '../../packages/connector-kit/src/index.ts'
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
      ...templatesOf(spec.templates ?? []),
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

/** What a feed can begin with, and what nobody has compared with a real delivery yet. */
const templatesOf = (templates: readonly ConnectorTemplate[]): string[] =>
  templates.length === 0
    ? []
    : [
        '## Templates',
        'Settings, mapping and samples for a product, to begin a feed with. Each can be changed afterwards.',
        ...templates.flatMap(({ name, title, description, preset, guide, unverified }) => [
          `### ${title} (\`${name}\`)`,
          `${description} Preset: \`${preset}\`.`,
          guide,
          ...(unverified.length === 0
            ? []
            : [`Not yet compared with a real delivery: ${unverified.map((path) => `\`${path}\``).join(', ')}.`]),
        ]),
      ]
