/** Values of secrets created in this tab, so that an example can be signed with them. Gone with the page; nothing is stored. */
const values = new Map<string, string>()

export const rememberValue = (secretId: string, value: string): void => void values.set(secretId, value)

/** The value, when this tab has just created it; the server never gives one back. */
export const freshValue = (secretId: string | undefined): string | null =>
  secretId === undefined ? null : (values.get(secretId) ?? null)
