import type { CodegenConfig } from '@graphql-codegen/cli'

/** Types of the Studio's GraphQL documents, from the server's schema. */
const config: CodegenConfig = {
  schema: 'apps/server/src/gateway/graphql/schema.graphql',
  documents: ['apps/studio/src/**/*.{ts,tsx}', '!apps/studio/src/api/generated/**'],
  ignoreNoDocuments: true,
  allowPartialOutputs: true,
  generates: {
    'apps/studio/src/api/generated/graphql.ts': {
      plugins: ['typescript-operations', 'apps/studio/codegen/document-types.ts'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { DateTime: 'string', JSON: 'unknown', ID: 'string' },
        avoidOptionals: { field: true, inputValue: false, object: true, defaultValue: false },
      },
    },
  },
  importExtension: '.ts',
  emitLegacyCommonJSImports: false,
}

export default config
