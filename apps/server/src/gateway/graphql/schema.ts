import { readFileSync } from 'node:fs'
import { createSchema } from 'graphql-yoga'
import type { GraphQLContext } from './context.ts'
import { access } from './resolvers/access.ts'
import { audit } from './resolvers/audit.ts'
import { connectorTypes } from './resolvers/connector-types.ts'
import { datasourceCommands } from './resolvers/datasource-commands.ts'
import { datasources } from './resolvers/datasources.ts'
import { drafts } from './resolvers/drafts.ts'
import { liveStream } from './resolvers/live.ts'
import { me } from './resolvers/me.ts'
import { metrics } from './resolvers/metrics.ts'
import { ontology } from './resolvers/ontology.ts'
import { people } from './resolvers/people.ts'
import { running } from './resolvers/running.ts'
import { runs } from './resolvers/runs.ts'
import { secrets } from './resolvers/secrets.ts'
import { suggestions } from './resolvers/suggestions.ts'
import { trying } from './resolvers/trying.ts'
import { versions } from './resolvers/versions.ts'
import { DateTime, JSONValue } from './scalars.ts'

export const graphqlSchema = <Context extends GraphQLContext>() =>
  createSchema<Context>({
    typeDefs: readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8'),
    resolvers: [
      { DateTime, JSON: JSONValue },
      me,
      people,
      connectorTypes,
      datasources,
      datasourceCommands,
      drafts,
      versions,
      suggestions,
      running,
      runs,
      metrics,
      trying,
      ontology,
      secrets,
      audit,
      access,
      liveStream,
    ],
  })
