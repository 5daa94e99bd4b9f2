import { Problem } from '@halcyon/domain'

const UNIQUE_VIOLATION = '23505'

const isNameTaken = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === UNIQUE_VIOLATION &&
  'constraint' in error &&
  error.constraint === 'datasource_name'

/** Runs a statement that gives a datasource its name. @throws Problem `already_exists` when the project has another of that name */
export async function naming<T>(name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!isNameTaken(error)) throw error
    throw new Problem('already_exists', `The project already has a datasource named "${name}"`, [
      { path: 'name', code: 'already_exists', message: 'The name is taken in this project' },
    ])
  }
}
