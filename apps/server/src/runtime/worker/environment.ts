import { COMPILE_CACHE } from '../../compile-cache.ts'

/** Of this process's environment: where a container asks for its role, and by what (AWS SDKs reference guide, "Container credential provider"). */
const OF_THE_CONTAINER = [
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
]

/**
 * What a thread that talks to sources has for an environment: that, and where its compiled code is kept. Whether it may be asked for
 * there is the guarded way out's to say.
 */
export const sourceEnvironment = (): Record<string, string> => ({
  NODE_COMPILE_CACHE: COMPILE_CACHE,
  ...Object.fromEntries(
    OF_THE_CONTAINER.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  ),
})
