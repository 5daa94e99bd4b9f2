import { appendFileSync, renameSync, statSync } from 'node:fs'

const MAX_BYTES = 10 * 1024 * 1024

/** A line sink that appends to `path`, and keeps one older file (`path.1`) when it passes 10 MiB. */
export function logFile(path: string): (line: string) => void {
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return (line) => {
    try {
      if (size > MAX_BYTES) {
        renameSync(path, `${path}.1`)
        size = 0
      }
      // Synchronous on purpose: the last lines before a crash are the ones that matter, and there are few.
      appendFileSync(path, `${line}\n`, { mode: 0o600 })
      size += line.length + 1
    } catch {
      // A full disk costs the log, not the product.
    }
  }
}
