/** What a script may take, for each item; they count from after the load. */
export const SCRIPT_LIMITS = {
  /** Characters of the source. */
  source: 64 * 1024,
  /** Milliseconds of CPU. */
  cpuMs: 100,
  /** Milliseconds by the clock; the process is killed then. */
  wallMs: 1000,
  /** Bytes above the loaded interpreter. */
  memory: 64 * 1024 * 1024,
  /** Characters of the result as JSON, its log lines included. */
  output: 1024 * 1024,
  /** Items that one item may become. */
  items: 1000,
  depth: 64,
  logLines: 100,
  /** Characters of a log line or of an error's message. */
  logLine: 2000,
} as const
