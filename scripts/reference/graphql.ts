import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generate } from '@graphql-codegen/cli'
import studio from '../../apps/studio/codegen.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(import.meta.dirname, '../../apps/server/src/gateway/graphql')
const SCHEMA = join(folder, 'schema.graphql')

/** What the server hands from an object to its fields, where that is not what the schema shows: type → where its type stands. */
const MAPPERS = {
  Datasource: '../nodes.ts#DatasourceNode',
  Organization: '../nodes.ts#OrganizationNode',
  Draft: '../nodes.ts#DraftNode',
  Version: '../nodes.ts#VersionNode',
  Published: '../nodes.ts#PublishedNode',
  Me: '../../../accounts/authenticator.ts#Authenticated',
  RoleBinding: '../../../commands/role-bindings/grant-role.ts#BindingView',
  ApiToken: '../../../queries/people.ts#TokenView',
  Invitation: '../../../queries/invitations.ts#InvitationView',
  CreatedInvitation: '../../../commands/invitations/create-invitation.ts#NewInvitation',
  InvitedRole: '../../../accounts/links.ts#InvitedRole',
  AuditResource: '../../../audit/row.ts#AuditResource',
  ConnectorType: '../../../queries/connector-types.ts#ConnectorTypeView',
  ConnectorTemplate: '@halcyon/connector-kit#ConnectorTemplate',
  VersionSummary: '../../../queries/versions.ts#VersionSummary',
  VersionComment: '../../../queries/versions.ts#VersionComment',
  Suggestion: '../../../queries/suggestions.ts#SuggestionView',
  SuggestionSummary: '../../../queries/suggestions.ts#SuggestionSummary',
  Change: '../nodes.ts#ChangeNode',
  Project: '../../../commands/projects/create-project.ts#ProjectView',
  Run: '../../../queries/runs.ts#RunView',
  CheckpointEntry: '../../../queries/checkpoints.ts#CheckpointEntry',
  Alert: '../../../queries/alerts.ts#AlertView',
  Event: '../../../queries/ledger.ts#EventView',
  EventDetail: '../../../queries/ledger-queries.ts#EventDetail',
  RuntimeStatus: '../../../queries/status.ts#StatusView',
  Metrics: '../../../queries/metrics.ts#MetricsView',
  SecretVersion: '../../../queries/secrets.ts#SecretVersionView',
  TestItem: '../../../test-run/present.ts#TestItem',
  ScriptResult: '../../../test-run/script-run.ts#ScriptRunResult',
  TestDifference: '../../../test-run/compare.ts#Difference',
  FacetCount: '../nodes.ts#FacetCountNode',
  LiveEvent: '../live/events.ts#LiveEvent',
  DraftChanged: '../live/events.ts#DraftChanged',
}

/** The types of the resolvers, from the schema. */
export async function renderResolverTypes(): Promise<string> {
  const [file] = await generate(
    {
      silent: true,
      schema: SCHEMA,
      generates: {
        'resolver-types.ts': {
          plugins: ['typescript', 'typescript-resolvers'],
          config: {
            useTypeImports: true,
            enumsAsTypes: true,
            immutableTypes: true,
            skipTypename: true,
            makeResolverTypeCallable: true,
            contextType: '../context.ts#GraphQLContext',
            mappers: Object.fromEntries(
              Object.entries(MAPPERS).map(([type, from]) => [type, `${from} as ${type}Mapped`]),
            ),
            scalars: {
              ID: 'string',
              DateTime: { input: 'string', output: 'Date | string' },
              JSON: 'unknown',
            },
          },
        },
      },
    },
    false,
  )
  return file.content
}

/** `docs/reference/schema.graphql`: the schema as it stands in the source. */
export const renderGraphQLSchema = (): Promise<string> => readFile(SCHEMA, 'utf8')

/** Types of the Studio's documents: path in the checkout → text. */
export async function renderStudioTypes(): Promise<Readonly<Record<string, string>>> {
  const files = await generate({ ...studio, allowPartialOutputs: false, silent: true, cwd: root }, false)
  return Object.fromEntries(
    files.map(({ filename, content }: { filename: string; content: string }) => [filename, content]),
  )
}
