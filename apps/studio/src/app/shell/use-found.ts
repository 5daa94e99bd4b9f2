import { useEffect, useState } from 'react'
import type { Command } from '../../features/commands/commands.ts'
import { useGo } from '../../ui/index.ts'
import { type FoundDatasource, useShell } from './shell-context.ts'

const DEBOUNCE_MS = 150
const NOTHING: readonly FoundDatasource[] = []

/** Datasources by name, as one types; an answer to an earlier text is dropped. */
export function useFound(query: string): { readonly found: readonly Command[]; readonly searching: boolean } {
  const { searchDatasources } = useShell()
  const go = useGo()
  const [state, setState] = useState({ query: '', found: NOTHING })
  const text = query.trim()
  useEffect(() => {
    if (searchDatasources === undefined || text === '') return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      searchDatasources(text, stop.signal).then(
        (found) => stop.signal.aborted || setState({ query: text, found }),
        () => stop.signal.aborted || setState({ query: text, found: NOTHING }),
      )
    }, DEBOUNCE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, searchDatasources])
  const found = text === '' ? NOTHING : state.found
  return {
    found: found.map(({ id, name, href, health, type }) => ({
      id: `datasource-${id}`,
      label: name,
      group: 'Datasources',
      hint: [type, health].filter(Boolean).join(' · '),
      run: () => go(href),
    })),
    searching: searchDatasources !== undefined && text !== '' && state.query !== text,
  }
}
