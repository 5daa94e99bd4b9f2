/** Pages that a one-time link opens: for whoever has it, signed in or not. */
export const forAnybody = (pathname: string): boolean => /^\/(invite|reset)\//.test(pathname)
