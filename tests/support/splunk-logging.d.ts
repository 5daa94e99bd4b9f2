/** As far as it is used here; the package has no types. */
declare module 'splunk-logging' {
  interface Settings {
    readonly token: string
    readonly url: string
    /** 0: by hand, with `flush`. */
    readonly maxBatchCount?: number
  }
  export class Logger {
    constructor(settings: Settings)
    error: (error: Error, context: object) => void
    send(context: object): void
    flush(done: (error: Error | null, response: object, body: object) => void): void
  }
}
