import type { Connector, ConnectorPreset, ConnectorTemplate } from '@halcyon/connector-kit'
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { type Static, type TSchema, Type } from 'typebox'
import type { Find, Query } from '../commands/command.ts'
import { connectorOf, connectorTypes } from '../commands/datasources/catalog.ts'
import { Nothing } from '../commands/datasources/fields.ts'
import { guideOf } from './connector-types-guide.ts'

/** A type of source, with all that a form, a script or a reader needs. */
export interface ConnectorTypeView {
  readonly type: string
  readonly title: string
  readonly description: string
  readonly stability: string
  readonly mode: 'push' | 'pull'
  readonly configSchema: TSchema
  readonly secretsSchema: TSchema
  readonly uiSchema?: JsonValue
  /** A realistic payload; another one each time. */
  readonly sample: JsonValue
  /** Markdown. */
  readonly guide: string
  readonly presets: readonly PresetView[]
  /** Beginnings of feeds: settings, mapping and samples of a sender. */
  readonly templates: readonly ConnectorTemplate[]
}

interface PresetView extends ConnectorPreset {
  /** Fields of `secretsSchema` it needs. */
  readonly requiredSecrets: readonly string[]
}

const view = async ({ spec }: Connector): Promise<ConnectorTypeView> => ({
  type: spec.type,
  title: spec.title,
  description: spec.description,
  stability: spec.stability,
  mode: spec.mode,
  configSchema: spec.config,
  secretsSchema: spec.secrets,
  ...(spec.uiSchema === undefined ? {} : { uiSchema: spec.uiSchema }),
  sample: spec.sample(),
  guide: await guideOf(spec.type),
  presets: (spec.presets ?? []).map((preset) => ({
    ...preset,
    requiredSecrets: spec.requiredSecrets(preset.config as Static<typeof spec.config>),
  })),
  templates: (spec.templates ?? []).map(
    ({ name, title, description, preset, config, mapping, samples, guide, unverified }) => ({
      name,
      title,
      description,
      preset,
      config,
      mapping,
      samples,
      guide,
      unverified,
    }),
  ),
})

type None = Record<never, never>
interface TypeParams {
  readonly type?: string
}

/** Types are no organization's: whoever may read anything of a catalog may read them. */
const findType: Find<TypeParams, Connector> = async (_tx, context, { type = '' }) => {
  const connector = connectorOf(type)
  return connector === null ? null : { target: { kind: 'organization', id: context.tenantId }, found: connector }
}

export const listConnectorTypesQuery: Query<
  None,
  typeof Nothing,
  null,
  { items: readonly ConnectorTypeView[]; nextCursor: null }
> = {
  name: 'connector_type.list',
  action: 'catalog.read',
  input: Nothing,
  anywhere: true,
  find: async (_tx, context) => ({ target: { kind: 'organization', id: context.tenantId }, found: null }),
  run: async () => ({ items: await Promise.all(connectorTypes().map(view)), nextCursor: null }),
}

export const getConnectorTypeQuery: Query<TypeParams, typeof Nothing, Connector, ConnectorTypeView> = {
  name: 'connector_type.read',
  action: 'catalog.read',
  input: Nothing,
  anywhere: true,
  find: findType,
  run: (_tx, _context, connector) => view(connector),
}

const SampleInput = Type.Object({
  config: Type.Optional(
    Type.Object({}, { additionalProperties: true, description: 'A draft’s: the payload is of the sender it names' }),
  ),
})

/** A generated, realistic payload. */
export const sampleQuery: Query<TypeParams, typeof SampleInput, Connector, { payload: JsonValue }> = {
  name: 'connector_type.sample',
  action: 'catalog.read',
  input: SampleInput,
  anywhere: true,
  find: findType,
  run: async (_tx, _context, { spec }, { config }) => ({ payload: spec.sample(isJsonObject(config) ? config : {}) }),
}
