/** What a service for the tests is: one file beside this one, and its line in `index.ts`. */

export interface Service<V extends string = string> {
  /** lower_snake: `kafka`. */
  readonly name: string
  /** With its version, as it is shown to people. */
  readonly title: string
  /**
   * Environment variables that hold its address. Where the first one is set, that server is taken and none is started; those that
   * are not set are then ''.
   */
  readonly variables: readonly [V, ...V[]]
  /** Null: it can be had here. Else what is missing, in a sentence. */
  missing(): Promise<string | null>
  /** Downloads what is not in `cache` yet: a folder of this service's own, outside the checkout. Nobody else does at the same time. */
  install(cache: string): Promise<void>
  /** Starts it on 127.0.0.1, and answers once it takes requests. Called again with the same `data`, it goes on with what is there. */
  start(folders: Folders): Promise<Running<V>>
}

export interface Folders {
  readonly cache: string
  /** Empty the first time; thrown away by whoever made it. */
  readonly data: string
}

export interface Running<V extends string = string> {
  readonly address: Address<V>
  /** Politely, then not; answers once it is gone. */
  stop(): Promise<void>
  /** kill -9; answers once it is gone. */
  kill(): Promise<void>
}

export type Address<V extends string = string> = Readonly<Record<V, string>>

/** The address that the environment names, if it does. */
export function addressFrom<V extends string>(
  { variables }: Service<V>,
  environment: Readonly<Record<string, string | undefined>>,
): Address<V> | null {
  if (!environment[variables[0]]) return null
  return Object.fromEntries(variables.map((name) => [name, environment[name] ?? ''])) as Record<V, string>
}
