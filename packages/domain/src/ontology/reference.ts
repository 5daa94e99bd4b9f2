import { ALERT_ATTRIBUTES } from './alert-attributes.ts'
import type { AttributeSpec } from './contract.ts'
import { ENTITY_TYPES } from './entity-types.ts'
import { RELATIONSHIP_VERBS } from './verbs.ts'

const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ')

function attributeRow(spec: AttributeSpec): string {
  const values = spec.values === undefined ? '' : ` One of ${code(spec.values)}.`
  const set = spec.runtime === true ? 'runtime' : 'mapping'
  return `| \`${spec.name}\` | ${spec.type} | ${spec.required ? 'yes' : 'no'} | ${set} | ${spec.description}${values} |`
}

const alertSection = (): string[] => [
  '## Alert\n',
  '| attribute | type | required | set by | meaning |\n|---|---|---|---|---|',
  ...Object.values(ALERT_ATTRIBUTES).map(attributeRow),
  '\nTimes are stored as `YYYY-MM-DDTHH:mm:ss.SSSZ`. Texts over their limit are refused, because a cut id is another id; only `title` is cut. Numbers keep their digits: one a double cannot hold becomes text, and is refused where a number is needed.\n',
]

const entitySections = (): string[] => [
  '## Entities\n',
  'An entity is known by its type, its normalised key and its scope. A key that is empty or says "nothing" (`N/A`, `None`, `-`, `null`, an all-zero hash) is refused with `empty_key`.\n',
  ...Object.values(ENTITY_TYPES).flatMap((spec) => [
    `### ${spec.type}\n`,
    `${spec.title}. ${spec.description}\n`,
    '| attribute | type | meaning |\n|---|---|---|',
    ...spec.attributes.map(
      ({ name, type, description, values }) =>
        `| \`${name}\` | ${type} | ${description}${values === undefined ? '' : ` One of ${code(values)}.`} |`,
    ),
    '\nOther attributes are kept as they are.\n',
  ]),
]

const verbSection = (): string[] => [
  '## Relationships\n',
  '| verb | from | to | roles | meaning |\n|---|---|---|---|---|',
  ...RELATIONSHIP_VERBS.map(({ verb, from, to, roles, description }) => {
    const any = (types: readonly string[]): string => (types.includes('*') ? 'any entity' : code(types))
    return `| \`${verb}\` | ${any(from)} | ${any(to)} | ${code(roles)} | ${description} |`
  }),
  '',
]

/** `docs/reference/ontology.md`, generated. */
export const renderOntologyReference = (): string =>
  [
    '# Ontology\n',
    '<!-- Generated from packages/domain/src/ontology; do not edit. -->\n',
    'What mappings write: alerts, entities and relationships. Names are the mapping’s targets and the API’s fields; the database has them in snake_case.\n',
    ...alertSection(),
    ...entitySections(),
    ...verbSection(),
  ].join('\n')
