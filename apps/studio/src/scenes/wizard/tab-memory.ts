/** What was typed and is not saved yet, for a reload of this tab. */
const keyOf = (name: string): string => `halcyon.wizard.${name}`

export function recall<T>(name: string): T | null {
  try {
    const text = sessionStorage.getItem(keyOf(name))
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

export function remember(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(value))
  } catch {
    // Without room there is nothing to restore from; the page itself still has it.
  }
}

export const forget = (name: string): void => sessionStorage.removeItem(keyOf(name))
