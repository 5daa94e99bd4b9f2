/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocument } from '../typed-document.ts'
export type AlertFilter = {
  datasourceId?: string | null | undefined;
  from?: string | null | undefined;
  /** The key of an entity it involves. */
  key?: string | null | undefined;
  search?: string | null | undefined;
  severity?: string | null | undefined;
  status?: string | null | undefined;
  to?: string | null | undefined;
  /** detection, vulnerability … */
  type?: string | null | undefined;
};

export type AuditChain =
  | 'organization'
  /** The installation’s, for those whose role holds everywhere. */
  | 'system';

export type AuditFilter = {
  /** An action, or the first part of one: `secret` finds `secret.rotate`. */
  action?: string | null | undefined;
  /** The actor’s id, or a part of their name. */
  actor?: string | null | undefined;
  chain?: AuditChain | null | undefined;
  from?: string | null | undefined;
  /** The resource’s id or kind; also a project’s or datasource’s id. */
  resource?: string | null | undefined;
  to?: string | null | undefined;
};

export type BackfillInput = {
  /** Captured: writes nothing, counts what would come of it. */
  dryRun?: boolean | null | undefined;
  eventsPerSecond?: number | null | undefined;
  from: string;
  /** source (default) or captured. */
  source?: string | null | undefined;
  to: string;
  /** Captured: maps with this one; default: the published version. */
  version?: number | null | undefined;
};

export type CallerKind =
  | 'session'
  | 'token';

/** `value` or `restore`. */
export type CheckpointInput = {
  /** Every partition of the lane that stands somewhere; in place of `partition` and `seq`, and with `value` only. */
  everyPartition?: boolean | null | undefined;
  /** live (default) or backfill. */
  lane?: string | null | undefined;
  partition?: string | null | undefined;
  reason?: string | null | undefined;
  /** `seq` of an entry of the history. */
  restore?: number | null | undefined;
  /** Where the caller saw it stand; refused when it has moved since. */
  seq?: number | null | undefined;
  /** In the connector’s own words; null = read from the start. */
  value?: unknown;
};

export type CommentInput = {
  /** A path of the diff. */
  anchor?: string | null | undefined;
  body: string;
};

export type ConnectorMode =
  | 'pull'
  | 'push';

export type CreateApiTokenInput = {
  expiresAt?: string | null | undefined;
  name: string;
  /** Actions it is narrowed to; absent = all its user may do. */
  scopes?: Array<string> | null | undefined;
  /** Default: the caller. */
  userId?: string | null | undefined;
};

export type CreateDatasourceInput = {
  description?: string | null | undefined;
  name: string;
  /** Absent = the caller; null = nobody. */
  ownerId?: string | null | undefined;
  /** Default: the organization’s first. */
  projectId?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  type: string;
};

export type CreateInvitationInput = {
  /** Filled in for the invited person, who may change it. */
  email?: string | null | undefined;
  /** 1 to 30; default: 7. */
  expiresInDays?: number | null | undefined;
  name?: string | null | undefined;
  /** One to twenty: in the organization, or in one of its projects or datasources. */
  roles: Array<InvitedRoleInput>;
};

export type CreateSecretInput = {
  allowedHosts?: Array<string> | null | undefined;
  datasourceId?: string | null | undefined;
  expiresAt?: string | null | undefined;
  name: string;
  /** Default: the organization’s first. */
  projectId?: string | null | undefined;
  value: string;
};

export type CreateUserInput = {
  email: string;
  name: string;
  password?: string | null | undefined;
  /** Their role in the organization; without one they may not do anything until someone gives them one. */
  role?: Role | null | undefined;
};

export type DatasourceFilter = {
  /** A user’s id. */
  owner?: string | null | undefined;
  projectId?: string | null | undefined;
  /** In name, description, type, tags, id. */
  search?: string | null | undefined;
  status?: DatasourceStatusFilter | null | undefined;
  tag?: string | null | undefined;
  type?: string | null | undefined;
  /** Published, and the draft differs from what is in force; false: all others. */
  unpublishedChanges?: boolean | null | undefined;
};

export type DatasourceSort =
  | 'createdAt'
  | 'errorsPerMinute'
  | 'eventsPerSecond'
  | 'health'
  | 'lastEventAt'
  | 'name'
  | 'type'
  | 'updatedAt';

export type DatasourceStatus =
  | 'active'
  | 'archived';

/** Default: active. A health finds active ones. */
export type DatasourceStatusFilter =
  | 'active'
  | 'all'
  | 'archived'
  | 'degraded'
  | 'disabled'
  | 'enabled'
  | 'failing'
  | 'healthy'
  | 'paused'
  | 'quarantined'
  | 'silent'
  | 'starting'
  | 'stopped'
  | 'unpublished';

export type DeadLetterFilter = {
  /** Of one of its errors. */
  code?: string | null | undefined;
  correlationId?: string | null | undefined;
  from?: string | null | undefined;
  search?: string | null | undefined;
  state?: DeadLetterState | null | undefined;
  to?: string | null | undefined;
  version?: number | null | undefined;
};

export type DeadLetterState =
  | 'discarded'
  | 'open'
  | 'replayed';

export type DesiredState =
  | 'disabled'
  | 'enabled';

export type EntityFilter = {
  datasourceId?: string | null | undefined;
  from?: string | null | undefined;
  key?: string | null | undefined;
  search?: string | null | undefined;
  /** An alert of this severity involves it. */
  severity?: string | null | undefined;
  to?: string | null | undefined;
  type?: string | null | undefined;
};

export type EventFilter = {
  correlationId?: string | null | undefined;
  from?: string | null | undefined;
  outcome?: Outcome | null | undefined;
  runId?: string | null | undefined;
  /** Part of a source’s id or reason, or an id. */
  search?: string | null | undefined;
  sourceEventId?: string | null | undefined;
  to?: string | null | undefined;
  version?: number | null | undefined;
};

export type Health =
  | 'degraded'
  | 'failing'
  | 'healthy'
  | 'paused'
  | 'quarantined'
  | 'silent'
  | 'starting'
  | 'stopped'
  | 'unpublished';

export type InvitationState =
  | 'accepted'
  | 'expired'
  | 'open'
  | 'revoked';

export type InvitedRoleInput = {
  role: Role;
  scope: ScopeInput;
};

export type LiveDraftInput = {
  datasourceId: string;
  etag?: string | null | undefined;
};

export type LiveEventsInput = {
  /** Id of the newest event held. Absent = events from now on. */
  after?: string | null | undefined;
  datasourceId: string;
  outcome?: Outcome | null | undefined;
};

export type LiveFleetInput = {
  /** At most 1,000; absent = all active ones the caller may see. */
  ids?: Array<string> | null | undefined;
};

/** At most 50 datasources in each list but `fleet`. */
export type LiveInput = {
  /** Ids whose drafts are open. An event comes for each save later than `etag`. */
  drafts?: Array<LiveDraftInput> | null | undefined;
  events?: Array<LiveEventsInput> | null | undefined;
  /** Health and rates of many. The first event has all of them, later ones what changed. */
  fleet?: LiveFleetInput | null | undefined;
  logs?: Array<LiveLogsInput> | null | undefined;
  metrics?: Array<LiveMetricsInput> | null | undefined;
  /** Ids whose runs are followed. The first event comes at once where something moves. */
  runs?: Array<string> | null | undefined;
  /** Ids whose runtime status is shown in full. The first event comes at once. */
  status?: Array<string> | null | undefined;
};

export type LiveLogsInput = {
  /** Id of the last line held: lines of the seconds before it come once more, one of them may have been late. The nil UUID = none, though there was a look. Absent = lines from now on. */
  after?: string | null | undefined;
  component?: string | null | undefined;
  correlationId?: string | null | undefined;
  datasourceId: string;
  level?: LogLevel | null | undefined;
  search?: string | null | undefined;
};

export type LiveMetricsInput = {
  /** Time of the last bucket held: what is newer comes first, at most an hour of it. Absent = the last minute. */
  after?: string | null | undefined;
  datasourceId: string;
};

export type LogFilter = {
  component?: string | null | undefined;
  correlationId?: string | null | undefined;
  from?: string | null | undefined;
  /** This level and above. */
  level?: LogLevel | null | undefined;
  search?: string | null | undefined;
  to?: string | null | undefined;
};

export type LogLevel =
  | 'debug'
  | 'error'
  | 'info'
  | 'warn';

export type Outcome =
  | 'duplicate'
  | 'filtered'
  | 'mapped'
  | 'pending'
  | 'rejected';

export type RawRequestInput = {
  body: string;
  /** Of `body`: utf-8 (default) or base64. */
  encoding?: string | null | undefined;
  /** Header → value. */
  headers?: unknown;
};

export type RawState =
  | 'needs_permission'
  | 'not_kept'
  | 'shown';

export type RelationshipFilter = {
  datasourceId?: string | null | undefined;
  from?: string | null | undefined;
  key?: string | null | undefined;
  /** An alert or entity at either end: its neighbourhood. */
  nodeId?: string | null | undefined;
  role?: string | null | undefined;
  search?: string | null | undefined;
  severity?: string | null | undefined;
  to?: string | null | undefined;
  type?: string | null | undefined;
};

/** `ids` or `filter`, not both; neither = all that are open. */
export type ReplayInput = {
  /** Writes nothing; the run’s result counts what would come of it. */
  dryRun?: boolean | null | undefined;
  filter?: DeadLetterFilter | null | undefined;
  ids?: Array<string> | null | undefined;
  /** Maps with this one; default: the published version. */
  version?: number | null | undefined;
};

export type Role =
  | 'admin'
  | 'approver'
  | 'auditor'
  | 'editor'
  | 'operator'
  | 'viewer';

export type RoleBindingInput = {
  role: Role;
  scope: ScopeInput;
  subjectId: string;
};

export type RotateSecretInput = {
  expiresAt?: string | null | undefined;
  /** Until when the version before is still valid; absent = its own expiry, or until it is revoked. */
  previousExpiresAt?: string | null | undefined;
  value: string;
};

export type RunState =
  | 'cancelled'
  | 'failed'
  /** A backfill that waits for a person. */
  | 'paused'
  | 'queued'
  | 'running'
  | 'succeeded';

export type ScopeInput = {
  /** Not for `global`. */
  id?: string | null | undefined;
  kind: ScopeKind;
};

export type ScopeKind =
  | 'datasource'
  | 'global'
  | 'organization'
  | 'project';

export type ScriptRunInput = {
  /** As the split gives them, at most 200; each is JSON text, every digit kept. */
  items: Array<string>;
  /** javascript or python */
  language: string;
  /** The body of a function of `item`: returns the item, a list of items, or nothing to leave it out. */
  source: string;
};

export type SuggestionInput = {
  /** The mapping one began from, as JSON text; null = none yet. */
  baseText?: string | null | undefined;
  /** What should change, and why; at most 4,000 characters. */
  body: string;
  /** Default: the mapping. */
  origin?: SuggestionOriginInput | null | undefined;
  /** The mapping one proposes, as JSON text; null = words alone. */
  proposedText?: string | null | undefined;
};

export type SuggestionOriginInput = {
  eventId?: string | null | undefined;
  kind: SuggestionOriginKind;
  path?: string | null | undefined;
  sample?: string | null | undefined;
};

export type SuggestionOriginKind =
  | 'dead_letter'
  | 'event'
  | 'field'
  | 'mapping'
  | 'sample';

export type SuggestionState =
  | 'dismissed'
  | 'open'
  | 'taken'
  | 'withdrawn';

