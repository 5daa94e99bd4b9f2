export type { ErrorEntry } from './entry.ts'
export { Problem, type ProblemBody, problemBody } from './problem.ts'
export { renderErrorReference } from './reference.ts'
export { ERROR_CODES, type ErrorCode, isErrorCode } from './table.ts'
