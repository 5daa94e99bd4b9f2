import { Problem } from '@halcyon/domain'

const UNIQUE_VIOLATION = '23505'

/** The index that holds a kind's names apart. */
const CONSTRAINT = { datasource: 'datasource_name', secret: 'secret_name' } as const

const isTaken = (error: unknown, kind: keyof typeof CONSTRAINT): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === UNIQUE_VIOLATION &&
  'constraint' in error &&
  error.constraint === CONSTRAINT[kind]

/** Runs a statement that gives something its name. @throws Problem `already_exists` at `name` when the project has another of that name */
export async function naming<T>(
  name: string,
  run: () => Promise<T>,
  kind: keyof typeof CONSTRAINT = 'datasource',
): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!isTaken(error, kind)) throw error
    throw new Problem('already_exists', `The project already has a ${kind} named "${name}"`, [
      { path: 'name', code: 'already_exists', message: 'The name is taken in this project' },
    ])
  }
}
