import { renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A holder touches its lock this often (ms); one that was not touched for STALE_MS belongs to nobody. */
const TOUCH_MS = 2_000
const STALE_MS = 20_000

/**
 * Runs `work` while no other process does, told apart by a file. A holder that was killed is noticed by the age of its
 * file, so that neither a reused process number nor another container confuses it.
 *
 * @param {string} path of the lock file
 * @param {() => void} onWait called once when somebody else holds it
 * @param {() => Promise<void>} work
 */
export async function withLock(path, onWait, work) {
  for (let waited = false; !acquire(path); waited = true) {
    if (!waited) onWait()
    removeStale(path)
    await sleep(250)
  }
  const timer = setInterval(() => touch(path), TOUCH_MS)
  try {
    await work()
  } finally {
    clearInterval(timer)
    rmSync(path, { force: true })
  }
}

function acquire(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function removeStale(path) {
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY)
  if (age < STALE_MS || age === Number.NEGATIVE_INFINITY) return
  const aside = `${path}.${process.pid}`
  try {
    // Renamed, not removed: of two that saw it stale, one wins.
    renameSync(path, aside)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  rmSync(aside, { force: true })
}

function touch(path) {
  const now = new Date()
  try {
    utimesSync(path, now, now)
  } catch {
    // Removed under us: the work goes on.
  }
}
