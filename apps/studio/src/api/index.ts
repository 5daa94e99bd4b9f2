/** The server, for scenes: `request(document, variables, signal)`, `rest(path)`, `ApiProblem`, the session and the live stream. */
export { type LiveEvent, useLiveState, watchLive } from './live.ts'
export { ApiProblem, type ProblemFinding } from './problem.ts'
export { download, request, rest } from './request.ts'
export { RunFields } from './run-fields.ts'
export { chooseOrganization, sessionOpened, useSession } from './session.ts'
export { graphql, type TypedDocument } from './typed-document.ts'