export type TestRunInput = {
  /** draft (default), published, or a version’s number. */
  against?: string | null | undefined;
  compareWith?: string | null | undefined;
  /** Records at most; default 50, at most 1,000. */
  limit?: number | null | undefined;
  /** Each is JSON text, every digit kept. */
  payloads?: Array<string> | null | undefined;
  /** Whole requests, through the real parser. */
  raw?: Array<RawRequestInput> | null | undefined;
  sample?: TestSample | null | undefined;
};

export type TestSample =
  | 'captured'
  | 'fetch'
  | 'generated';

export type ThrottleInput = {
  /** Over all nodes; null ends an override now. */
  eventsPerSecond?: number | null | undefined;
  reason: string;
  /** Required with a rate: an override ends by itself. */
  until?: string | null | undefined;
};

export type UpdateDatasourceInput = {
  description?: string | null | undefined;
  name?: string | null | undefined;
  /** Null = nobody. */
  ownerId?: string | null | undefined;
  tags?: Array<string> | null | undefined;
};

export type UpdateUserInput = {
  disabled?: boolean | null | undefined;
  name?: string | null | undefined;
  password?: string | null | undefined;
};

export type LiveSubscriptionVariables = Exact<{
  watch: LiveInput;
}>;


export type LiveSubscription = { live:
    | { __typename: 'DraftChanged', datasourceId: string, etag: string, updatedAt: string, updatedBy: { id: string, name: string } | null }
    | { __typename: 'EventsRecorded', datasourceId: string, more: boolean, events: Array<{ id: string, receivedAt: string, committedAt: string, latencyMs: number, outcome: Outcome, version: number | null, sourceEventId: string | null, correlationId: string, reasonCode: string | null, bytes: number, alertIds: Array<string>, entityIds: Array<string>, relationshipIds: Array<string>, runId: string | null, warnings: Array<{ path: string, code: string, message: string, suggestion: string | null }> }> }
    | { __typename: 'FleetChanged', at: string, removed: Array<string>, items: Array<{ id: string, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null }> }
    | { __typename: 'Heartbeat', at: string }
    | { __typename: 'LogLines', datasourceId: string, lines: Array<{ id: string, at: string, level: LogLevel, component: string, message: string, correlationId: string | null, node: string | null, fields: unknown }> }
    | { __typename: 'MetricTick', at: string, datasourceId: string, buckets: Array<{ at: string, received: number, mapped: number, filtered: number, duplicate: number, rejected: number, pending: number, bytes: number, latencyP50: number | null, latencyP95: number | null, latencyP99: number | null, lagSeconds: number | null }> }
    | { __typename: 'RunsChanged', datasourceId: string, runs: Array<{ id: string, kind: string, lane: string | null, state: RunState, parameters: unknown, version: number | null, attempt: number, createdAt: string, startedAt: string | null, finishedAt: string | null, result: unknown, undoneAt: string | null, progress: { done: number, total: number | null, pages: number, bytes: number, rate: number, part: number | null, eta: number | null }, failure: { code: string, cause: string, action: string } | null, requestedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null }> }
    | { __typename: 'StatusChanged', at: string, datasourceId: string, name: string, publishedVersion: number | null, etag: string, draftEtag: string, eventsPerSecond: number, errorsPerMinute: number, status: { desiredState: DesiredState, health: Health, circuit: string, lagSeconds: number | null, lastEventAt: string | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null, workers: Array<{ node: string, state: string, version: number | null, since: string, restarts: number, memoryBytes: number | null }>, throttle: { eventsPerSecond: number, until: string, reason: string } | null } }
    | { __typename: 'WatchEnded', part: string, code: string, detail: string, ended: string }
   };

export type RunFieldsFragment = { id: string, kind: string, lane: string | null, state: RunState, parameters: unknown, version: number | null, attempt: number, createdAt: string, startedAt: string | null, finishedAt: string | null, result: unknown, undoneAt: string | null, progress: { done: number, total: number | null, pages: number, bytes: number, rate: number, part: number | null, eta: number | null }, failure: { code: string, cause: string, action: string } | null, requestedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null };

export type FrameFindQueryVariables = Exact<{
  search: string;
}>;


export type FrameFindQuery = { datasources: { nodes: Array<{ id: string, name: string, health: Health, typeTitle: string }> } };

export type FirstEventNewestQueryVariables = Exact<{
  id: string;
}>;


export type FirstEventNewestQuery = { datasource: { id: string, publishedVersion: number | null, desiredState: DesiredState, events: { nodes: Array<{ id: string, receivedAt: string, latencyMs: number, outcome: Outcome, version: number | null, sourceEventId: string | null, reasonCode: string | null, alertIds: Array<string>, entityIds: Array<string>, relationshipIds: Array<string> }> } } };

export type ConnectorFormTypeQueryVariables = Exact<{
  type: string;
}>;


export type ConnectorFormTypeQuery = { connectorType: { type: string, title: string, description: string, mode: ConnectorMode, configSchema: unknown, secretsSchema: unknown, uiSchema: unknown, guide: string, presets: Array<{ name: string, title: string, config: unknown, fills: unknown, requiredSecrets: Array<string> }> } | null };

export type ConnectionCheckMutationVariables = Exact<{
  id: string;
}>;


export type ConnectionCheckMutation = { checkConnection: { ok: boolean, steps: Array<{ name: string, ok: boolean, ms: number, detail: string, action: string | null }> } };

export type DeadLettersPageQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  filter?: DeadLetterFilter | null | undefined;
}>;


