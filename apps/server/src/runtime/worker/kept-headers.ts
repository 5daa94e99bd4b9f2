import { isCredentialName, type SecretVersionValue } from '@halcyon/connector-kit'

/** Headers as they may stand in a capture: none that carries a credential by its name or by its value. */
export function keepableHeaders(secrets: () => readonly SecretVersionValue[]) {
  return (headers: Readonly<Record<string, string>>): Record<string, string> => {
    const kept: Record<string, string> = {}
    for (const name in headers) {
      const value = headers[name]
      if (value === undefined || isCredentialName(name)) continue
      if (secrets().some((secret) => secret.value.length > 0 && value.includes(secret.value))) continue
      kept[name] = value
    }
    return kept
  }
}
