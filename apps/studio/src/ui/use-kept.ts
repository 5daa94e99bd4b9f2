import { useState } from 'react'

/**
 * A state that outlives a reload of this tab: what one typed or chose and has not sent yet.
 * @param key names it within the tab; JSON is kept
 */
export function useKept<State>(key: string, initial: State): readonly [State, (next: State) => void] {
  const name = `halcyon.kept.${key}`
  const [state, setState] = useState(() => read(name, initial))
  return [
    state,
    (next) => {
      setState(next)
      keep(name, next, initial)
    },
  ]
}

function read<State>(name: string, initial: State): State {
  try {
    const kept = sessionStorage.getItem(name)
    return kept === null ? initial : (JSON.parse(kept) as State)
  } catch {
    return initial
  }
}

function keep<State>(name: string, state: State, initial: State): void {
  sessionStorage.removeItem(name)
  if (state === initial) return
  try {
    sessionStorage.setItem(name, JSON.stringify(state))
  } catch {
    // Too long for the tab's memory: it is there until the reload.
  }
}
