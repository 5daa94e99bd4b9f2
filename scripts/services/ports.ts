import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './process.ts'

/** The port of the first start: clients find a restarted server again. */
export async function keptPort(data: string, name: string): Promise<number> {
  const path = join(data, `${name}.port`)
  if (existsSync(path)) return Number(readFileSync(path, 'utf8'))
  const port = await freePort()
  writeFileSync(path, String(port))
  return port
}
