/**
 * Writes what is made from the code: `npm run generate`. With `--check` nothing is written; it fails and names the files that
 * are not current. Needs no database: the schema's is made for the moment.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { renderErrorReference, renderOntologyReference } from '../packages/domain/src/index.ts'
import { renderFunctionReference } from '../packages/mapping/src/index.ts'
import { renderMigratedSchema } from './generate-schema.ts'
import { renderConnectors } from './reference/connectors.ts'
import { renderGraphQLSchema, renderResolverTypes, renderStudioTypes } from './reference/graphql.ts'
import { renderMetrics } from './reference/metrics.ts'
import { renderApi } from './reference/openapi.ts'
import { renderPermissions } from './reference/permissions.ts'
import { renderRuntimeOptions } from './reference/runtime-options.ts'
import { renderSettings } from './reference/settings.ts'

const root = join(import.meta.dirname, '..')

/** Path in the checkout → its text. */
async function renderAll(): Promise<Readonly<Record<string, string>>> {
  const { openapi, rest } = await renderApi()
  return {
    'docs/reference/openapi.json': openapi,
    'docs/reference/rest.md': rest,
    'docs/reference/errors.md': renderErrorReference(),
    'docs/reference/ontology.md': renderOntologyReference(),
    'docs/reference/mapping-functions.md': renderFunctionReference(),
    'docs/reference/settings.md': renderSettings(),
    'docs/reference/permissions.md': renderPermissions(),
    'docs/reference/runtime-options.md': renderRuntimeOptions(),
    'docs/reference/metrics.md': await renderMetrics(),
    'docs/reference/schema.graphql': await renderGraphQLSchema(),
    'apps/server/src/gateway/graphql/generated/resolver-types.ts': await renderResolverTypes(),
    ...(await renderStudioTypes()),
    ...(await renderConnectors()),
    'packages/store/src/schema.gen.ts': await renderMigratedSchema(),
  }
}

async function main(check: boolean): Promise<void> {
  const differing: string[] = []
  for (const [path, text] of Object.entries(await renderAll())) {
    const file = join(root, path)
    if ((await readFile(file, 'utf8').catch(() => null)) === text) continue
    differing.push(path)
    if (check) continue
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  for (const path of differing) console.log(check ? `not current: ${path}` : `written: ${path}`)
  if (!check || differing.length === 0) return
  console.log('Run `npm run generate`, and commit what it writes.')
  process.exitCode = 1
}

await main(process.argv.includes('--check'))
