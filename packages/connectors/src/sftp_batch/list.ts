import { type ListedFile, pathPatterns } from '@halcyon/connector-kit'
import type { Attributes, Sftp } from 'ssh2-sftp-client'
import { entriesOf } from './client/calls.ts'
import { folderFailure } from './client/failure.ts'
import type { Settings } from './config/settings.ts'

const [TYPE, REGULAR, FOLDER] = [0o170000, 0o100000, 0o040000]
const MAX_DEPTH = 16

/** Another content has another one. */
export const versionOf = ({ mtime, size }: Pick<Attributes, 'mtime' | 'size'>): string => `${mtime}-${size}`

export const listedOf = (key: string, attributes: Attributes): ListedFile => ({
  key,
  version: versionOf(attributes),
  size: attributes.size,
  modified: attributes.mtime * 1000,
})

/** The files that are wanted by their names, folder after folder. @throws NeedsHuman for a folder that cannot be listed */
export async function* listFiles(
  sftp: Sftp,
  { folders, recursive, include, exclude }: Settings['find'],
): AsyncGenerator<ListedFile> {
  const patterns = pathPatterns(include, exclude)
  for (const folder of folders) yield* filesIn(folder, '', 0)

  async function* filesIn(folder: string, below: string, depth: number): AsyncGenerator<ListedFile> {
    const path = below === '' ? folder : joined(folder, below)
    const deeper: string[] = []
    try {
      for await (const { filename, attrs } of entriesOf(sftp, path)) {
        if (filename === '.' || filename === '..' || /[/\0]/.test(filename)) continue
        const relative = below === '' ? filename : `${below}/${filename}`
        const type = attrs.mode & TYPE
        if (type === FOLDER && recursive && depth < MAX_DEPTH) deeper.push(relative)
        if (type === REGULAR && patterns.matches(relative)) yield listedOf(joined(folder, relative), attrs)
      }
    } catch (error) {
      throw folderFailure(error, path)
    }
    for (const one of deeper) yield* filesIn(folder, one, depth + 1)
  }
}

export const joined = (folder: string, below: string): string => (folder.endsWith('/') ? folder : `${folder}/`) + below
