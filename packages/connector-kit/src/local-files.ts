import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, normalize, sep } from 'node:path'
import type { LocalFiles } from './contract.ts'
import { NeedsHuman } from './errors.ts'

/** @param folders whose files may be read; none: no file */
export function localFiles(folders: readonly string[]): LocalFiles {
  const refused = (path: string): NeedsHuman =>
    new NeedsHuman(
      'permission_denied',
      `${path} is in no folder whose files feeds may read.`,
      'Ask an administrator to list its folder in HALCYON_ALLOW_FILES.',
    )
  return {
    folders,
    async resolve(path) {
      const wanted = normalize(path)
      const real = (await Promise.all(folders.map((folder) => realpath(folder).catch(() => null)))).filter(
        (folder) => folder !== null,
      )
      if (!isAbsolute(path) || ![...folders, ...real].some((folder) => isInside(wanted, folder))) throw refused(path)
      const found = await realpath(wanted).catch((error: NodeJS.ErrnoException) => {
        throw absent(path, error)
      })
      if (!real.some((folder) => isInside(found, folder))) throw refused(path)
      if (!(await stat(found)).isFile())
        throw new NeedsHuman('source_not_found', `${path} is no file.`, 'Enter the path of the file itself.')
      return found
    },
  }
}

function absent(path: string, { code = '' }: NodeJS.ErrnoException): NeedsHuman {
  const said = code === 'ENOENT' || code === 'ENOTDIR' ? 'is not there' : `cannot be looked at (${code})`
  const action = 'Check the path, on each machine that runs an engine, and that this program may read it.'
  return new NeedsHuman('source_not_found', `${path} ${said}.`, action)
}

const isInside = (path: string, folder: string): boolean =>
  path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
