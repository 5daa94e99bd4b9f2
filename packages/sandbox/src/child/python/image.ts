import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { version } from 'pyodide'

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** What runs in the interpreter before any script. */
export const PYTHON_SOURCE = `${read('language.py')}\n${read('prelude.py')}`

/** What is made of it once an installation: the interpreter's memory after it has run, compressed. To start from it takes a moment. */
export const PYTHON_IMAGE_FOLDER = new URL('../../../.build/', import.meta.url)
export const PYTHON_IMAGE = new URL(
  `python-${createHash('sha256').update(`${version}\n${PYTHON_SOURCE}`).digest('hex').slice(0, 16)}.zst`,
  PYTHON_IMAGE_FOLDER,
)
