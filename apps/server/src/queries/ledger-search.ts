/** A pattern for `ilike` that finds this text anywhere. */
export const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
