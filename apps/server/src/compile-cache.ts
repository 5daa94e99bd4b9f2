import { fileURLToPath } from 'node:url'

/**
 * Folder in which Node keeps code that it has compiled, for the next start of the program or of a worker: beside the workers' bundle,
 * where nobody else writes. Where it cannot be written, code is compiled at each start.
 */
export const COMPILE_CACHE =
  process.env.NODE_COMPILE_CACHE ?? fileURLToPath(new URL('../.build/compiled', import.meta.url))
