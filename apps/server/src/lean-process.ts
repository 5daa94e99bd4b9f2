/**
 * Starts the process again, in place and with the same pid, with what can only be said before a process starts:
 * - glibc gives each thread a heap of its own, and a process with a worker a feed has many threads: two heaps take a quarter less;
 * - the young generation is half of what V8 takes on a large machine: what a request leaves behind dies at once in either;
 * - the old one may double before it is looked through: by itself V8 does so at a tenth more, which under load is every second,
 *   on every core, and a pause;
 * - the collector can be called, so that what loading has left behind goes at once (`releaseMemory`).
 */
export function leanProcess(): void {
  const { platform, env, execPath, execArgv, argv } = process
  // A supervised process (`--watch`) has a channel that would not survive it.
  if (platform !== 'linux' || env.MALLOC_ARENA_MAX !== undefined || process.send !== undefined) return
  const flags = ['--expose-gc', '--max-semi-space-size=8', '--heap-growing-percent=100']
  process.execve?.(execPath, [execPath, ...flags, ...execArgv, ...argv.slice(1)], { ...env, MALLOC_ARENA_MAX: '2' })
}