export type DeadLettersPageQuery = { datasource: { id: string, deadLetters: { nodes: Array<{ id: string, receivedAt: string, version: number | null, correlationId: string, rawKind: string, bytes: number, state: DeadLetterState, replays: number, updatedAt: string, errors: Array<{ path: string, code: string, message: string, suggestion: string | null }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type DeadLettersGroupsQueryVariables = Exact<{
  id: string;
  filter?: DeadLetterFilter | null | undefined;
}>;


export type DeadLettersGroupsQuery = { datasource: { id: string, deadLetterGroups: Array<{ code: string, count: number, firstAt: string, lastAt: string, message: string }> } };

export type DeadLettersReplayMutationVariables = Exact<{
  id: string;
  input?: ReplayInput | null | undefined;
}>;


export type DeadLettersReplayMutation = { replayDeadLetters: { runId: string } };

export type DiffContentsQueryVariables = Exact<{
  id: string;
  from: string;
  to: string;
}>;


export type DiffContentsQuery = { datasource: { id: string, diff: { beforeText: string, afterText: string, changes: Array<{ path: string, kind: string, before: string | null, after: string | null, risk: string, area: string }>, summary: { added: number, removed: number, changed: number, highestRisk: string | null } } } };

export type DiffSecretNameQueryVariables = Exact<{
  id: string;
}>;


export type DiffSecretNameQuery = { secret: { id: string, name: string } };

export type DraftLoadQueryVariables = Exact<{
  id: string;
}>;


export type DraftLoadQuery = { datasource: { id: string, name: string, type: string, typeTitle: string, mode: ConnectorMode, status: DatasourceStatus, publishedVersion: number | null, ingestUrl: string | null, projectId: string, actions: Array<string>, draft: { contentText: string, etag: string, contentHash: string, updatedAt: string | null, updatedBy: { id: string, name: string } | null, validation: { ok: boolean, errors: Array<{ path: string, code: string, message: string, suggestion: string | null }>, warnings: Array<{ path: string, code: string, message: string, suggestion: string | null }> } } } };

export type DraftSaveMutationVariables = Exact<{
  id: string;
  etag: string;
  contentText: string;
}>;


export type DraftSaveMutation = { putDraft: { contentText: string, etag: string, contentHash: string, updatedAt: string | null, updatedBy: { id: string, name: string } | null, validation: { ok: boolean, errors: Array<{ path: string, code: string, message: string, suggestion: string | null }>, warnings: Array<{ path: string, code: string, message: string, suggestion: string | null }> } } };

export type EventsPageQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: EventFilter | null | undefined;
}>;


export type EventsPageQuery = { datasource: { id: string, events: { nodes: Array<{ id: string, receivedAt: string, committedAt: string, latencyMs: number, outcome: Outcome, version: number | null, sourceEventId: string | null, correlationId: string, reasonCode: string | null, bytes: number, alertIds: Array<string>, entityIds: Array<string>, relationshipIds: Array<string>, runId: string | null, warnings: Array<{ path: string, code: string, message: string, suggestion: string | null }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type EventsDetailQueryVariables = Exact<{
  id: string;
  event: string;
}>;


export type EventsDetailQuery = { datasource: { id: string, event: { rawState: RawState, event: { id: string, receivedAt: string, committedAt: string, latencyMs: number, outcome: Outcome, version: number | null, sourceEventId: string | null, correlationId: string, reasonCode: string | null, bytes: number, alertIds: Array<string>, entityIds: Array<string>, relationshipIds: Array<string>, runId: string | null, warnings: Array<{ path: string, code: string, message: string, suggestion: string | null }> }, errors: Array<{ path: string, code: string, message: string, suggestion: string | null }>, alerts: Array<{ id: string, kind: string, title: string, description: string | null, severity: string, severityRaw: string | null, status: string, occurredAt: string, sourceUpdatedAt: string, sourceEventId: string, attributes: unknown, entities: Array<{ id: string, type: string, key: string, name: string | null, role: string | null }> }>, entities: Array<{ id: string, type: string, key: string, name: string | null, attributes: unknown }>, relationships: Array<{ id: string, type: string, role: string | null, from: { kind: string, id: string }, to: { kind: string, id: string } }>, raw: { headers: unknown, body: string, encoding: string, item: number, kind: string } | null } } };

export type FleetEnableMutationVariables = Exact<{
  id: string;
}>;


export type FleetEnableMutation = { feed: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, hasUnpublishedChanges: boolean, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type FleetDisableMutationVariables = Exact<{
  id: string;
}>;


export type FleetDisableMutation = { feed: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, hasUnpublishedChanges: boolean, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type FleetRestartMutationVariables = Exact<{
  id: string;
}>;


export type FleetRestartMutation = { feed: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, hasUnpublishedChanges: boolean, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type FleetArchiveMutationVariables = Exact<{
  id: string;
  etag: string;
}>;


export type FleetArchiveMutation = { feed: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, hasUnpublishedChanges: boolean, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type FleetRestoreMutationVariables = Exact<{
  id: string;
}>;


export type FleetRestoreMutation = { feed: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, hasUnpublishedChanges: boolean, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type FleetCloneMutationVariables = Exact<{
  id: string;
}>;


export type FleetCloneMutation = { feed: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, hasUnpublishedChanges: boolean, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type FleetRunMutationVariables = Exact<{
  id: string;
}>;


export type FleetRunMutation = { startRun: { runId: string } };

export type FleetEtagQueryVariables = Exact<{
  id: string;
}>;


export type FleetEtagQuery = { datasource: { etag: string } };

export type FleetFeedFragment = { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, hasUnpublishedChanges: boolean, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null };

export type FleetListQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: DatasourceFilter | null | undefined;
  sort?: DatasourceSort | null | undefined;
  descending?: boolean | null | undefined;
}>;


export type FleetListQuery = { datasources: { nodes: Array<{ id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, hasUnpublishedChanges: boolean, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type FleetFacetsQueryVariables = Exact<{
  filter?: DatasourceFilter | null | undefined;
  waiting?: DatasourceFilter | null | undefined;
}>;


export type FleetFacetsQuery = { datasourceFacets: { total: number, health: Array<{ value: string, label: string, count: number }>, type: Array<{ value: string, label: string, count: number }>, owner: Array<{ value: string, label: string, count: number }>, tag: Array<{ value: string, label: string, count: number }>, project: Array<{ value: string, label: string, count: number }> }, waiting: { total: number } };

export type LogsPageQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: LogFilter | null | undefined;
}>;


export type LogsPageQuery = { datasource: { id: string, logs: { nodes: Array<{ id: string, at: string, level: LogLevel, component: string, message: string, correlationId: string | null, node: string | null, fields: unknown }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type RunScriptMutationVariables = Exact<{
  id: string;
  input: ScriptRunInput;
}>;


export type RunScriptMutation = { runScript: { error: { path: string, code: string, message: string, suggestion: string | null } | null, results: Array<{ items: Array<string>, logs: Array<string>, error: { path: string, code: string, message: string, suggestion: string | null } | null }> } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { by: CallerKind, actions: Array<string>, actionsAnywhere: Array<string>, actionsGlobal: Array<string>, user: { id: string, name: string, email: string }, organization: { id: string, name: string, actions: Array<string>, projects: Array<{ id: string, name: string, actions: Array<string> }> } | null, organizations: Array<{ id: string, name: string }>, roles: Array<{ id: string, role: Role, scope: { kind: ScopeKind, id: string | null } }> } };

export type PublishCandidateQueryVariables = Exact<{
  id: string;
}>;


export type PublishCandidateQuery = { datasource: { id: string, name: string, publishedVersion: number | null, desiredState: DesiredState, actions: Array<string>, draft: { etag: string, contentText: string, updatedAt: string | null, updatedBy: { id: string, name: string } | null, validation: { ok: boolean, errors: Array<{ path: string, code: string, message: string, suggestion: string | null }>, warnings: Array<{ path: string, code: string, message: string, suggestion: string | null }> } } } };

export type PublishDraftMutationVariables = Exact<{
  id: string;
  etag: string;
  comment?: string | null | undefined;
}>;


export type PublishDraftMutation = { publish: { state: string, version: number, etag: string } };

export type DatasourceAccessQueryVariables = Exact<{
  id: string;
}>;


export type DatasourceAccessQuery = { datasource: { id: string, roleBindings: Array<{ id: string, subjectId: string, role: Role, subject: { id: string, name: string, email: string, disabled: boolean } | null, scope: { kind: ScopeKind, id: string | null } }> } };

export type RolePeopleQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type RolePeopleQuery = { users: { nodes: Array<{ id: string, name: string, email: string, disabled: boolean }> } };

export type GrantDatasourceRoleMutationVariables = Exact<{
  input: RoleBindingInput;
}>;


export type GrantDatasourceRoleMutation = { grantRole: { id: string } };

export type RevokeDatasourceRoleMutationVariables = Exact<{
  id: string;
}>;


export type RevokeDatasourceRoleMutation = { revokeRole: string };

export type RunsPageQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  state?: RunState | null | undefined;
  kind?: string | null | undefined;
}>;


export type RunsPageQuery = { datasource: { id: string, runs: { nodes: Array<{ id: string, kind: string, lane: string | null, state: RunState, parameters: unknown, version: number | null, attempt: number, createdAt: string, startedAt: string | null, finishedAt: string | null, result: unknown, undoneAt: string | null, progress: { done: number, total: number | null, pages: number, bytes: number, rate: number, part: number | null, eta: number | null }, failure: { code: string, cause: string, action: string } | null, requestedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type RunsOneQueryVariables = Exact<{
  run: string;
}>;


export type RunsOneQuery = { run: { id: string, kind: string, lane: string | null, state: RunState, parameters: unknown, version: number | null, attempt: number, createdAt: string, startedAt: string | null, finishedAt: string | null, result: unknown, undoneAt: string | null, progress: { done: number, total: number | null, pages: number, bytes: number, rate: number, part: number | null, eta: number | null }, failure: { code: string, cause: string, action: string } | null, requestedBy: { id: string, name: string } | null, undoneBy: { id: string, name: string } | null } };

export type RunsOutcomesQueryVariables = Exact<{
  id: string;
  run: string;
}>;


export type RunsOutcomesQuery = { datasource: { id: string, events: { nodes: Array<{ id: string, outcome: Outcome }>, pageInfo: { hasNextPage: boolean } } } };

export type RunsCancelMutationVariables = Exact<{
  run: string;
}>;


export type RunsCancelMutation = { cancelRun: { id: string, state: RunState } };

export type RunsPauseMutationVariables = Exact<{
  run: string;
}>;


export type RunsPauseMutation = { pauseRun: { id: string, state: RunState } };

export type RunsResumeMutationVariables = Exact<{
  run: string;
}>;


export type RunsResumeMutation = { resumeRun: { id: string, state: RunState } };

export type RunsThrottleMutationVariables = Exact<{
  run: string;
  rate?: number | null | undefined;
}>;


export type RunsThrottleMutation = { throttleRun: { id: string, state: RunState } };

export type RunsStartMutationVariables = Exact<{
  id: string;
}>;


export type RunsStartMutation = { startRun: { runId: string } };

export type RunsBackfillMutationVariables = Exact<{
  id: string;
  input: BackfillInput;
}>;


export type RunsBackfillMutation = { startBackfill: { runId: string } };

export type RunsSourcesQueryVariables = Exact<{
  id: string;
}>;


export type RunsSourcesQuery = { datasource: { id: string, backfillSources: Array<string> } };

export type RunsPlanQueryVariables = Exact<{
  id: string;
  input: BackfillInput;
}>;


export type RunsPlanQuery = { datasource: { id: string, backfillPlan: { source: string, version: number | null, windows: number | null, events: number | null, requests: number | null, basis: string, notKept: number, eventsPerSecond: number | null, seconds: number | null, firstWindows: Array<{ from: string, to: string }> } } };

export type RunsUndoPlanQueryVariables = Exact<{
  run: string;
}>;


export type RunsUndoPlanQuery = { run: { id: string, undoPlan: { obstacle: string | null, events: number, deadLetters: number, alertsRemoved: number, alertsRestored: number, alertsKept: number, relationships: number, entities: number, remapped: Array<{ version: number, events: number }> } } };

export type RunsVersionUndoPlanQueryVariables = Exact<{
  id: string;
  version: number;
}>;


export type RunsVersionUndoPlanQuery = { datasource: { id: string, version: { number: number, undoPlan: { obstacle: string | null, events: number, deadLetters: number, alertsRemoved: number, alertsRestored: number, alertsKept: number, relationships: number, entities: number, remapped: Array<{ version: number, events: number }> } } } };

export type RunsUndoVersionMutationVariables = Exact<{
  id: string;
  version: number;
  reason?: string | null | undefined;
}>;


export type RunsUndoVersionMutation = { undoVersion: { runId: string } };

export type RunsUndoMutationVariables = Exact<{
  run: string;
  reason?: string | null | undefined;
}>;


export type RunsUndoMutation = { undoRun: { runId: string } };

export type RunsCoverageQueryVariables = Exact<{
  id: string;
  from: string;
  to: string;
}>;


export type RunsCoverageQuery = { datasource: { id: string, coverage: { from: string, to: string, seconds: number, covered: number, more: boolean, gaps: Array<{ from: string, to: string, planned: boolean }>, overlaps: Array<{ from: string, to: string }> }, windows: { nodes: Array<{ lane: string, from: string, to: string, state: string, items: number, runId: string, version: number, at: string }>, pageInfo: { hasNextPage: boolean } } } };

export type RunsStandingQueryVariables = Exact<{
  id: string;
}>;


export type RunsStandingQuery = { datasource: { id: string, checkpoints: { current: Array<{ lane: string, partition: string, seq: number, value: unknown, at: string, moving: boolean }> }, nextRequest: Array<{ partition: string, words: string, request: string | null }>, standings: Array<{ title: string, value: unknown }> } };

export type RunsNextQueryVariables = Exact<{
  id: string;
  lane?: string | null | undefined;
  partition?: string | null | undefined;
  value?: string | null | undefined;
}>;


export type RunsNextQuery = { datasource: { id: string, nextRequest: Array<{ partition: string, words: string, request: string | null }> } };

export type RunsStoodQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type RunsStoodQuery = { datasource: { id: string, checkpointHistory: { nodes: Array<{ lane: string, partition: string, seq: number, value: unknown, at: string, reason: string | null, runId: string | null, changedBy: { id: string, name: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type RunsSetCheckpointMutationVariables = Exact<{
  id: string;
  input: CheckpointInput;
}>;


export type RunsSetCheckpointMutation = { setCheckpoint: { current: Array<{ lane: string, partition: string, seq: number }> } };

export type SamplesGenerateMutationVariables = Exact<{
  type: string;
  config?: unknown;
}>;


export type SamplesGenerateMutation = { generateSample: string };

export type SamplesDatasourceQueryVariables = Exact<{
  id: string;
}>;


export type SamplesDatasourceQuery = { datasource: { id: string, type: string, typeTitle: string, mode: ConnectorMode, ingestUrl: string | null, publishedVersion: number | null, actions: Array<string> } };

export type SamplesRecentQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type SamplesRecentQuery = { datasource: { id: string, events: { nodes: Array<{ id: string, receivedAt: string, outcome: Outcome, sourceEventId: string | null, bytes: number }> } } };

export type SamplesRawQueryVariables = Exact<{
  id: string;
  event: string;
}>;


export type SamplesRawQuery = { datasource: { id: string, event: { rawState: RawState, raw: { body: string, encoding: string, item: number, kind: string } | null } } };

export type SecretPickerListQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type SecretPickerListQuery = { secrets: { nodes: Array<{ id: string, name: string, projectId: string, datasourceId: string | null, createdAt: string, allowedHosts: Array<string> | null, versions: Array<{ n: number, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, state: string }>, usedBy: Array<{ datasourceId: string, name: string, in: string, field: string }> }>, pageInfo: { hasNextPage: boolean } } };

export type SecretPickerOneQueryVariables = Exact<{
  id: string;
}>;


export type SecretPickerOneQuery = { secret: { id: string, name: string, projectId: string, datasourceId: string | null, createdAt: string, allowedHosts: Array<string> | null, versions: Array<{ n: number, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, state: string }>, usedBy: Array<{ datasourceId: string, name: string, in: string, field: string }> } };

export type SecretPickerCreateMutationVariables = Exact<{
  input: CreateSecretInput;
}>;


export type SecretPickerCreateMutation = { createSecret: { id: string, name: string } };

export type SuggestionsPageQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  state?: SuggestionState | null | undefined;
}>;


export type SuggestionsPageQuery = { datasource: { id: string, suggestions: { nodes: Array<{ id: string, body: string, hasMapping: boolean, state: SuggestionState, createdAt: string, closedAt: string | null, closingReason: string | null, author: { id: string, name: string } | null, origin: { kind: SuggestionOriginKind, path: string | null, eventId: string | null, sample: string | null }, closedBy: { id: string, name: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type SuggestionsOneQueryVariables = Exact<{
  id: string;
  suggestion: string;
}>;


export type SuggestionsOneQuery = { datasource: { id: string, suggestion: { id: string, body: string, baseVersion: number | null, hasMapping: boolean, baseText: string | null, proposedText: string | null, state: SuggestionState, createdAt: string, closedAt: string | null, closingReason: string | null, author: { id: string, name: string } | null, origin: { kind: SuggestionOriginKind, path: string | null, eventId: string | null, sample: string | null }, closedBy: { id: string, name: string } | null } } };

export type SuggestionsOpenQueryVariables = Exact<{
  id: string;
}>;


export type SuggestionsOpenQuery = { datasource: { id: string, openSuggestions: number } };

export type SuggestionsMakeMutationVariables = Exact<{
  id: string;
  input: SuggestionInput;
}>;


export type SuggestionsMakeMutation = { suggestChange: { id: string } };

export type SuggestionsTakeMutationVariables = Exact<{
  id: string;
  suggestion: string;
}>;


export type SuggestionsTakeMutation = { takeSuggestion: { id: string } };

export type SuggestionsDismissMutationVariables = Exact<{
  id: string;
  suggestion: string;
  reason: string;
}>;


export type SuggestionsDismissMutation = { dismissSuggestion: { id: string } };

export type SuggestionsWithdrawMutationVariables = Exact<{
  id: string;
  suggestion: string;
}>;


export type SuggestionsWithdrawMutation = { withdrawSuggestion: { id: string } };

export type TemplatesOfTypeQueryVariables = Exact<{
  type: string;
}>;


export type TemplatesOfTypeQuery = { connectorType: { templates: Array<{ name: string, title: string, description: string, preset: string, config: unknown, mapping: unknown, samples: Array<string>, guide: string, unverified: Array<string> }> } | null };

export type TestBenchRunMutationVariables = Exact<{
  id: string;
  input: TestRunInput;
}>;


export type TestBenchRunMutation = { testRun: { items: Array<{ outcome: Outcome, alerts: Array<string>, entities: Array<string>, relationships: Array<string>, unmapped: Array<string>, logs: Array<string>, ms: number, record: number, payload: string | null, would: string | null, warnings: Array<{ path: string, code: string, message: string, suggestion: string | null }>, errors: Array<{ path: string, code: string, message: string, suggestion: string | null }> }>, summary: { total: number, mapped: number, filtered: number, duplicate: number, rejected: number, alerts: number, entities: number, relationships: number, warnings: number, ms: number, truncated: boolean }, compare: Array<{ path: string, before: string | null, after: string | null }> | null } };

export type DetailDraftContentQueryVariables = Exact<{
  id: string;
}>;


export type DetailDraftContentQuery = { datasource: { id: string, draft: { config: unknown, secrets: unknown, mapping: unknown, runtime: unknown, contentText: string, updatedAt: string | null, updatedBy: { id: string, name: string } | null, validation: { ok: boolean, errors: Array<{ path: string, code: string, message: string }> } } } };

export type DetailVersionContentQueryVariables = Exact<{
  id: string;
  number: number;
}>;


export type DetailVersionContentQuery = { datasource: { id: string, version: { config: unknown, secrets: unknown, mapping: unknown, runtime: unknown, contentText: string, publishedAt: string | null, createdBy: { id: string, name: string } | null } } };

export type AuditSceneQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type AuditSceneQuery = { audit: { nodes: Array<{ id: string, seq: number, at: string, action: string, reason: string | null, before: unknown, after: unknown, correlationId: string | null, hash: string, actor: { kind: string, id: string, name: string }, resource: { kind: string, id: string | null, name: string | null, projectId: string | null, datasourceId: string | null } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type AuditVerificationQueryVariables = Exact<{
  chain?: AuditChain | null | undefined;
}>;


export type AuditVerificationQuery = { auditVerification: { ok: boolean, checked: number, brokenAt: { seq: number, reason: string } | null, head: { seq: number, hash: string } } };

export type DetailSecretQueryVariables = Exact<{
  id: string;
}>;


export type DetailSecretQuery = { secret: { id: string, name: string, versions: Array<{ n: number, state: string, expiresAt: string | null }> } };

export type DetailDatasourceFragment = { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, draftEtag: string, ingestUrl: string | null, createdAt: string, updatedAt: string, etag: string, actions: Array<string>, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, throttle: { eventsPerSecond: number, until: string, reason: string } | null, createdBy: { id: string, name: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null };

export type DetailPageQueryVariables = Exact<{
  id: string;
}>;


export type DetailPageQuery = { datasource: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, draftEtag: string, ingestUrl: string | null, createdAt: string, updatedAt: string, etag: string, actions: Array<string>, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, throttle: { eventsPerSecond: number, until: string, reason: string } | null, createdBy: { id: string, name: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type DetailStatusQueryVariables = Exact<{
  id: string;
}>;


export type DetailStatusQuery = { datasource: { id: string, runtimeStatus: { desiredState: DesiredState, health: Health, circuit: string, lagSeconds: number | null, lastEventAt: string | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null, workers: Array<{ node: string, state: string, version: number | null, since: string, restarts: number, memoryBytes: number | null }>, checkpoint: Array<{ partition: string, seq: number, value: unknown, updatedAt: string }>, throttle: { eventsPerSecond: number, until: string, reason: string } | null } } };

export type DetailEnableMutationVariables = Exact<{
  id: string;
}>;


export type DetailEnableMutation = { datasource: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, draftEtag: string, ingestUrl: string | null, createdAt: string, updatedAt: string, etag: string, actions: Array<string>, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, throttle: { eventsPerSecond: number, until: string, reason: string } | null, createdBy: { id: string, name: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type DetailDisableMutationVariables = Exact<{
  id: string;
}>;


export type DetailDisableMutation = { datasource: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, draftEtag: string, ingestUrl: string | null, createdAt: string, updatedAt: string, etag: string, actions: Array<string>, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, throttle: { eventsPerSecond: number, until: string, reason: string } | null, createdBy: { id: string, name: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type DetailRestartMutationVariables = Exact<{
  id: string;
}>;


export type DetailRestartMutation = { datasource: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, draftEtag: string, ingestUrl: string | null, createdAt: string, updatedAt: string, etag: string, actions: Array<string>, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, throttle: { eventsPerSecond: number, until: string, reason: string } | null, createdBy: { id: string, name: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type DetailRestoreMutationVariables = Exact<{
  id: string;
}>;


export type DetailRestoreMutation = { datasource: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, draftEtag: string, ingestUrl: string | null, createdAt: string, updatedAt: string, etag: string, actions: Array<string>, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, throttle: { eventsPerSecond: number, until: string, reason: string } | null, createdBy: { id: string, name: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type DetailArchiveMutationVariables = Exact<{
  id: string;
  etag: string;
}>;


export type DetailArchiveMutation = { datasource: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, draftEtag: string, ingestUrl: string | null, createdAt: string, updatedAt: string, etag: string, actions: Array<string>, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, throttle: { eventsPerSecond: number, until: string, reason: string } | null, createdBy: { id: string, name: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type DetailCloneMutationVariables = Exact<{
  id: string;
  name?: string | null | undefined;
}>;


export type DetailCloneMutation = { datasource: { id: string, name: string } };

export type DetailThrottleMutationVariables = Exact<{
  id: string;
  input: ThrottleInput;
}>;


export type DetailThrottleMutation = { datasource: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, draftEtag: string, ingestUrl: string | null, createdAt: string, updatedAt: string, etag: string, actions: Array<string>, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, throttle: { eventsPerSecond: number, until: string, reason: string } | null, createdBy: { id: string, name: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type DetailRunNowMutationVariables = Exact<{
  id: string;
}>;


export type DetailRunNowMutation = { startRun: { runId: string } };

export type DetailCommentsQueryVariables = Exact<{
  id: string;
  number: number;
}>;


export type DetailCommentsQuery = { datasource: { id: string, version: { number: number, comments: { nodes: Array<{ id: string, anchor: string | null, body: string, createdAt: string, author: { id: string, name: string } | null }> } } } };

export type DetailCommentMutationVariables = Exact<{
  id: string;
  number: number;
  input: CommentInput;
}>;


export type DetailCommentMutation = { commentVersion: { id: string } };

export type DetailRollbackMutationVariables = Exact<{
  id: string;
  version: number;
  comment?: string | null | undefined;
}>;


export type DetailRollbackMutation = { rollback: { state: string, version: number } };

export type DetailMetricsQueryVariables = Exact<{
  id: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
  step?: number | null | undefined;
}>;


export type DetailMetricsQuery = { datasource: { id: string, metrics: { from: string, to: string, step: number, time: Array<number>, received: Array<number>, mapped: Array<number>, filtered: Array<number>, duplicate: Array<number>, rejected: Array<number>, pending: Array<number>, bytes: Array<number>, latencyP50: Array<number | null>, latencyP95: Array<number | null>, latencyP99: Array<number | null>, lagSeconds: Array<number | null> } } };

export type DetailVersionsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DetailVersionsQuery = { datasource: { id: string, versions: { nodes: Array<{ number: number, state: string, comment: string, contentHash: string, rolledBackTo: number | null, createdAt: string, publishedAt: string | null, supersededAt: string | null, createdBy: { id: string, name: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type OverviewSecretsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OverviewSecretsQuery = { secrets: { nodes: Array<{ id: string, name: string, versions: Array<{ n: number, state: string, expiresAt: string | null }>, usedBy: Array<{ datasourceId: string, name: string, in: string }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type OverviewPresetsQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewPresetsQuery = { connectorTypes: Array<{ type: string, title: string, description: string, mode: ConnectorMode, secretsSchema: unknown, presets: Array<{ name: string, title: string, requiredSecrets: Array<string> }> }> };

export type OverviewSuggestionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewSuggestionsQuery = { suggestionsWaiting: { nodes: Array<{ datasourceId: string, name: string, count: number, newestAt: string }>, pageInfo: { hasNextPage: boolean } } };

export type OverviewTrendQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewTrendQuery = { fleetTrend: { received: Array<number>, rejected: Array<number>, lagSeconds: Array<number | null> } };

export type PeopleUsersQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type PeopleUsersQuery = { users: { nodes: Array<{ id: string, name: string, email: string, createdAt: string | null, disabled: boolean }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type PeopleBindingsQueryVariables = Exact<{
  after?: string | null | undefined;
  subjectId?: string | null | undefined;
}>;


export type PeopleBindingsQuery = { roleBindings: { nodes: Array<{ id: string, subjectId: string, role: Role, subject: { id: string, name: string, email: string } | null, scope: { kind: ScopeKind, id: string | null } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type PeopleTokensQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PeopleTokensQuery = { apiTokens: { nodes: Array<{ id: string, name: string, prefix: string, userId: string, scopes: Array<string> | null, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, user: { name: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type PeopleInvitationsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PeopleInvitationsQuery = { invitations: { nodes: Array<{ id: string, state: InvitationState, email: string | null, name: string | null, expiresAt: string, acceptedAt: string | null, roles: Array<{ role: Role, scope: { kind: ScopeKind, id: string | null } }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type PeopleInviteMutationVariables = Exact<{
  input: CreateInvitationInput;
}>;


export type PeopleInviteMutation = { createInvitation: { link: string | null, expiresAt: string } };

export type PeopleRevokeInvitationMutationVariables = Exact<{
  id: string;
}>;


export type PeopleRevokeInvitationMutation = { revokeInvitation: string };

export type PeopleResetLinkMutationVariables = Exact<{
  userId: string;
}>;


export type PeopleResetLinkMutation = { createResetLink: { link: string | null, expiresAt: string } };

export type PeopleRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type PeopleRolesQuery = { roles: Array<{ role: Role, actions: Array<string> }> };

export type PeopleCreateUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type PeopleCreateUserMutation = { createUser: { id: string } };

export type PeopleUpdateUserMutationVariables = Exact<{
  id: string;
  input: UpdateUserInput;
}>;


export type PeopleUpdateUserMutation = { updateUser: { id: string, disabled: boolean } };

export type PeopleGrantMutationVariables = Exact<{
  input: RoleBindingInput;
}>;


export type PeopleGrantMutation = { grantRole: { id: string } };

export type PeopleRevokeRoleMutationVariables = Exact<{
  id: string;
}>;


export type PeopleRevokeRoleMutation = { revokeRole: string };

export type PeopleCreateTokenMutationVariables = Exact<{
  input: CreateApiTokenInput;
}>;


export type PeopleCreateTokenMutation = { createApiToken: { id: string, name: string, token: string | null } };

export type PeopleRevokeTokenMutationVariables = Exact<{
  id: string;
}>;


export type PeopleRevokeTokenMutation = { revokeApiToken: string };

export type RecordsAlertsQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: AlertFilter | null | undefined;
}>;


export type RecordsAlertsQuery = { alerts: { nodes: Array<{ id: string, title: string, severity: string, status: string, kind: string, receivedAt: string, occurredAt: string, datasourceId: string, entities: Array<{ id: string, type: string, key: string, name: string | null, role: string | null }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type RecordsEntitiesQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: EntityFilter | null | undefined;
}>;


export type RecordsEntitiesQuery = { entities: { nodes: Array<{ id: string, type: string, key: string, name: string | null, scope: string, firstSeenAt: string, lastSeenAt: string, alertCount: number }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type RecordsRelationshipsQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: RelationshipFilter | null | undefined;
}>;


export type RecordsRelationshipsQuery = { relationships: { nodes: Array<{ id: string, type: string, role: string | null, datasourceId: string, firstSeenAt: string, lastSeenAt: string, count: number, from: { kind: string, id: string }, to: { kind: string, id: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type RecordsAlertQueryVariables = Exact<{
  id: string;
}>;


export type RecordsAlertQuery = { alert: { id: string, datasourceId: string, sourceEventId: string, kind: string, title: string, description: string | null, severity: string, severityRaw: string | null, status: string, occurredAt: string, sourceUpdatedAt: string, receivedAt: string, attributes: unknown, mappingVersion: number, eventId: string, entities: Array<{ id: string, type: string, key: string, name: string | null, role: string | null }> } };

export type RecordsEntityQueryVariables = Exact<{
  id: string;
}>;


export type RecordsEntityQuery = { entity: { id: string, type: string, key: string, scope: string, name: string | null, attributes: unknown, firstSeenAt: string, lastSeenAt: string, alertCount: number } };

export type RecordsRelationshipQueryVariables = Exact<{
  id: string;
}>;


export type RecordsRelationshipQuery = { relationship: { id: string, type: string, role: string | null, datasourceId: string, firstSeenAt: string, lastSeenAt: string, count: number, from: { kind: string, id: string }, to: { kind: string, id: string } } };

export type RecordsFeedsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type RecordsFeedsQuery = { datasources: { nodes: Array<{ id: string, name: string }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type SecretsSceneQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type SecretsSceneQuery = { secrets: { nodes: Array<{ id: string, name: string, projectId: string, datasourceId: string | null, allowedHosts: Array<string> | null, createdAt: string, versions: Array<{ n: number, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, state: string, createdBy: { name: string } | null }>, usedBy: Array<{ datasourceId: string, name: string, in: string, field: string }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type SecretsRotateMutationVariables = Exact<{
  id: string;
  input: RotateSecretInput;
}>;


export type SecretsRotateMutation = { rotateSecret: { id: string } };

export type SecretsHostsMutationVariables = Exact<{
  id: string;
  allowedHosts: Array<string> | string;
}>;


export type SecretsHostsMutation = { updateSecret: { id: string } };

export type SecretsRevokeMutationVariables = Exact<{
  id: string;
  n: number;
}>;


export type SecretsRevokeMutation = { revokeSecretVersion: { id: string } };

export type SecretsDeleteMutationVariables = Exact<{
  id: string;
}>;


export type SecretsDeleteMutation = { deleteSecret: string };

export type WizardTypesQueryVariables = Exact<{ [key: string]: never; }>;


export type WizardTypesQuery = { connectorTypes: Array<{ type: string, title: string, description: string, stability: string, mode: ConnectorMode, presets: Array<{ name: string, title: string, config: unknown }>, templates: Array<{ name: string, title: string, description: string, preset: string, config: unknown }> }> };

export type WizardCreateMutationVariables = Exact<{
  input: CreateDatasourceInput;
}>;


export type WizardCreateMutation = { createDatasource: { id: string, draftEtag: string } };

export type WizardBeginMutationVariables = Exact<{
  id: string;
  etag: string;
  config: unknown;
}>;


export type WizardBeginMutation = { putDraft: { etag: string } };

export type WizardPeopleQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type WizardPeopleQuery = { users: { nodes: Array<{ id: string, name: string, email: string, disabled: boolean }> } };

export type WizardBasicsQueryVariables = Exact<{
  id: string;
}>;


export type WizardBasicsQuery = { datasource: { id: string, name: string, description: string, typeTitle: string, tags: Array<string>, ownerId: string | null, status: DatasourceStatus, etag: string, actions: Array<string>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null } };

export type WizardUpdateMutationVariables = Exact<{
  id: string;
  etag: string;
  input: UpdateDatasourceInput;
}>;


export type WizardUpdateMutation = { updateDatasource: { id: string, name: string, description: string, typeTitle: string, tags: Array<string>, ownerId: string | null, status: DatasourceStatus, etag: string, actions: Array<string>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null } };

/** The text of each document → what it asks for and answers. */
export type Documents = {
  "\n  subscription Live($watch: LiveInput!) {\n    live(watch: $watch) {\n      __typename\n      ... on FleetChanged {\n        at\n        removed\n        items {\n          id\n          status\n          desiredState\n          publishedVersion\n          health\n          failure { code cause action class httpStatus at }\n          eventsPerSecond\n          errorsPerMinute\n          lastEventAt\n        }\n      }\n      ... on StatusChanged {\n        at\n        datasourceId\n        name\n        publishedVersion\n        etag\n        draftEtag\n        eventsPerSecond\n        errorsPerMinute\n        status {\n          desiredState\n          health\n          failure { code cause action class httpStatus at }\n          workers { node state version since restarts memoryBytes }\n          circuit\n          lagSeconds\n          lastEventAt\n          throttle { eventsPerSecond until reason }\n        }\n      }\n      ... on MetricTick {\n        at\n        datasourceId\n        buckets { at received mapped filtered duplicate rejected pending bytes latencyP50 latencyP95 latencyP99 lagSeconds }\n      }\n      ... on LogLines {\n        datasourceId\n        lines { id at level component message correlationId node fields }\n      }\n      ... on EventsRecorded {\n        datasourceId\n        more\n        events { id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes alertIds entityIds relationshipIds runId warnings { path code message suggestion } }\n      }\n      ... on DraftChanged {\n        datasourceId\n        etag\n        updatedAt\n        updatedBy { id name }\n      }\n      ... on RunsChanged {\n        datasourceId\n        runs { ...RunFields }\n      }\n      ... on WatchEnded {\n        part\n        ended: datasourceId\n        code\n        detail\n      }\n      ... on Heartbeat {\n        at\n      }\n    }\n  }\n": TypedDocument<LiveSubscription, LiveSubscriptionVariables>
  "\n  fragment RunFields on Run {\n    id kind lane state parameters version attempt createdAt startedAt finishedAt result\n    progress { done total pages bytes rate part eta }\n    failure { code cause action }\n    requestedBy { id name }\n    undoneAt\n    undoneBy { id name }\n  }\n": TypedDocument<RunFieldsFragment, never>
  "\n  query FrameFind($search: String!) {\n    datasources(first: 8, filter: { search: $search }) {\n      nodes { id name health typeTitle }\n    }\n  }\n": TypedDocument<FrameFindQuery, FrameFindQueryVariables>
  "\n  query FirstEventNewest($id: ID!) {\n    datasource(id: $id) {\n      id\n      publishedVersion\n      desiredState\n      events(first: 1) {\n        nodes { id receivedAt latencyMs outcome version sourceEventId reasonCode alertIds entityIds relationshipIds }\n      }\n    }\n  }\n": TypedDocument<FirstEventNewestQuery, FirstEventNewestQueryVariables>
  "\n  query ConnectorFormType($type: String!) {\n    connectorType(type: $type) {\n      type\n      title\n      description\n      mode\n      configSchema\n      secretsSchema\n      uiSchema\n      guide\n      presets { name title config fills requiredSecrets }\n    }\n  }\n": TypedDocument<ConnectorFormTypeQuery, ConnectorFormTypeQueryVariables>
  "\n  mutation ConnectionCheck($id: ID!) {\n    checkConnection(datasourceId: $id, against: draft) {\n      ok\n      steps { name ok ms detail action }\n    }\n  }\n": TypedDocument<ConnectionCheckMutation, ConnectionCheckMutationVariables>
  "\n  query DeadLettersPage($id: ID!, $after: String, $filter: DeadLetterFilter) {\n    datasource(id: $id) {\n      id\n      deadLetters(first: 50, after: $after, filter: $filter) {\n        nodes {\n          id receivedAt version correlationId rawKind bytes state replays updatedAt\n          errors { path code message suggestion }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": TypedDocument<DeadLettersPageQuery, DeadLettersPageQueryVariables>
  "\n  query DeadLettersGroups($id: ID!, $filter: DeadLetterFilter) {\n    datasource(id: $id) {\n      id\n      deadLetterGroups(filter: $filter) { code count firstAt lastAt message }\n    }\n  }\n": TypedDocument<DeadLettersGroupsQuery, DeadLettersGroupsQueryVariables>
  "\n  mutation DeadLettersReplay($id: ID!, $input: ReplayInput) {\n    replayDeadLetters(datasourceId: $id, input: $input) { runId }\n  }\n": TypedDocument<DeadLettersReplayMutation, DeadLettersReplayMutationVariables>
  "\n  query DiffContents($id: ID!, $from: String!, $to: String!) {\n    datasource(id: $id) {\n      id\n      diff(from: $from, to: $to) {\n        changes { path kind before after risk area }\n        summary { added removed changed highestRisk }\n        beforeText\n        afterText\n      }\n    }\n  }\n": TypedDocument<DiffContentsQuery, DiffContentsQueryVariables>
  "\n  query DiffSecretName($id: ID!) {\n    secret(id: $id) {\n      id\n      name\n    }\n  }\n": TypedDocument<DiffSecretNameQuery, DiffSecretNameQueryVariables>
  "\n  query DraftLoad($id: ID!) {\n    datasource(id: $id) {\n      id\n      name\n      type\n      typeTitle\n      mode\n      status\n      publishedVersion\n      ingestUrl\n      projectId\n      actions\n      draft {\n        contentText\n        etag\n        contentHash\n        updatedAt\n        updatedBy { id name }\n        validation {\n          ok\n          errors { path code message suggestion }\n          warnings { path code message suggestion }\n        }\n      }\n    }\n  }\n": TypedDocument<DraftLoadQuery, DraftLoadQueryVariables>
  "\n  mutation DraftSave($id: ID!, $etag: String!, $contentText: String!) {\n    putDraft(datasourceId: $id, etag: $etag, input: { contentText: $contentText }) {\n      contentText\n      etag\n      contentHash\n      updatedAt\n      updatedBy { id name }\n      validation {\n        ok\n        errors { path code message suggestion }\n        warnings { path code message suggestion }\n      }\n    }\n  }\n": TypedDocument<DraftSaveMutation, DraftSaveMutationVariables>
  "\n  query EventsPage($id: ID!, $first: Int, $after: String, $filter: EventFilter) {\n    datasource(id: $id) {\n      id\n      events(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes\n          alertIds entityIds relationshipIds runId\n          warnings { path code message suggestion }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": TypedDocument<EventsPageQuery, EventsPageQueryVariables>
  "\n  query EventsDetail($id: ID!, $event: ID!) {\n    datasource(id: $id) {\n      id\n      event(id: $event) {\n        event {\n          id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes\n          alertIds entityIds relationshipIds runId\n          warnings { path code message suggestion }\n        }\n        errors { path code message suggestion }\n        alerts {\n          id kind title description severity severityRaw status occurredAt sourceUpdatedAt sourceEventId attributes\n          entities { id type key name role }\n        }\n        entities { id type key name attributes }\n        relationships { id type role from { kind id } to { kind id } }\n        raw { headers body encoding item kind }\n        rawState\n      }\n    }\n  }\n": TypedDocument<EventsDetailQuery, EventsDetailQueryVariables>
  "mutation FleetEnable($id: ID!) { feed: enableDatasource(id: $id) { ...FleetFeed } }": TypedDocument<FleetEnableMutation, FleetEnableMutationVariables>
  "mutation FleetDisable($id: ID!) { feed: disableDatasource(id: $id) { ...FleetFeed } }": TypedDocument<FleetDisableMutation, FleetDisableMutationVariables>
  "mutation FleetRestart($id: ID!) { feed: restartDatasource(id: $id) { ...FleetFeed } }": TypedDocument<FleetRestartMutation, FleetRestartMutationVariables>
  "mutation FleetArchive($id: ID!, $etag: String!) { feed: archiveDatasource(id: $id, etag: $etag) { ...FleetFeed } }": TypedDocument<FleetArchiveMutation, FleetArchiveMutationVariables>
  "mutation FleetRestore($id: ID!) { feed: restoreDatasource(id: $id) { ...FleetFeed } }": TypedDocument<FleetRestoreMutation, FleetRestoreMutationVariables>
  "mutation FleetClone($id: ID!) { feed: cloneDatasource(id: $id) { ...FleetFeed } }": TypedDocument<FleetCloneMutation, FleetCloneMutationVariables>
  "mutation FleetRun($id: ID!) { startRun(datasourceId: $id) { runId } }": TypedDocument<FleetRunMutation, FleetRunMutationVariables>
  "query FleetEtag($id: ID!) { datasource(id: $id) { etag } }": TypedDocument<FleetEtagQuery, FleetEtagQueryVariables>
  "\n  fragment FleetFeed on Datasource {\n    id\n    name\n    description\n    type\n    typeTitle\n    mode\n    tags\n    projectId\n    project { id name }\n    ownerId\n    owner { id name email }\n    status\n    desiredState\n    publishedVersion\n    hasUnpublishedChanges\n    etag\n    actions\n    createdAt\n    updatedAt\n    health\n    failure { code cause action class httpStatus at }\n    eventsPerSecond\n    errorsPerMinute\n    lastEventAt\n    recentRate\n  }\n": TypedDocument<FleetFeedFragment, never>
  "\n  query FleetList($first: Int, $after: String, $filter: DatasourceFilter, $sort: DatasourceSort, $descending: Boolean) {\n    datasources(first: $first, after: $after, filter: $filter, sort: $sort, descending: $descending) {\n      nodes { ...FleetFeed }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": TypedDocument<FleetListQuery, FleetListQueryVariables>
  "\n  query FleetFacets($filter: DatasourceFilter, $waiting: DatasourceFilter) {\n    datasourceFacets(filter: $filter) {\n      total\n      health { value label count }\n      type { value label count }\n      owner { value label count }\n      tag { value label count }\n      project { value label count }\n    }\n    waiting: datasourceFacets(filter: $waiting) { total }\n  }\n": TypedDocument<FleetFacetsQuery, FleetFacetsQueryVariables>
  "\n  query LogsPage($id: ID!, $first: Int, $after: String, $filter: LogFilter) {\n    datasource(id: $id) {\n      id\n      logs(first: $first, after: $after, filter: $filter) {\n        nodes { id at level component message correlationId node fields }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": TypedDocument<LogsPageQuery, LogsPageQueryVariables>
  "\n  mutation RunScript($id: ID!, $input: ScriptRunInput!) {\n    runScript(datasourceId: $id, input: $input) {\n      error { path code message suggestion }\n      results {\n        items\n        error { path code message suggestion }\n        logs\n      }\n    }\n  }\n": TypedDocument<RunScriptMutation, RunScriptMutationVariables>
  "\n  query Me {\n    me {\n      by\n      user { id name email }\n      organization { id name actions projects { id name actions } }\n      organizations { id name }\n      roles { id role scope { kind id } }\n      actions\n      actionsAnywhere\n      actionsGlobal\n    }\n  }\n": TypedDocument<MeQuery, MeQueryVariables>
  "\n  query PublishCandidate($id: ID!) {\n    datasource(id: $id) {\n      id\n      name\n      publishedVersion\n      desiredState\n      actions\n      draft {\n        etag\n        contentText\n        updatedAt\n        updatedBy { id name }\n        validation {\n          ok\n          errors { path code message suggestion }\n          warnings { path code message suggestion }\n        }\n      }\n    }\n  }\n": TypedDocument<PublishCandidateQuery, PublishCandidateQueryVariables>
  "\n  mutation PublishDraft($id: ID!, $etag: String!, $comment: String) {\n    publish(datasourceId: $id, etag: $etag, comment: $comment) {\n      state\n      version\n      etag\n    }\n  }\n": TypedDocument<PublishDraftMutation, PublishDraftMutationVariables>
  "\n  query DatasourceAccess($id: ID!) {\n    datasource(id: $id) {\n      id\n      roleBindings {\n        id\n        subjectId\n        subject { id name email disabled }\n        role\n        scope { kind id }\n      }\n    }\n  }\n": TypedDocument<DatasourceAccessQuery, DatasourceAccessQueryVariables>
  "\n  query RolePeople($search: String) {\n    users(first: 50, search: $search) {\n      nodes { id name email disabled }\n    }\n  }\n": TypedDocument<RolePeopleQuery, RolePeopleQueryVariables>
  "\n  mutation GrantDatasourceRole($input: RoleBindingInput!) {\n    grantRole(input: $input) {\n      id\n    }\n  }\n": TypedDocument<GrantDatasourceRoleMutation, GrantDatasourceRoleMutationVariables>
  "\n  mutation RevokeDatasourceRole($id: ID!) {\n    revokeRole(id: $id)\n  }\n": TypedDocument<RevokeDatasourceRoleMutation, RevokeDatasourceRoleMutationVariables>
  "\n  query RunsPage($id: ID!, $after: String, $state: RunState, $kind: String) {\n    datasource(id: $id) {\n      id\n      runs(first: 50, after: $after, state: $state, kind: $kind) {\n        nodes { ...RunFields }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": TypedDocument<RunsPageQuery, RunsPageQueryVariables>
  "\n  query RunsOne($run: ID!) {\n    run(id: $run) { ...RunFields }\n  }\n": TypedDocument<RunsOneQuery, RunsOneQueryVariables>
  "\n  query RunsOutcomes($id: ID!, $run: ID!) {\n    datasource(id: $id) {\n      id\n      events(first: 1000, filter: { runId: $run }) {\n        nodes { id outcome }\n        pageInfo { hasNextPage }\n      }\n    }\n  }\n": TypedDocument<RunsOutcomesQuery, RunsOutcomesQueryVariables>
  "\n  mutation RunsCancel($run: ID!) {\n    cancelRun(id: $run) { id state }\n  }\n": TypedDocument<RunsCancelMutation, RunsCancelMutationVariables>
  "\n  mutation RunsPause($run: ID!) {\n    pauseRun(id: $run) { id state }\n  }\n": TypedDocument<RunsPauseMutation, RunsPauseMutationVariables>
  "\n  mutation RunsResume($run: ID!) {\n    resumeRun(id: $run) { id state }\n  }\n": TypedDocument<RunsResumeMutation, RunsResumeMutationVariables>
  "\n  mutation RunsThrottle($run: ID!, $rate: Int) {\n    throttleRun(id: $run, eventsPerSecond: $rate) { id state }\n  }\n": TypedDocument<RunsThrottleMutation, RunsThrottleMutationVariables>
  "\n  mutation RunsStart($id: ID!) {\n    startRun(datasourceId: $id) { runId }\n  }\n": TypedDocument<RunsStartMutation, RunsStartMutationVariables>
  "\n  mutation RunsBackfill($id: ID!, $input: BackfillInput!) {\n    startBackfill(datasourceId: $id, input: $input) { runId }\n  }\n": TypedDocument<RunsBackfillMutation, RunsBackfillMutationVariables>
  "\n  query RunsSources($id: ID!) {\n    datasource(id: $id) { id backfillSources }\n  }\n": TypedDocument<RunsSourcesQuery, RunsSourcesQueryVariables>
  "\n  query RunsPlan($id: ID!, $input: BackfillInput!) {\n    datasource(id: $id) {\n      id\n      backfillPlan(input: $input) {\n        source version windows events requests basis notKept eventsPerSecond seconds\n        firstWindows { from to }\n      }\n    }\n  }\n": TypedDocument<RunsPlanQuery, RunsPlanQueryVariables>
  "\n  query RunsUndoPlan($run: ID!) {\n    run(id: $run) {\n      id\n      undoPlan {\n        obstacle events deadLetters alertsRemoved alertsRestored alertsKept relationships entities remapped { version events }\n      }\n    }\n  }\n": TypedDocument<RunsUndoPlanQuery, RunsUndoPlanQueryVariables>
  "\n  query RunsVersionUndoPlan($id: ID!, $version: Int!) {\n    datasource(id: $id) {\n      id\n      version(number: $version) {\n        number\n        undoPlan {\n          obstacle events deadLetters alertsRemoved alertsRestored alertsKept relationships entities\n          remapped { version events }\n        }\n      }\n    }\n  }\n": TypedDocument<RunsVersionUndoPlanQuery, RunsVersionUndoPlanQueryVariables>
  "\n  mutation RunsUndoVersion($id: ID!, $version: Int!, $reason: String) {\n    undoVersion(datasourceId: $id, version: $version, reason: $reason) { runId }\n  }\n": TypedDocument<RunsUndoVersionMutation, RunsUndoVersionMutationVariables>
  "\n  mutation RunsUndo($run: ID!, $reason: String) {\n    undoRun(id: $run, reason: $reason) { runId }\n  }\n": TypedDocument<RunsUndoMutation, RunsUndoMutationVariables>
  "\n  query RunsCoverage($id: ID!, $from: DateTime!, $to: DateTime!) {\n    datasource(id: $id) {\n      id\n      coverage(from: $from, to: $to) {\n        from to seconds covered more\n        gaps { from to planned }\n        overlaps { from to }\n      }\n      windows(first: 500, from: $from, to: $to) {\n        nodes { lane from to state items runId version at }\n        pageInfo { hasNextPage }\n      }\n    }\n  }\n": TypedDocument<RunsCoverageQuery, RunsCoverageQueryVariables>
  "\n  query RunsStanding($id: ID!) {\n    datasource(id: $id) {\n      id\n      checkpoints { current { lane partition seq value at moving } }\n      nextRequest { partition words request }\n      standings { title value }\n    }\n  }\n": TypedDocument<RunsStandingQuery, RunsStandingQueryVariables>
  "\n  query RunsNext($id: ID!, $lane: String, $partition: String, $value: String) {\n    datasource(id: $id) {\n      id\n      nextRequest(lane: $lane, partition: $partition, value: $value) { partition words request }\n    }\n  }\n": TypedDocument<RunsNextQuery, RunsNextQueryVariables>
  "\n  query RunsStood($id: ID!, $after: String) {\n    datasource(id: $id) {\n      id\n      checkpointHistory(first: 50, after: $after) {\n        nodes { lane partition seq value at reason runId changedBy { id name } }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": TypedDocument<RunsStoodQuery, RunsStoodQueryVariables>
  "\n  mutation RunsSetCheckpoint($id: ID!, $input: CheckpointInput!) {\n    setCheckpoint(datasourceId: $id, input: $input) { current { lane partition seq } }\n  }\n": TypedDocument<RunsSetCheckpointMutation, RunsSetCheckpointMutationVariables>
  "\n  mutation SamplesGenerate($type: String!, $config: JSON) {\n    generateSample(type: $type, config: $config)\n  }\n": TypedDocument<SamplesGenerateMutation, SamplesGenerateMutationVariables>
  "\n  query SamplesDatasource($id: ID!) {\n    datasource(id: $id) {\n      id\n      type\n      typeTitle\n      mode\n      ingestUrl\n      publishedVersion\n      actions\n    }\n  }\n": TypedDocument<SamplesDatasourceQuery, SamplesDatasourceQueryVariables>
  "\n  query SamplesRecent($id: ID!, $first: Int!) {\n    datasource(id: $id) {\n      id\n      events(first: $first) {\n        nodes {\n          id\n          receivedAt\n          outcome\n          sourceEventId\n          bytes\n        }\n      }\n    }\n  }\n": TypedDocument<SamplesRecentQuery, SamplesRecentQueryVariables>
  "\n  query SamplesRaw($id: ID!, $event: ID!) {\n    datasource(id: $id) {\n      id\n      event(id: $event) {\n        rawState\n        raw {\n          body\n          encoding\n          item\n          kind\n        }\n      }\n    }\n  }\n": TypedDocument<SamplesRawQuery, SamplesRawQueryVariables>
  "\n  query SecretPickerList($search: String) {\n    secrets(first: 100, search: $search) {\n      nodes {\n        id\n        name\n        projectId\n        datasourceId\n        createdAt\n        allowedHosts\n        versions { n createdAt expiresAt lastUsedAt state }\n        usedBy { datasourceId name in field }\n      }\n      pageInfo { hasNextPage }\n    }\n  }\n": TypedDocument<SecretPickerListQuery, SecretPickerListQueryVariables>
  "\n  query SecretPickerOne($id: ID!) {\n    secret(id: $id) {\n      id\n      name\n      projectId\n      datasourceId\n      createdAt\n      allowedHosts\n      versions { n createdAt expiresAt lastUsedAt state }\n      usedBy { datasourceId name in field }\n    }\n  }\n": TypedDocument<SecretPickerOneQuery, SecretPickerOneQueryVariables>
  "\n  mutation SecretPickerCreate($input: CreateSecretInput!) {\n    createSecret(input: $input) { id name }\n  }\n": TypedDocument<SecretPickerCreateMutation, SecretPickerCreateMutationVariables>
  "\n  query SuggestionsPage($id: ID!, $after: String, $state: SuggestionState) {\n    datasource(id: $id) {\n      id\n      suggestions(first: 20, after: $after, state: $state) {\n        nodes {\n          id\n          body\n          author { id name }\n          origin { kind path eventId sample }\n          hasMapping\n          state\n          createdAt\n          closedAt\n          closedBy { id name }\n          closingReason\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": TypedDocument<SuggestionsPageQuery, SuggestionsPageQueryVariables>
  "\n  query SuggestionsOne($id: ID!, $suggestion: ID!) {\n    datasource(id: $id) {\n      id\n      suggestion(id: $suggestion) {\n        id\n        body\n        author { id name }\n        origin { kind path eventId sample }\n        baseVersion\n        hasMapping\n        baseText\n        proposedText\n        state\n        createdAt\n        closedAt\n        closedBy { id name }\n        closingReason\n      }\n    }\n  }\n": TypedDocument<SuggestionsOneQuery, SuggestionsOneQueryVariables>
  "\n  query SuggestionsOpen($id: ID!) {\n    datasource(id: $id) {\n      id\n      openSuggestions\n    }\n  }\n": TypedDocument<SuggestionsOpenQuery, SuggestionsOpenQueryVariables>
  "\n  mutation SuggestionsMake($id: ID!, $input: SuggestionInput!) {\n    suggestChange(datasourceId: $id, input: $input) { id }\n  }\n": TypedDocument<SuggestionsMakeMutation, SuggestionsMakeMutationVariables>
  "\n  mutation SuggestionsTake($id: ID!, $suggestion: ID!) {\n    takeSuggestion(datasourceId: $id, id: $suggestion) { id }\n  }\n": TypedDocument<SuggestionsTakeMutation, SuggestionsTakeMutationVariables>
  "\n  mutation SuggestionsDismiss($id: ID!, $suggestion: ID!, $reason: String!) {\n    dismissSuggestion(datasourceId: $id, id: $suggestion, reason: $reason) { id }\n  }\n": TypedDocument<SuggestionsDismissMutation, SuggestionsDismissMutationVariables>
  "\n  mutation SuggestionsWithdraw($id: ID!, $suggestion: ID!) {\n    withdrawSuggestion(datasourceId: $id, id: $suggestion) { id }\n  }\n": TypedDocument<SuggestionsWithdrawMutation, SuggestionsWithdrawMutationVariables>
  "\n  query TemplatesOfType($type: String!) {\n    connectorType(type: $type) {\n      templates { name title description preset config mapping samples guide unverified }\n    }\n  }\n": TypedDocument<TemplatesOfTypeQuery, TemplatesOfTypeQueryVariables>
  "\n  mutation TestBenchRun($id: ID!, $input: TestRunInput!) {\n    testRun(datasourceId: $id, input: $input) {\n      items {\n        outcome\n        alerts\n        entities\n        relationships\n        warnings { path code message suggestion }\n        errors { path code message suggestion }\n        unmapped\n        logs\n        ms\n        record\n        payload\n        would\n      }\n      summary {\n        total\n        mapped\n        filtered\n        duplicate\n        rejected\n        alerts\n        entities\n        relationships\n        warnings\n        ms\n        truncated\n      }\n      compare {\n        path\n        before\n        after\n      }\n    }\n  }\n": TypedDocument<TestBenchRunMutation, TestBenchRunMutationVariables>
  "\n  query DetailDraftContent($id: ID!) {\n    datasource(id: $id) {\n      id\n      draft {\n        config\n        secrets\n        mapping\n        runtime\n        contentText\n        updatedAt\n        updatedBy { id name }\n        validation { ok errors { path code message } }\n      }\n    }\n  }\n": TypedDocument<DetailDraftContentQuery, DetailDraftContentQueryVariables>
  "\n  query DetailVersionContent($id: ID!, $number: Int!) {\n    datasource(id: $id) {\n      id\n      version(number: $number) {\n        config\n        secrets\n        mapping\n        runtime\n        contentText\n        publishedAt\n        createdBy { id name }\n      }\n    }\n  }\n": TypedDocument<DetailVersionContentQuery, DetailVersionContentQueryVariables>
  "\n  query AuditScene($after: String, $filter: AuditFilter) {\n    audit(first: 100, after: $after, filter: $filter) {\n      nodes {\n        id\n        seq\n        at\n        actor { kind id name }\n        action\n        resource { kind id name projectId datasourceId }\n        reason\n        before\n        after\n        correlationId\n        hash\n      }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": TypedDocument<AuditSceneQuery, AuditSceneQueryVariables>
  "\n  query AuditVerification($chain: AuditChain) {\n    auditVerification(chain: $chain) {\n      ok\n      checked\n      brokenAt { seq reason }\n      head { seq hash }\n    }\n  }\n": TypedDocument<AuditVerificationQuery, AuditVerificationQueryVariables>
  "\n  query DetailSecret($id: ID!) {\n    secret(id: $id) {\n      id\n      name\n      versions { n state expiresAt }\n    }\n  }\n": TypedDocument<DetailSecretQuery, DetailSecretQueryVariables>
  "\n  fragment DetailDatasource on Datasource {\n    id\n    name\n    description\n    type\n    typeTitle\n    mode\n    tags\n    projectId\n    project { id name }\n    ownerId\n    owner { id name email }\n    status\n    desiredState\n    publishedVersion\n    throttle { eventsPerSecond until reason }\n    draftEtag\n    ingestUrl\n    createdAt\n    createdBy { id name }\n    updatedAt\n    etag\n    actions\n    health\n    failure { code cause action class httpStatus at }\n    eventsPerSecond\n    errorsPerMinute\n    lastEventAt\n  }\n": TypedDocument<DetailDatasourceFragment, never>
  "\n  query DetailPage($id: ID!) {\n    datasource(id: $id) {\n      ...DetailDatasource\n    }\n  }\n": TypedDocument<DetailPageQuery, DetailPageQueryVariables>
  "\n  query DetailStatus($id: ID!) {\n    datasource(id: $id) {\n      id\n      runtimeStatus {\n        desiredState\n        health\n        failure { code cause action class httpStatus at }\n        workers { node state version since restarts memoryBytes }\n        circuit\n        checkpoint { partition seq value updatedAt }\n        lagSeconds\n        lastEventAt\n        throttle { eventsPerSecond until reason }\n      }\n    }\n  }\n": TypedDocument<DetailStatusQuery, DetailStatusQueryVariables>
  "mutation DetailEnable($id: ID!) { datasource: enableDatasource(id: $id) { ...DetailDatasource } }": TypedDocument<DetailEnableMutation, DetailEnableMutationVariables>
  "mutation DetailDisable($id: ID!) { datasource: disableDatasource(id: $id) { ...DetailDatasource } }": TypedDocument<DetailDisableMutation, DetailDisableMutationVariables>
  "mutation DetailRestart($id: ID!) { datasource: restartDatasource(id: $id) { ...DetailDatasource } }": TypedDocument<DetailRestartMutation, DetailRestartMutationVariables>
  "mutation DetailRestore($id: ID!) { datasource: restoreDatasource(id: $id) { ...DetailDatasource } }": TypedDocument<DetailRestoreMutation, DetailRestoreMutationVariables>
  "mutation DetailArchive($id: ID!, $etag: String!) { datasource: archiveDatasource(id: $id, etag: $etag) { ...DetailDatasource } }": TypedDocument<DetailArchiveMutation, DetailArchiveMutationVariables>
  "mutation DetailClone($id: ID!, $name: String) { datasource: cloneDatasource(id: $id, name: $name) { id name } }": TypedDocument<DetailCloneMutation, DetailCloneMutationVariables>
  "mutation DetailThrottle($id: ID!, $input: ThrottleInput!) { datasource: throttleDatasource(id: $id, input: $input) { ...DetailDatasource } }": TypedDocument<DetailThrottleMutation, DetailThrottleMutationVariables>
  "mutation DetailRunNow($id: ID!) { startRun(datasourceId: $id) { runId } }": TypedDocument<DetailRunNowMutation, DetailRunNowMutationVariables>
  "\n  query DetailComments($id: ID!, $number: Int!) {\n    datasource(id: $id) {\n      id\n      version(number: $number) {\n        number\n        comments(first: 200) {\n          nodes {\n            id\n            anchor\n            body\n            createdAt\n            author { id name }\n          }\n        }\n      }\n    }\n  }\n": TypedDocument<DetailCommentsQuery, DetailCommentsQueryVariables>
  "\n  mutation DetailComment($id: ID!, $number: Int!, $input: CommentInput!) {\n    commentVersion(datasourceId: $id, version: $number, input: $input) {\n      id\n    }\n  }\n": TypedDocument<DetailCommentMutation, DetailCommentMutationVariables>
  "\n  mutation DetailRollback($id: ID!, $version: Int!, $comment: String) {\n    rollback(datasourceId: $id, version: $version, comment: $comment) {\n      state\n      version\n    }\n  }\n": TypedDocument<DetailRollbackMutation, DetailRollbackMutationVariables>
  "\n  query DetailMetrics($id: ID!, $from: DateTime, $to: DateTime, $step: Int) {\n    datasource(id: $id) {\n      id\n      metrics(from: $from, to: $to, step: $step) {\n        from\n        to\n        step\n        time\n        received\n        mapped\n        filtered\n        duplicate\n        rejected\n        pending\n        bytes\n        latencyP50\n        latencyP95\n        latencyP99\n        lagSeconds\n      }\n    }\n  }\n": TypedDocument<DetailMetricsQuery, DetailMetricsQueryVariables>
  "\n  query DetailVersions($id: ID!, $first: Int, $after: String) {\n    datasource(id: $id) {\n      id\n      versions(first: $first, after: $after) {\n        nodes {\n          number\n          state\n          comment\n          contentHash\n          rolledBackTo\n          createdAt\n          createdBy { id name }\n          publishedAt\n          supersededAt\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": TypedDocument<DetailVersionsQuery, DetailVersionsQueryVariables>
  "\n  query OverviewSecrets($after: String) {\n    secrets(first: 200, after: $after) {\n      nodes {\n        id\n        name\n        versions { n state expiresAt }\n        usedBy { datasourceId name in }\n      }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": TypedDocument<OverviewSecretsQuery, OverviewSecretsQueryVariables>
  "\n  query OverviewPresets {\n    connectorTypes { type title description mode secretsSchema presets { name title requiredSecrets } }\n  }\n": TypedDocument<OverviewPresetsQuery, OverviewPresetsQueryVariables>
  "\n  query OverviewSuggestions {\n    suggestionsWaiting(first: 20) {\n      nodes { datasourceId name count newestAt }\n      pageInfo { hasNextPage }\n    }\n  }\n": TypedDocument<OverviewSuggestionsQuery, OverviewSuggestionsQueryVariables>
  "\n  query OverviewTrend {\n    fleetTrend { received rejected lagSeconds }\n  }\n": TypedDocument<OverviewTrendQuery, OverviewTrendQueryVariables>
  "\n  query PeopleUsers($after: String, $search: String) {\n    users(first: 100, after: $after, search: $search) {\n      nodes { id name email createdAt disabled }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": TypedDocument<PeopleUsersQuery, PeopleUsersQueryVariables>
  "\n  query PeopleBindings($after: String, $subjectId: ID) {\n    roleBindings(first: 100, after: $after, subjectId: $subjectId) {\n      nodes { id subjectId subject { id name email } role scope { kind id } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": TypedDocument<PeopleBindingsQuery, PeopleBindingsQueryVariables>
  "\n  query PeopleTokens($after: String) {\n    apiTokens(first: 100, after: $after) {\n      nodes { id name prefix userId user { name } scopes createdAt expiresAt lastUsedAt }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": TypedDocument<PeopleTokensQuery, PeopleTokensQueryVariables>
  "\n  query PeopleInvitations($after: String) {\n    invitations(first: 100, after: $after) {\n      nodes { id state email name roles { role scope { kind id } } expiresAt acceptedAt }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": TypedDocument<PeopleInvitationsQuery, PeopleInvitationsQueryVariables>
  "\n  mutation PeopleInvite($input: CreateInvitationInput!) {\n    createInvitation(input: $input) { link expiresAt }\n  }\n": TypedDocument<PeopleInviteMutation, PeopleInviteMutationVariables>
  "\n  mutation PeopleRevokeInvitation($id: ID!) {\n    revokeInvitation(id: $id)\n  }\n": TypedDocument<PeopleRevokeInvitationMutation, PeopleRevokeInvitationMutationVariables>
  "\n  mutation PeopleResetLink($userId: ID!) {\n    createResetLink(userId: $userId) { link expiresAt }\n  }\n": TypedDocument<PeopleResetLinkMutation, PeopleResetLinkMutationVariables>
  "\n  query PeopleRoles {\n    roles { role actions }\n  }\n": TypedDocument<PeopleRolesQuery, PeopleRolesQueryVariables>
  "\n  mutation PeopleCreateUser($input: CreateUserInput!) {\n    createUser(input: $input) { id }\n  }\n": TypedDocument<PeopleCreateUserMutation, PeopleCreateUserMutationVariables>
  "\n  mutation PeopleUpdateUser($id: ID!, $input: UpdateUserInput!) {\n    updateUser(id: $id, input: $input) { id disabled }\n  }\n": TypedDocument<PeopleUpdateUserMutation, PeopleUpdateUserMutationVariables>
  "\n  mutation PeopleGrant($input: RoleBindingInput!) {\n    grantRole(input: $input) { id }\n  }\n": TypedDocument<PeopleGrantMutation, PeopleGrantMutationVariables>
  "\n  mutation PeopleRevokeRole($id: ID!) {\n    revokeRole(id: $id)\n  }\n": TypedDocument<PeopleRevokeRoleMutation, PeopleRevokeRoleMutationVariables>
  "\n  mutation PeopleCreateToken($input: CreateApiTokenInput!) {\n    createApiToken(input: $input) { id name token }\n  }\n": TypedDocument<PeopleCreateTokenMutation, PeopleCreateTokenMutationVariables>
  "\n  mutation PeopleRevokeToken($id: ID!) {\n    revokeApiToken(id: $id)\n  }\n": TypedDocument<PeopleRevokeTokenMutation, PeopleRevokeTokenMutationVariables>
  "\n  query RecordsAlerts($after: String, $filter: AlertFilter) {\n    alerts(first: 50, after: $after, filter: $filter) {\n      nodes { id title severity status kind receivedAt occurredAt datasourceId entities { id type key name role } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": TypedDocument<RecordsAlertsQuery, RecordsAlertsQueryVariables>
  "\n  query RecordsEntities($after: String, $filter: EntityFilter) {\n    entities(first: 50, after: $after, filter: $filter) {\n      nodes { id type key name scope firstSeenAt lastSeenAt alertCount }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": TypedDocument<RecordsEntitiesQuery, RecordsEntitiesQueryVariables>
  "\n  query RecordsRelationships($after: String, $filter: RelationshipFilter) {\n    relationships(first: 50, after: $after, filter: $filter) {\n      nodes { id type role from { kind id } to { kind id } datasourceId firstSeenAt lastSeenAt count }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": TypedDocument<RecordsRelationshipsQuery, RecordsRelationshipsQueryVariables>
  "\n  query RecordsAlert($id: ID!) {\n    alert(id: $id) {\n      id datasourceId sourceEventId kind title description severity severityRaw status\n      occurredAt sourceUpdatedAt receivedAt attributes mappingVersion eventId\n      entities { id type key name role }\n    }\n  }\n": TypedDocument<RecordsAlertQuery, RecordsAlertQueryVariables>
  "\n  query RecordsEntity($id: ID!) {\n    entity(id: $id) { id type key scope name attributes firstSeenAt lastSeenAt alertCount }\n  }\n": TypedDocument<RecordsEntityQuery, RecordsEntityQueryVariables>
  "\n  query RecordsRelationship($id: ID!) {\n    relationship(id: $id) {\n      id type role from { kind id } to { kind id } datasourceId firstSeenAt lastSeenAt count\n    }\n  }\n": TypedDocument<RecordsRelationshipQuery, RecordsRelationshipQueryVariables>
  "\n  query RecordsFeeds($after: String) {\n    datasources(first: 500, after: $after, filter: { status: all }) {\n      nodes { id name }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": TypedDocument<RecordsFeedsQuery, RecordsFeedsQueryVariables>
  "\n  query SecretsScene($after: String, $search: String) {\n    secrets(first: 100, after: $after, search: $search) {\n      nodes {\n        id\n        name\n        projectId\n        datasourceId\n        allowedHosts\n        createdAt\n        versions { n createdAt createdBy { name } expiresAt lastUsedAt state }\n        usedBy { datasourceId name in field }\n      }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": TypedDocument<SecretsSceneQuery, SecretsSceneQueryVariables>
  "\n  mutation SecretsRotate($id: ID!, $input: RotateSecretInput!) {\n    rotateSecret(id: $id, input: $input) { id }\n  }\n": TypedDocument<SecretsRotateMutation, SecretsRotateMutationVariables>
  "\n  mutation SecretsHosts($id: ID!, $allowedHosts: [String!]!) {\n    updateSecret(id: $id, allowedHosts: $allowedHosts) { id }\n  }\n": TypedDocument<SecretsHostsMutation, SecretsHostsMutationVariables>
  "\n  mutation SecretsRevoke($id: ID!, $n: Int!) {\n    revokeSecretVersion(id: $id, n: $n) { id }\n  }\n": TypedDocument<SecretsRevokeMutation, SecretsRevokeMutationVariables>
  "\n  mutation SecretsDelete($id: ID!) {\n    deleteSecret(id: $id)\n  }\n": TypedDocument<SecretsDeleteMutation, SecretsDeleteMutationVariables>
  "\n  query WizardTypes {\n    connectorTypes {\n      type\n      title\n      description\n      stability\n      mode\n      presets { name title config }\n      templates { name title description preset config }\n    }\n  }\n": TypedDocument<WizardTypesQuery, WizardTypesQueryVariables>
  "\n  mutation WizardCreate($input: CreateDatasourceInput!) {\n    createDatasource(input: $input) { id draftEtag }\n  }\n": TypedDocument<WizardCreateMutation, WizardCreateMutationVariables>
  "\n  mutation WizardBegin($id: ID!, $etag: String!, $config: JSON!) {\n    putDraft(datasourceId: $id, etag: $etag, input: { config: $config }) { etag }\n  }\n": TypedDocument<WizardBeginMutation, WizardBeginMutationVariables>
  "\n  query WizardPeople($search: String) {\n    users(first: 50, search: $search) { nodes { id name email disabled } }\n  }\n": TypedDocument<WizardPeopleQuery, WizardPeopleQueryVariables>
  "\n  query WizardBasics($id: ID!) {\n    datasource(id: $id) {\n      id\n      name\n      description\n      typeTitle\n      tags\n      project { id name }\n      ownerId\n      owner { id name email }\n      status\n      etag\n      actions\n    }\n  }\n": TypedDocument<WizardBasicsQuery, WizardBasicsQueryVariables>
  "\n  mutation WizardUpdate($id: ID!, $etag: String!, $input: UpdateDatasourceInput!) {\n    updateDatasource(id: $id, etag: $etag, input: $input) {\n      id\n      name\n      description\n      typeTitle\n      tags\n      project { id name }\n      ownerId\n      owner { id name email }\n      status\n      etag\n      actions\n    }\n  }\n": TypedDocument<WizardUpdateMutation, WizardUpdateMutationVariables>
}
