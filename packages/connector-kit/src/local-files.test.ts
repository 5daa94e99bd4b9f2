import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { localFiles } from './local-files.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'files-'))
  await mkdir(join(root, 'listed/inner'), { recursive: true })
  await mkdir(join(root, 'listed-not'))
  for (const name of ['listed/a.db', 'listed/inner/b.db', 'listed-not/c.db']) await writeFile(join(root, name), '')
  await symlink(join(root, 'listed-not/c.db'), join(root, 'listed/out.db'))
  await symlink(join(root, 'listed'), join(root, 'link'))
})
afterAll(() => rm(root, { recursive: true }))

const at = (path: string): string => join(root, path)

it('gives the files of a listed folder, by their own path', async () => {
  const files = localFiles([at('listed')])
  expect(await files.resolve(at('listed/a.db'))).toBe(at('listed/a.db'))
  expect(await files.resolve(at('listed/inner/../inner/b.db'))).toBe(at('listed/inner/b.db'))
  expect(await localFiles([at('link')]).resolve(at('link/a.db'))).toBe(at('listed/a.db'))
})

it.each([
  ['beside it', 'listed-not/c.db'],
  ['by a link that leads out', 'listed/out.db'],
  ['by dots', 'listed/../listed-not/c.db'],
  ['that is not there, outside', 'nowhere/x.db'],
])('refuses a file %s, and does not tell what is there', async (_name, path) => {
  await expect(localFiles([at('listed')]).resolve(`${root}/${path}`)).rejects.toMatchObject({
    code: 'permission_denied',
    action: expect.stringContaining('HALCYON_ALLOW_FILES'),
  })
})

it('refuses every file where no folder is listed, and a path that is not absolute', async () => {
  await expect(localFiles([]).resolve('/etc/hostname')).rejects.toMatchObject({ code: 'permission_denied' })
  await expect(localFiles(['/']).resolve('etc/hostname')).rejects.toMatchObject({ code: 'permission_denied' })
})

it('says what is not there, and what is no file', async () => {
  const files = localFiles([at('listed')])
  for (const path of ['absent.db', 'inner'])
    await expect(files.resolve(at(`listed/${path}`))).rejects.toMatchObject({ code: 'source_not_found' })
})
