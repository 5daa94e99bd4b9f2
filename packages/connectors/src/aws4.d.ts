/** As far as it is used here; the package has no types. */
declare module 'aws4' {
  interface Signable {
    host: string
    path: string
    method: string
    service: string
    region: string
    headers?: Record<string, string>
    body?: string
  }
  interface Keys {
    accessKeyId: string
    secretAccessKey: string
    sessionToken?: string
  }
  /** Puts the signature into the headers it is given, and returns them. */
  export function sign<R extends Signable>(request: R, keys: Keys): R & { headers: Record<string, string> }
}
