import type { JsonObject, JsonValue } from '@halcyon/domain'
import type { ApiProblem } from '../../api/index.ts'
import type { DraftContent, DraftPart, PartChoice } from './content.ts'

/**
 * `saved`: the server has it. `unsaved`: it will be sent in a moment, or was refused (see `problem`). `offline`: the server does not answer;
 * sent when it does. `conflict`: somebody else saved in between; nothing is sent until it is settled. Edits are kept in every state.
 */
export type DraftState = 'saved' | 'saving' | 'unsaved' | 'offline' | 'conflict'

export interface DraftFinding {
  /** `config.auth.kind`, `secrets.signing`, `mapping.outputs[0]…`, `runtime.retry.maxMs` */
  readonly path: string
  readonly code: string
  readonly message: string
  readonly suggestion: string | null
}

/** What the server said of the content it has last saved. */
export interface DraftValidation {
  readonly ok: boolean
  readonly errors: readonly DraftFinding[]
  readonly warnings: readonly DraftFinding[]
}

/** The draft as the server has it. */
export interface SavedDraft {
  readonly content: DraftContent
  readonly etag: string
  readonly contentHash: string
  readonly validation: DraftValidation
  readonly updatedAt: string | null
  readonly updatedBy: { readonly id: string; readonly name: string } | null
}

/** Of the datasource, as it was when the draft was opened. */
export interface DraftDatasource {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly typeTitle: string
  readonly mode: 'push' | 'pull'
  readonly status: 'active' | 'archived'
  readonly publishedVersion: number | null
  readonly ingestUrl: string | null
  readonly projectId: string
  readonly actions: readonly string[]
}

/** Changes nothing when `next` is what is there already. A function is given the newest value. */
export type Setter<T> = (next: T | ((now: T) => T)) => void

export interface Draft {
  readonly datasourceId: string
  readonly datasource: DraftDatasource
  /** With the edits of this tab. */
  readonly content: DraftContent
  readonly state: DraftState
  readonly validation: DraftValidation
  /** Null = it may be edited; else why not, in words. Setters do nothing then. */
  readonly readOnly: string | null
  /** Of the last save: what `publish` takes. Call `saveNow` before. */
  readonly etag: string
  readonly contentHash: string
  readonly savedAt: string | null
  readonly savedBy: SavedDraft['updatedBy']
  /** Why the last save was refused. */
  readonly problem: ApiProblem | null
  /** Somebody else's later save, offered. */
  readonly theirs: SavedDraft | null
  /** What both sides began from. */
  readonly base: DraftContent
  readonly setConfig: Setter<JsonObject>
  readonly setSecrets: Setter<Readonly<Record<string, string>>>
  readonly setMapping: Setter<JsonValue>
  readonly setRuntime: Setter<JsonObject>
  /** Sends what is unsaved at once; true when the server has everything. */
  readonly saveNow: () => Promise<boolean>
  /** Settles a conflict, or takes an offered save: part by part. */
  readonly resolve: (choices: Readonly<Record<DraftPart, PartChoice>>) => void
}

export type UseDraft =
  | { readonly status: 'pending' }
  | { readonly status: 'error'; readonly error: Error; readonly retry: () => void }
  | ({ readonly status: 'ready' } & Draft)
