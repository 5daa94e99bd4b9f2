import type { ErrorEntry } from './entry.ts'
import { FEED_CODES } from './feed-codes.ts'
import { RECORD_CODES } from './record-codes.ts'
import { REQUEST_CODES } from './request-codes.ts'

const TABLE = { ...REQUEST_CODES, ...RECORD_CODES, ...FEED_CODES } as const

export type ErrorCode = keyof typeof TABLE

/** Every code of the product: problem documents, findings, dead letters and failures. A code never changes its meaning. */
export const ERROR_CODES: Readonly<Record<ErrorCode, ErrorEntry>> = TABLE

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_CODES, code)
