import { type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import { useCallback } from 'react'
import { graphql, request } from '../../../api/index.ts'
import type { RunScript as Run, ScriptRun, ScriptText } from './contract.ts'

const RunScript = graphql(`
  mutation RunScript($id: ID!, $input: ScriptRunInput!) {
    runScript(datasourceId: $id, input: $input) {
      error { path code message suggestion }
      results {
        items
        error { path code message suggestion }
        logs
      }
    }
  }
`)

/** What the draft's script makes of items, in the server's sandbox. */
export async function runScript(
  id: string,
  { language, source }: ScriptText,
  items: readonly JsonValue[],
  signal: AbortSignal,
): Promise<ScriptRun> {
  const input = { language, source, items: items.map(stringifyJson) }
  const { error, results } = (await request(RunScript, { id, input }, signal)).runScript
  return {
    error: error?.message ?? null,
    results: results.map((one) => ({
      items: one.items.map((text) => parseJson(text)),
      error: one.error?.message ?? null,
      logs: one.logs,
    })),
  }
}

/** The same function for as long as the datasource is. */
export const useRunScript = (id: string): Run =>
  useCallback<Run>((script, items, signal) => runScript(id, script, items, signal), [id])
