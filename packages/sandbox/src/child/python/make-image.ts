/** A program of its own: makes the image, and takes away those of other versions. Nothing of a person is in reach of it. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { zstdCompressSync } from 'node:zlib'
import { PYTHON_IMAGE, PYTHON_IMAGE_FOLDER, PYTHON_SOURCE } from './image.ts'
import { Interpreter } from './interpreter.ts'

const image = zstdCompressSync(await Interpreter.imageOf(PYTHON_SOURCE))
mkdirSync(PYTHON_IMAGE_FOLDER, { recursive: true })
const unfinished = new URL(`${process.pid}.part`, PYTHON_IMAGE_FOLDER)
writeFileSync(unfinished, image)
renameSync(unfinished, PYTHON_IMAGE)
for (const name of readdirSync(PYTHON_IMAGE_FOLDER))
  if (name.startsWith('python-') && !PYTHON_IMAGE.pathname.endsWith(name)) rmSync(new URL(name, PYTHON_IMAGE_FOLDER))
