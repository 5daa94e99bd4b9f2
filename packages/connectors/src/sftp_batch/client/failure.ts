import { NeedsHuman, OutboundError, RetryLater } from '@halcyon/connector-kit'
import type { ErrorCode } from '@halcyon/domain'

/** draft-ietf-secsh-filexfer-02, 7: what a server answers with. */
const STATUS = { eof: 1, noSuchFile: 2, permissionDenied: 3, failure: 4 } as const

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code

export const isEnd = (error: unknown): boolean => codeOf(error) === STATUS.eof
export const isAbsent = (error: unknown): boolean => codeOf(error) === STATUS.noSuchFile
/** "Failure" is what servers say of a name that is taken, among others. */
export const isFailure = (error: unknown): boolean => codeOf(error) === STATUS.failure

/** Of a file, not of the feed: it is read again, then set aside. */
export function faultOf(error: unknown): ErrorCode | null {
  if (isAbsent(error)) return 'source_not_found'
  return codeOf(error) === STATUS.permissionDenied ? 'permission_denied' : null
}

/** Whether the connection broke off. */
export const isOfConnection = (error: unknown): boolean =>
  error instanceof OutboundError || (error instanceof Error && typeof codeOf(error) !== 'number' && !isKnown(error))

const isKnown = (error: unknown): boolean => error instanceof RetryLater || error instanceof NeedsHuman

/** What is said of a folder. */
export function folderFailure(error: unknown, folder: string): unknown {
  if (isAbsent(error))
    return new NeedsHuman('source_not_found', `There is no folder "${folder}".`, 'Compare the path with the server’s.')
  if (faultOf(error) === 'permission_denied')
    return new NeedsHuman(
      'permission_denied',
      `The account may not list "${folder}".`,
      'Give it the right to read the folder and its files.',
    )
  return error
}

/** The error a connector may throw in place of what the library throws. */
export function sftpFailure(error: unknown): unknown {
  if (isKnown(error) || error instanceof OutboundError || !(error instanceof Error)) return error
  return new RetryLater(`The connection to the server was lost: ${error.message}`)
}
