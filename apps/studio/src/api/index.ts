/** The server, for scenes: `request(document, variables, signal)`, `rest(path)`, `ApiProblem`, the session and the live stream. */
export { graphql } from './generated/index.ts'
export { type LiveEvent, useLiveState, watchLive } from './live.ts'
export { ApiProblem } from './problem.ts'
export { download, request, rest } from './request.ts'
export { chooseOrganization, sessionOpened, useSession } from './session.ts'
