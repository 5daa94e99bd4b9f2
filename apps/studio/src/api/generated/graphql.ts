/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type CallerKind =
  | 'session'
  | 'token';

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
  /** Ids whose runtime status is shown in full. The first event comes at once. */
  status?: Array<string> | null | undefined;
};

export type LiveLogsInput = {
  /** Id of the last line held. Absent = lines from now on. */
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
  | 'taken';

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
    | { __typename: 'StatusChanged', at: string, datasourceId: string, name: string, publishedVersion: number | null, etag: string, draftEtag: string, eventsPerSecond: number, errorsPerMinute: number, status: { desiredState: DesiredState, health: Health, circuit: string, lagSeconds: number | null, lastEventAt: string | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null, workers: Array<{ node: string, state: string, version: number | null, since: string, restarts: number, memoryBytes: number | null }>, throttle: { eventsPerSecond: number, until: string, reason: string } | null } }
    | { __typename: 'WatchEnded', part: string, code: string, detail: string, ended: string }
   };

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


export type ConnectorFormTypeQuery = { connectorType: { type: string, title: string, description: string, mode: ConnectorMode, configSchema: unknown, secretsSchema: unknown, uiSchema: unknown, sample: string, guide: string, presets: Array<{ name: string, title: string, config: unknown, fills: unknown, requiredSecrets: Array<string> }> } | null };

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


export type FleetEnableMutation = { feed: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type FleetDisableMutationVariables = Exact<{
  id: string;
}>;


export type FleetDisableMutation = { feed: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type FleetRestartMutationVariables = Exact<{
  id: string;
}>;


export type FleetRestartMutation = { feed: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type FleetArchiveMutationVariables = Exact<{
  id: string;
  etag: string;
}>;


export type FleetArchiveMutation = { feed: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type FleetRestoreMutationVariables = Exact<{
  id: string;
}>;


export type FleetRestoreMutation = { feed: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type FleetCloneMutationVariables = Exact<{
  id: string;
}>;


export type FleetCloneMutation = { feed: { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null } };

export type FleetEtagQueryVariables = Exact<{
  id: string;
}>;


export type FleetEtagQuery = { datasource: { etag: string } };

export type FleetFeedFragment = { id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null };

export type FleetListQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: DatasourceFilter | null | undefined;
  sort?: DatasourceSort | null | undefined;
  descending?: boolean | null | undefined;
}>;


export type FleetListQuery = { datasources: { nodes: Array<{ id: string, name: string, description: string, type: string, typeTitle: string, mode: ConnectorMode, tags: Array<string>, projectId: string, ownerId: string | null, status: DatasourceStatus, desiredState: DesiredState, publishedVersion: number | null, etag: string, actions: Array<string>, createdAt: string, updatedAt: string, health: Health, eventsPerSecond: number, errorsPerMinute: number, lastEventAt: string | null, recentRate: Array<number>, project: { id: string, name: string } | null, owner: { id: string, name: string, email: string } | null, failure: { code: string, cause: string, action: string, class: string, httpStatus: number | null, at: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type FleetFacetsQueryVariables = Exact<{
  filter?: DatasourceFilter | null | undefined;
}>;


export type FleetFacetsQuery = { datasourceFacets: { total: number, health: Array<{ value: string, label: string, count: number }>, type: Array<{ value: string, label: string, count: number }>, owner: Array<{ value: string, label: string, count: number }>, tag: Array<{ value: string, label: string, count: number }>, project: Array<{ value: string, label: string, count: number }> } };

export type LogsPageQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: LogFilter | null | undefined;
}>;


export type LogsPageQuery = { datasource: { id: string, logs: { nodes: Array<{ id: string, at: string, level: LogLevel, component: string, message: string, correlationId: string | null, node: string | null, fields: unknown }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

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
}>;


export type RunsPageQuery = { datasource: { id: string, runs: { nodes: Array<{ id: string, kind: string, state: RunState, parameters: unknown, createdAt: string, startedAt: string | null, finishedAt: string | null, progress: { done: number, total: number | null, rate: number, eta: number | null }, failure: { code: string, cause: string, action: string } | null, requestedBy: { id: string, name: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type RunsOneQueryVariables = Exact<{
  run: string;
}>;


export type RunsOneQuery = { run: { id: string, kind: string, state: RunState, parameters: unknown, createdAt: string, startedAt: string | null, finishedAt: string | null, progress: { done: number, total: number | null, rate: number, eta: number | null }, failure: { code: string, cause: string, action: string } | null, requestedBy: { id: string, name: string } | null } };

export type RunsOutcomesQueryVariables = Exact<{
  id: string;
  run: string;
}>;


export type RunsOutcomesQuery = { datasource: { id: string, events: { nodes: Array<{ id: string, outcome: Outcome }>, pageInfo: { hasNextPage: boolean } } } };

export type RunsCancelMutationVariables = Exact<{
  run: string;
}>;


export type RunsCancelMutation = { cancelRun: { id: string, state: RunState } };

export type SamplesGenerateMutationVariables = Exact<{
  type: string;
  config?: unknown;
}>;


export type SamplesGenerateMutation = { generateSample: string };

export type SamplesDatasourceQueryVariables = Exact<{
  id: string;
}>;


export type SamplesDatasourceQuery = { datasource: { id: string, type: string, typeTitle: string, mode: ConnectorMode, ingestUrl: string | null, publishedVersion: number | null, actions: Array<string> } };

export type SamplesConfigQueryVariables = Exact<{
  id: string;
}>;


export type SamplesConfigQuery = { datasource: { id: string, type: string, draft: { config: unknown } } };

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

export type TemplatesOfTypeQueryVariables = Exact<{
  type: string;
}>;


export type TemplatesOfTypeQuery = { connectorType: { templates: Array<{ name: string, title: string, description: string, preset: string, config: unknown, mapping: unknown, samples: Array<string>, guide: string, unverified: Array<string> }> } | null };

export type TestBenchRunMutationVariables = Exact<{
  id: string;
  input: TestRunInput;
}>;


export type TestBenchRunMutation = { testRun: { items: Array<{ outcome: Outcome, alerts: Array<string>, entities: Array<string>, relationships: Array<string>, unmapped: Array<string>, logs: Array<string>, ms: number, record: number, payload: string | null, would: string | null, warnings: Array<{ path: string, code: string, message: string, suggestion: string | null }>, errors: Array<{ path: string, code: string, message: string, suggestion: string | null }> }>, summary: { total: number, mapped: number, filtered: number, duplicate: number, rejected: number, alerts: number, entities: number, relationships: number, warnings: number, ms: number, truncated: boolean }, compare: Array<{ path: string, before: string | null, after: string | null }> | null } };

export type AuditSceneQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type AuditSceneQuery = { audit: { nodes: Array<{ id: string, seq: number, at: string, action: string, reason: string | null, before: unknown, after: unknown, correlationId: string | null, hash: string, actor: { kind: string, id: string, name: string }, resource: { kind: string, id: string | null, projectId: string | null, datasourceId: string | null } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type AuditVerificationQueryVariables = Exact<{
  chain?: AuditChain | null | undefined;
}>;


export type AuditVerificationQuery = { auditVerification: { ok: boolean, checked: number, brokenAt: { seq: number, reason: string } | null, head: { seq: number, hash: string } } };

export type DetailDraftContentQueryVariables = Exact<{
  id: string;
}>;


export type DetailDraftContentQuery = { datasource: { id: string, draft: { config: unknown, secrets: unknown, mapping: unknown, runtime: unknown, contentText: string, updatedAt: string | null, updatedBy: { id: string, name: string } | null, validation: { ok: boolean, errors: Array<{ path: string, code: string, message: string }> } } } };

export type DetailVersionContentQueryVariables = Exact<{
  id: string;
  number: number;
}>;


export type DetailVersionContentQuery = { datasource: { id: string, version: { config: unknown, secrets: unknown, mapping: unknown, runtime: unknown, contentText: string, publishedAt: string | null, createdBy: { id: string, name: string } | null } } };

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


export type OverviewPresetsQuery = { connectorTypes: Array<{ type: string, title: string, description: string, stability: string, mode: ConnectorMode, presets: Array<{ name: string, title: string, requiredSecrets: Array<string> }> }> };

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


export type WizardTypesQuery = { connectorTypes: Array<{ type: string, title: string, description: string, stability: string, mode: ConnectorMode, presets: Array<{ name: string, title: string, config: unknown }> }> };

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

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const FleetFeedFragmentDoc = new TypedDocumentString(`
    fragment FleetFeed on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  etag
  actions
  createdAt
  updatedAt
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
  recentRate
}
    `, {"fragmentName":"FleetFeed"}) as unknown as TypedDocumentString<FleetFeedFragment, unknown>;
export const DetailDatasourceFragmentDoc = new TypedDocumentString(`
    fragment DetailDatasource on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  throttle {
    eventsPerSecond
    until
    reason
  }
  draftEtag
  ingestUrl
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  etag
  actions
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
}
    `, {"fragmentName":"DetailDatasource"}) as unknown as TypedDocumentString<DetailDatasourceFragment, unknown>;
export const LiveDocument = new TypedDocumentString(`
    subscription Live($watch: LiveInput!) {
  live(watch: $watch) {
    __typename
    ... on FleetChanged {
      at
      removed
      items {
        id
        status
        desiredState
        publishedVersion
        health
        failure {
          code
          cause
          action
          class
          httpStatus
          at
        }
        eventsPerSecond
        errorsPerMinute
        lastEventAt
      }
    }
    ... on StatusChanged {
      at
      datasourceId
      name
      publishedVersion
      etag
      draftEtag
      eventsPerSecond
      errorsPerMinute
      status {
        desiredState
        health
        failure {
          code
          cause
          action
          class
          httpStatus
          at
        }
        workers {
          node
          state
          version
          since
          restarts
          memoryBytes
        }
        circuit
        lagSeconds
        lastEventAt
        throttle {
          eventsPerSecond
          until
          reason
        }
      }
    }
    ... on MetricTick {
      at
      datasourceId
      buckets {
        at
        received
        mapped
        filtered
        duplicate
        rejected
        pending
        bytes
        latencyP50
        latencyP95
        latencyP99
        lagSeconds
      }
    }
    ... on LogLines {
      datasourceId
      lines {
        id
        at
        level
        component
        message
        correlationId
        node
        fields
      }
    }
    ... on EventsRecorded {
      datasourceId
      more
      events {
        id
        receivedAt
        committedAt
        latencyMs
        outcome
        version
        sourceEventId
        correlationId
        reasonCode
        bytes
        alertIds
        entityIds
        relationshipIds
        runId
        warnings {
          path
          code
          message
          suggestion
        }
      }
    }
    ... on DraftChanged {
      datasourceId
      etag
      updatedAt
      updatedBy {
        id
        name
      }
    }
    ... on WatchEnded {
      part
      ended: datasourceId
      code
      detail
    }
    ... on Heartbeat {
      at
    }
  }
}
    `) as unknown as TypedDocumentString<LiveSubscription, LiveSubscriptionVariables>;
export const FrameFindDocument = new TypedDocumentString(`
    query FrameFind($search: String!) {
  datasources(first: 8, filter: { search: $search }) {
    nodes {
      id
      name
      health
      typeTitle
    }
  }
}
    `) as unknown as TypedDocumentString<FrameFindQuery, FrameFindQueryVariables>;
export const FirstEventNewestDocument = new TypedDocumentString(`
    query FirstEventNewest($id: ID!) {
  datasource(id: $id) {
    id
    publishedVersion
    desiredState
    events(first: 1) {
      nodes {
        id
        receivedAt
        latencyMs
        outcome
        version
        sourceEventId
        reasonCode
        alertIds
        entityIds
        relationshipIds
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FirstEventNewestQuery, FirstEventNewestQueryVariables>;
export const ConnectorFormTypeDocument = new TypedDocumentString(`
    query ConnectorFormType($type: String!) {
  connectorType(type: $type) {
    type
    title
    description
    mode
    configSchema
    secretsSchema
    uiSchema
    sample
    guide
    presets {
      name
      title
      config
      fills
      requiredSecrets
    }
  }
}
    `) as unknown as TypedDocumentString<ConnectorFormTypeQuery, ConnectorFormTypeQueryVariables>;
export const ConnectionCheckDocument = new TypedDocumentString(`
    mutation ConnectionCheck($id: ID!) {
  checkConnection(datasourceId: $id, against: draft) {
    ok
    steps {
      name
      ok
      ms
      detail
      action
    }
  }
}
    `) as unknown as TypedDocumentString<ConnectionCheckMutation, ConnectionCheckMutationVariables>;
export const DeadLettersPageDocument = new TypedDocumentString(`
    query DeadLettersPage($id: ID!, $after: String, $filter: DeadLetterFilter) {
  datasource(id: $id) {
    id
    deadLetters(first: 50, after: $after, filter: $filter) {
      nodes {
        id
        receivedAt
        version
        correlationId
        rawKind
        bytes
        state
        replays
        updatedAt
        errors {
          path
          code
          message
          suggestion
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeadLettersPageQuery, DeadLettersPageQueryVariables>;
export const DeadLettersGroupsDocument = new TypedDocumentString(`
    query DeadLettersGroups($id: ID!, $filter: DeadLetterFilter) {
  datasource(id: $id) {
    id
    deadLetterGroups(filter: $filter) {
      code
      count
      firstAt
      lastAt
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeadLettersGroupsQuery, DeadLettersGroupsQueryVariables>;
export const DeadLettersReplayDocument = new TypedDocumentString(`
    mutation DeadLettersReplay($id: ID!, $input: ReplayInput) {
  replayDeadLetters(datasourceId: $id, input: $input) {
    runId
  }
}
    `) as unknown as TypedDocumentString<DeadLettersReplayMutation, DeadLettersReplayMutationVariables>;
export const DiffContentsDocument = new TypedDocumentString(`
    query DiffContents($id: ID!, $from: String!, $to: String!) {
  datasource(id: $id) {
    id
    diff(from: $from, to: $to) {
      changes {
        path
        kind
        before
        after
        risk
        area
      }
      summary {
        added
        removed
        changed
        highestRisk
      }
      beforeText
      afterText
    }
  }
}
    `) as unknown as TypedDocumentString<DiffContentsQuery, DiffContentsQueryVariables>;
export const DiffSecretNameDocument = new TypedDocumentString(`
    query DiffSecretName($id: ID!) {
  secret(id: $id) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<DiffSecretNameQuery, DiffSecretNameQueryVariables>;
export const DraftLoadDocument = new TypedDocumentString(`
    query DraftLoad($id: ID!) {
  datasource(id: $id) {
    id
    name
    type
    typeTitle
    mode
    status
    publishedVersion
    ingestUrl
    projectId
    actions
    draft {
      contentText
      etag
      contentHash
      updatedAt
      updatedBy {
        id
        name
      }
      validation {
        ok
        errors {
          path
          code
          message
          suggestion
        }
        warnings {
          path
          code
          message
          suggestion
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DraftLoadQuery, DraftLoadQueryVariables>;
export const DraftSaveDocument = new TypedDocumentString(`
    mutation DraftSave($id: ID!, $etag: String!, $contentText: String!) {
  putDraft(datasourceId: $id, etag: $etag, input: { contentText: $contentText }) {
    contentText
    etag
    contentHash
    updatedAt
    updatedBy {
      id
      name
    }
    validation {
      ok
      errors {
        path
        code
        message
        suggestion
      }
      warnings {
        path
        code
        message
        suggestion
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DraftSaveMutation, DraftSaveMutationVariables>;
export const EventsPageDocument = new TypedDocumentString(`
    query EventsPage($id: ID!, $first: Int, $after: String, $filter: EventFilter) {
  datasource(id: $id) {
    id
    events(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        receivedAt
        committedAt
        latencyMs
        outcome
        version
        sourceEventId
        correlationId
        reasonCode
        bytes
        alertIds
        entityIds
        relationshipIds
        runId
        warnings {
          path
          code
          message
          suggestion
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EventsPageQuery, EventsPageQueryVariables>;
export const EventsDetailDocument = new TypedDocumentString(`
    query EventsDetail($id: ID!, $event: ID!) {
  datasource(id: $id) {
    id
    event(id: $event) {
      event {
        id
        receivedAt
        committedAt
        latencyMs
        outcome
        version
        sourceEventId
        correlationId
        reasonCode
        bytes
        alertIds
        entityIds
        relationshipIds
        runId
        warnings {
          path
          code
          message
          suggestion
        }
      }
      errors {
        path
        code
        message
        suggestion
      }
      alerts {
        id
        kind
        title
        description
        severity
        severityRaw
        status
        occurredAt
        sourceUpdatedAt
        sourceEventId
        attributes
        entities {
          id
          type
          key
          name
          role
        }
      }
      entities {
        id
        type
        key
        name
        attributes
      }
      relationships {
        id
        type
        role
        from {
          kind
          id
        }
        to {
          kind
          id
        }
      }
      raw {
        headers
        body
        encoding
        item
        kind
      }
      rawState
    }
  }
}
    `) as unknown as TypedDocumentString<EventsDetailQuery, EventsDetailQueryVariables>;
export const FleetEnableDocument = new TypedDocumentString(`
    mutation FleetEnable($id: ID!) {
  feed: enableDatasource(id: $id) {
    ...FleetFeed
  }
}
    fragment FleetFeed on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  etag
  actions
  createdAt
  updatedAt
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
  recentRate
}`) as unknown as TypedDocumentString<FleetEnableMutation, FleetEnableMutationVariables>;
export const FleetDisableDocument = new TypedDocumentString(`
    mutation FleetDisable($id: ID!) {
  feed: disableDatasource(id: $id) {
    ...FleetFeed
  }
}
    fragment FleetFeed on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  etag
  actions
  createdAt
  updatedAt
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
  recentRate
}`) as unknown as TypedDocumentString<FleetDisableMutation, FleetDisableMutationVariables>;
export const FleetRestartDocument = new TypedDocumentString(`
    mutation FleetRestart($id: ID!) {
  feed: restartDatasource(id: $id) {
    ...FleetFeed
  }
}
    fragment FleetFeed on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  etag
  actions
  createdAt
  updatedAt
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
  recentRate
}`) as unknown as TypedDocumentString<FleetRestartMutation, FleetRestartMutationVariables>;
export const FleetArchiveDocument = new TypedDocumentString(`
    mutation FleetArchive($id: ID!, $etag: String!) {
  feed: archiveDatasource(id: $id, etag: $etag) {
    ...FleetFeed
  }
}
    fragment FleetFeed on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  etag
  actions
  createdAt
  updatedAt
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
  recentRate
}`) as unknown as TypedDocumentString<FleetArchiveMutation, FleetArchiveMutationVariables>;
export const FleetRestoreDocument = new TypedDocumentString(`
    mutation FleetRestore($id: ID!) {
  feed: restoreDatasource(id: $id) {
    ...FleetFeed
  }
}
    fragment FleetFeed on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  etag
  actions
  createdAt
  updatedAt
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
  recentRate
}`) as unknown as TypedDocumentString<FleetRestoreMutation, FleetRestoreMutationVariables>;
export const FleetCloneDocument = new TypedDocumentString(`
    mutation FleetClone($id: ID!) {
  feed: cloneDatasource(id: $id) {
    ...FleetFeed
  }
}
    fragment FleetFeed on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  etag
  actions
  createdAt
  updatedAt
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
  recentRate
}`) as unknown as TypedDocumentString<FleetCloneMutation, FleetCloneMutationVariables>;
export const FleetEtagDocument = new TypedDocumentString(`
    query FleetEtag($id: ID!) {
  datasource(id: $id) {
    etag
  }
}
    `) as unknown as TypedDocumentString<FleetEtagQuery, FleetEtagQueryVariables>;
export const FleetListDocument = new TypedDocumentString(`
    query FleetList($first: Int, $after: String, $filter: DatasourceFilter, $sort: DatasourceSort, $descending: Boolean) {
  datasources(
    first: $first
    after: $after
    filter: $filter
    sort: $sort
    descending: $descending
  ) {
    nodes {
      ...FleetFeed
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    fragment FleetFeed on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  etag
  actions
  createdAt
  updatedAt
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
  recentRate
}`) as unknown as TypedDocumentString<FleetListQuery, FleetListQueryVariables>;
export const FleetFacetsDocument = new TypedDocumentString(`
    query FleetFacets($filter: DatasourceFilter) {
  datasourceFacets(filter: $filter) {
    total
    health {
      value
      label
      count
    }
    type {
      value
      label
      count
    }
    owner {
      value
      label
      count
    }
    tag {
      value
      label
      count
    }
    project {
      value
      label
      count
    }
  }
}
    `) as unknown as TypedDocumentString<FleetFacetsQuery, FleetFacetsQueryVariables>;
export const LogsPageDocument = new TypedDocumentString(`
    query LogsPage($id: ID!, $first: Int, $after: String, $filter: LogFilter) {
  datasource(id: $id) {
    id
    logs(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        at
        level
        component
        message
        correlationId
        node
        fields
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LogsPageQuery, LogsPageQueryVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    by
    user {
      id
      name
      email
    }
    organization {
      id
      name
      actions
      projects {
        id
        name
        actions
      }
    }
    organizations {
      id
      name
    }
    roles {
      id
      role
      scope {
        kind
        id
      }
    }
    actions
    actionsAnywhere
    actionsGlobal
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const PublishCandidateDocument = new TypedDocumentString(`
    query PublishCandidate($id: ID!) {
  datasource(id: $id) {
    id
    name
    publishedVersion
    desiredState
    actions
    draft {
      etag
      contentText
      updatedAt
      updatedBy {
        id
        name
      }
      validation {
        ok
        errors {
          path
          code
          message
          suggestion
        }
        warnings {
          path
          code
          message
          suggestion
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PublishCandidateQuery, PublishCandidateQueryVariables>;
export const PublishDraftDocument = new TypedDocumentString(`
    mutation PublishDraft($id: ID!, $etag: String!, $comment: String) {
  publish(datasourceId: $id, etag: $etag, comment: $comment) {
    state
    version
    etag
  }
}
    `) as unknown as TypedDocumentString<PublishDraftMutation, PublishDraftMutationVariables>;
export const DatasourceAccessDocument = new TypedDocumentString(`
    query DatasourceAccess($id: ID!) {
  datasource(id: $id) {
    id
    roleBindings {
      id
      subjectId
      subject {
        id
        name
        email
        disabled
      }
      role
      scope {
        kind
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DatasourceAccessQuery, DatasourceAccessQueryVariables>;
export const RolePeopleDocument = new TypedDocumentString(`
    query RolePeople($search: String) {
  users(first: 50, search: $search) {
    nodes {
      id
      name
      email
      disabled
    }
  }
}
    `) as unknown as TypedDocumentString<RolePeopleQuery, RolePeopleQueryVariables>;
export const GrantDatasourceRoleDocument = new TypedDocumentString(`
    mutation GrantDatasourceRole($input: RoleBindingInput!) {
  grantRole(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<GrantDatasourceRoleMutation, GrantDatasourceRoleMutationVariables>;
export const RevokeDatasourceRoleDocument = new TypedDocumentString(`
    mutation RevokeDatasourceRole($id: ID!) {
  revokeRole(id: $id)
}
    `) as unknown as TypedDocumentString<RevokeDatasourceRoleMutation, RevokeDatasourceRoleMutationVariables>;
export const RunsPageDocument = new TypedDocumentString(`
    query RunsPage($id: ID!, $after: String, $state: RunState) {
  datasource(id: $id) {
    id
    runs(first: 50, after: $after, state: $state) {
      nodes {
        id
        kind
        state
        parameters
        createdAt
        startedAt
        finishedAt
        progress {
          done
          total
          rate
          eta
        }
        failure {
          code
          cause
          action
        }
        requestedBy {
          id
          name
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RunsPageQuery, RunsPageQueryVariables>;
export const RunsOneDocument = new TypedDocumentString(`
    query RunsOne($run: ID!) {
  run(id: $run) {
    id
    kind
    state
    parameters
    createdAt
    startedAt
    finishedAt
    progress {
      done
      total
      rate
      eta
    }
    failure {
      code
      cause
      action
    }
    requestedBy {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<RunsOneQuery, RunsOneQueryVariables>;
export const RunsOutcomesDocument = new TypedDocumentString(`
    query RunsOutcomes($id: ID!, $run: ID!) {
  datasource(id: $id) {
    id
    events(first: 1000, filter: { runId: $run }) {
      nodes {
        id
        outcome
      }
      pageInfo {
        hasNextPage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RunsOutcomesQuery, RunsOutcomesQueryVariables>;
export const RunsCancelDocument = new TypedDocumentString(`
    mutation RunsCancel($run: ID!) {
  cancelRun(id: $run) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<RunsCancelMutation, RunsCancelMutationVariables>;
export const SamplesGenerateDocument = new TypedDocumentString(`
    mutation SamplesGenerate($type: String!, $config: JSON) {
  generateSample(type: $type, config: $config)
}
    `) as unknown as TypedDocumentString<SamplesGenerateMutation, SamplesGenerateMutationVariables>;
export const SamplesDatasourceDocument = new TypedDocumentString(`
    query SamplesDatasource($id: ID!) {
  datasource(id: $id) {
    id
    type
    typeTitle
    mode
    ingestUrl
    publishedVersion
    actions
  }
}
    `) as unknown as TypedDocumentString<SamplesDatasourceQuery, SamplesDatasourceQueryVariables>;
export const SamplesConfigDocument = new TypedDocumentString(`
    query SamplesConfig($id: ID!) {
  datasource(id: $id) {
    id
    type
    draft {
      config
    }
  }
}
    `) as unknown as TypedDocumentString<SamplesConfigQuery, SamplesConfigQueryVariables>;
export const SamplesRecentDocument = new TypedDocumentString(`
    query SamplesRecent($id: ID!, $first: Int!) {
  datasource(id: $id) {
    id
    events(first: $first) {
      nodes {
        id
        receivedAt
        outcome
        sourceEventId
        bytes
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SamplesRecentQuery, SamplesRecentQueryVariables>;
export const SamplesRawDocument = new TypedDocumentString(`
    query SamplesRaw($id: ID!, $event: ID!) {
  datasource(id: $id) {
    id
    event(id: $event) {
      rawState
      raw {
        body
        encoding
        item
        kind
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SamplesRawQuery, SamplesRawQueryVariables>;
export const SecretPickerListDocument = new TypedDocumentString(`
    query SecretPickerList($search: String) {
  secrets(first: 100, search: $search) {
    nodes {
      id
      name
      projectId
      datasourceId
      createdAt
      allowedHosts
      versions {
        n
        createdAt
        expiresAt
        lastUsedAt
        state
      }
      usedBy {
        datasourceId
        name
        in
        field
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<SecretPickerListQuery, SecretPickerListQueryVariables>;
export const SecretPickerOneDocument = new TypedDocumentString(`
    query SecretPickerOne($id: ID!) {
  secret(id: $id) {
    id
    name
    projectId
    datasourceId
    createdAt
    allowedHosts
    versions {
      n
      createdAt
      expiresAt
      lastUsedAt
      state
    }
    usedBy {
      datasourceId
      name
      in
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SecretPickerOneQuery, SecretPickerOneQueryVariables>;
export const SecretPickerCreateDocument = new TypedDocumentString(`
    mutation SecretPickerCreate($input: CreateSecretInput!) {
  createSecret(input: $input) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<SecretPickerCreateMutation, SecretPickerCreateMutationVariables>;
export const SuggestionsPageDocument = new TypedDocumentString(`
    query SuggestionsPage($id: ID!, $after: String, $state: SuggestionState) {
  datasource(id: $id) {
    id
    suggestions(first: 20, after: $after, state: $state) {
      nodes {
        id
        body
        author {
          id
          name
        }
        origin {
          kind
          path
          eventId
          sample
        }
        hasMapping
        state
        createdAt
        closedAt
        closedBy {
          id
          name
        }
        closingReason
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestionsPageQuery, SuggestionsPageQueryVariables>;
export const SuggestionsOneDocument = new TypedDocumentString(`
    query SuggestionsOne($id: ID!, $suggestion: ID!) {
  datasource(id: $id) {
    id
    suggestion(id: $suggestion) {
      id
      body
      author {
        id
        name
      }
      origin {
        kind
        path
        eventId
        sample
      }
      baseVersion
      hasMapping
      baseText
      proposedText
      state
      createdAt
      closedAt
      closedBy {
        id
        name
      }
      closingReason
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestionsOneQuery, SuggestionsOneQueryVariables>;
export const SuggestionsOpenDocument = new TypedDocumentString(`
    query SuggestionsOpen($id: ID!) {
  datasource(id: $id) {
    id
    openSuggestions
  }
}
    `) as unknown as TypedDocumentString<SuggestionsOpenQuery, SuggestionsOpenQueryVariables>;
export const SuggestionsMakeDocument = new TypedDocumentString(`
    mutation SuggestionsMake($id: ID!, $input: SuggestionInput!) {
  suggestChange(datasourceId: $id, input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<SuggestionsMakeMutation, SuggestionsMakeMutationVariables>;
export const SuggestionsTakeDocument = new TypedDocumentString(`
    mutation SuggestionsTake($id: ID!, $suggestion: ID!) {
  takeSuggestion(datasourceId: $id, id: $suggestion) {
    id
  }
}
    `) as unknown as TypedDocumentString<SuggestionsTakeMutation, SuggestionsTakeMutationVariables>;
export const SuggestionsDismissDocument = new TypedDocumentString(`
    mutation SuggestionsDismiss($id: ID!, $suggestion: ID!, $reason: String!) {
  dismissSuggestion(datasourceId: $id, id: $suggestion, reason: $reason) {
    id
  }
}
    `) as unknown as TypedDocumentString<SuggestionsDismissMutation, SuggestionsDismissMutationVariables>;
export const TemplatesOfTypeDocument = new TypedDocumentString(`
    query TemplatesOfType($type: String!) {
  connectorType(type: $type) {
    templates {
      name
      title
      description
      preset
      config
      mapping
      samples
      guide
      unverified
    }
  }
}
    `) as unknown as TypedDocumentString<TemplatesOfTypeQuery, TemplatesOfTypeQueryVariables>;
export const TestBenchRunDocument = new TypedDocumentString(`
    mutation TestBenchRun($id: ID!, $input: TestRunInput!) {
  testRun(datasourceId: $id, input: $input) {
    items {
      outcome
      alerts
      entities
      relationships
      warnings {
        path
        code
        message
        suggestion
      }
      errors {
        path
        code
        message
        suggestion
      }
      unmapped
      logs
      ms
      record
      payload
      would
    }
    summary {
      total
      mapped
      filtered
      duplicate
      rejected
      alerts
      entities
      relationships
      warnings
      ms
      truncated
    }
    compare {
      path
      before
      after
    }
  }
}
    `) as unknown as TypedDocumentString<TestBenchRunMutation, TestBenchRunMutationVariables>;
export const AuditSceneDocument = new TypedDocumentString(`
    query AuditScene($after: String, $filter: AuditFilter) {
  audit(first: 100, after: $after, filter: $filter) {
    nodes {
      id
      seq
      at
      actor {
        kind
        id
        name
      }
      action
      resource {
        kind
        id
        projectId
        datasourceId
      }
      reason
      before
      after
      correlationId
      hash
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<AuditSceneQuery, AuditSceneQueryVariables>;
export const AuditVerificationDocument = new TypedDocumentString(`
    query AuditVerification($chain: AuditChain) {
  auditVerification(chain: $chain) {
    ok
    checked
    brokenAt {
      seq
      reason
    }
    head {
      seq
      hash
    }
  }
}
    `) as unknown as TypedDocumentString<AuditVerificationQuery, AuditVerificationQueryVariables>;
export const DetailDraftContentDocument = new TypedDocumentString(`
    query DetailDraftContent($id: ID!) {
  datasource(id: $id) {
    id
    draft {
      config
      secrets
      mapping
      runtime
      contentText
      updatedAt
      updatedBy {
        id
        name
      }
      validation {
        ok
        errors {
          path
          code
          message
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DetailDraftContentQuery, DetailDraftContentQueryVariables>;
export const DetailVersionContentDocument = new TypedDocumentString(`
    query DetailVersionContent($id: ID!, $number: Int!) {
  datasource(id: $id) {
    id
    version(number: $number) {
      config
      secrets
      mapping
      runtime
      contentText
      publishedAt
      createdBy {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DetailVersionContentQuery, DetailVersionContentQueryVariables>;
export const DetailSecretDocument = new TypedDocumentString(`
    query DetailSecret($id: ID!) {
  secret(id: $id) {
    id
    name
    versions {
      n
      state
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<DetailSecretQuery, DetailSecretQueryVariables>;
export const DetailPageDocument = new TypedDocumentString(`
    query DetailPage($id: ID!) {
  datasource(id: $id) {
    ...DetailDatasource
  }
}
    fragment DetailDatasource on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  throttle {
    eventsPerSecond
    until
    reason
  }
  draftEtag
  ingestUrl
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  etag
  actions
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
}`) as unknown as TypedDocumentString<DetailPageQuery, DetailPageQueryVariables>;
export const DetailStatusDocument = new TypedDocumentString(`
    query DetailStatus($id: ID!) {
  datasource(id: $id) {
    id
    runtimeStatus {
      desiredState
      health
      failure {
        code
        cause
        action
        class
        httpStatus
        at
      }
      workers {
        node
        state
        version
        since
        restarts
        memoryBytes
      }
      circuit
      checkpoint {
        partition
        seq
        value
        updatedAt
      }
      lagSeconds
      lastEventAt
      throttle {
        eventsPerSecond
        until
        reason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DetailStatusQuery, DetailStatusQueryVariables>;
export const DetailEnableDocument = new TypedDocumentString(`
    mutation DetailEnable($id: ID!) {
  datasource: enableDatasource(id: $id) {
    ...DetailDatasource
  }
}
    fragment DetailDatasource on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  throttle {
    eventsPerSecond
    until
    reason
  }
  draftEtag
  ingestUrl
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  etag
  actions
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
}`) as unknown as TypedDocumentString<DetailEnableMutation, DetailEnableMutationVariables>;
export const DetailDisableDocument = new TypedDocumentString(`
    mutation DetailDisable($id: ID!) {
  datasource: disableDatasource(id: $id) {
    ...DetailDatasource
  }
}
    fragment DetailDatasource on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  throttle {
    eventsPerSecond
    until
    reason
  }
  draftEtag
  ingestUrl
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  etag
  actions
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
}`) as unknown as TypedDocumentString<DetailDisableMutation, DetailDisableMutationVariables>;
export const DetailRestartDocument = new TypedDocumentString(`
    mutation DetailRestart($id: ID!) {
  datasource: restartDatasource(id: $id) {
    ...DetailDatasource
  }
}
    fragment DetailDatasource on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  throttle {
    eventsPerSecond
    until
    reason
  }
  draftEtag
  ingestUrl
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  etag
  actions
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
}`) as unknown as TypedDocumentString<DetailRestartMutation, DetailRestartMutationVariables>;
export const DetailRestoreDocument = new TypedDocumentString(`
    mutation DetailRestore($id: ID!) {
  datasource: restoreDatasource(id: $id) {
    ...DetailDatasource
  }
}
    fragment DetailDatasource on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  throttle {
    eventsPerSecond
    until
    reason
  }
  draftEtag
  ingestUrl
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  etag
  actions
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
}`) as unknown as TypedDocumentString<DetailRestoreMutation, DetailRestoreMutationVariables>;
export const DetailArchiveDocument = new TypedDocumentString(`
    mutation DetailArchive($id: ID!, $etag: String!) {
  datasource: archiveDatasource(id: $id, etag: $etag) {
    ...DetailDatasource
  }
}
    fragment DetailDatasource on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  throttle {
    eventsPerSecond
    until
    reason
  }
  draftEtag
  ingestUrl
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  etag
  actions
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
}`) as unknown as TypedDocumentString<DetailArchiveMutation, DetailArchiveMutationVariables>;
export const DetailCloneDocument = new TypedDocumentString(`
    mutation DetailClone($id: ID!, $name: String) {
  datasource: cloneDatasource(id: $id, name: $name) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<DetailCloneMutation, DetailCloneMutationVariables>;
export const DetailThrottleDocument = new TypedDocumentString(`
    mutation DetailThrottle($id: ID!, $input: ThrottleInput!) {
  datasource: throttleDatasource(id: $id, input: $input) {
    ...DetailDatasource
  }
}
    fragment DetailDatasource on Datasource {
  id
  name
  description
  type
  typeTitle
  mode
  tags
  projectId
  project {
    id
    name
  }
  ownerId
  owner {
    id
    name
    email
  }
  status
  desiredState
  publishedVersion
  throttle {
    eventsPerSecond
    until
    reason
  }
  draftEtag
  ingestUrl
  createdAt
  createdBy {
    id
    name
  }
  updatedAt
  etag
  actions
  health
  failure {
    code
    cause
    action
    class
    httpStatus
    at
  }
  eventsPerSecond
  errorsPerMinute
  lastEventAt
}`) as unknown as TypedDocumentString<DetailThrottleMutation, DetailThrottleMutationVariables>;
export const DetailCommentsDocument = new TypedDocumentString(`
    query DetailComments($id: ID!, $number: Int!) {
  datasource(id: $id) {
    id
    version(number: $number) {
      number
      comments(first: 200) {
        nodes {
          id
          anchor
          body
          createdAt
          author {
            id
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DetailCommentsQuery, DetailCommentsQueryVariables>;
export const DetailCommentDocument = new TypedDocumentString(`
    mutation DetailComment($id: ID!, $number: Int!, $input: CommentInput!) {
  commentVersion(datasourceId: $id, version: $number, input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<DetailCommentMutation, DetailCommentMutationVariables>;
export const DetailRollbackDocument = new TypedDocumentString(`
    mutation DetailRollback($id: ID!, $version: Int!, $comment: String) {
  rollback(datasourceId: $id, version: $version, comment: $comment) {
    state
    version
  }
}
    `) as unknown as TypedDocumentString<DetailRollbackMutation, DetailRollbackMutationVariables>;
export const DetailMetricsDocument = new TypedDocumentString(`
    query DetailMetrics($id: ID!, $from: DateTime, $to: DateTime, $step: Int) {
  datasource(id: $id) {
    id
    metrics(from: $from, to: $to, step: $step) {
      from
      to
      step
      time
      received
      mapped
      filtered
      duplicate
      rejected
      pending
      bytes
      latencyP50
      latencyP95
      latencyP99
      lagSeconds
    }
  }
}
    `) as unknown as TypedDocumentString<DetailMetricsQuery, DetailMetricsQueryVariables>;
export const DetailVersionsDocument = new TypedDocumentString(`
    query DetailVersions($id: ID!, $first: Int, $after: String) {
  datasource(id: $id) {
    id
    versions(first: $first, after: $after) {
      nodes {
        number
        state
        comment
        contentHash
        rolledBackTo
        createdAt
        createdBy {
          id
          name
        }
        publishedAt
        supersededAt
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DetailVersionsQuery, DetailVersionsQueryVariables>;
export const OverviewSecretsDocument = new TypedDocumentString(`
    query OverviewSecrets($after: String) {
  secrets(first: 200, after: $after) {
    nodes {
      id
      name
      versions {
        n
        state
        expiresAt
      }
      usedBy {
        datasourceId
        name
        in
      }
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<OverviewSecretsQuery, OverviewSecretsQueryVariables>;
export const OverviewPresetsDocument = new TypedDocumentString(`
    query OverviewPresets {
  connectorTypes {
    type
    title
    description
    stability
    mode
    presets {
      name
      title
      requiredSecrets
    }
  }
}
    `) as unknown as TypedDocumentString<OverviewPresetsQuery, OverviewPresetsQueryVariables>;
export const OverviewSuggestionsDocument = new TypedDocumentString(`
    query OverviewSuggestions {
  suggestionsWaiting(first: 20) {
    nodes {
      datasourceId
      name
      count
      newestAt
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<OverviewSuggestionsQuery, OverviewSuggestionsQueryVariables>;
export const OverviewTrendDocument = new TypedDocumentString(`
    query OverviewTrend {
  fleetTrend {
    received
    rejected
    lagSeconds
  }
}
    `) as unknown as TypedDocumentString<OverviewTrendQuery, OverviewTrendQueryVariables>;
export const PeopleUsersDocument = new TypedDocumentString(`
    query PeopleUsers($after: String, $search: String) {
  users(first: 100, after: $after, search: $search) {
    nodes {
      id
      name
      email
      createdAt
      disabled
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleUsersQuery, PeopleUsersQueryVariables>;
export const PeopleBindingsDocument = new TypedDocumentString(`
    query PeopleBindings($after: String, $subjectId: ID) {
  roleBindings(first: 100, after: $after, subjectId: $subjectId) {
    nodes {
      id
      subjectId
      subject {
        id
        name
        email
      }
      role
      scope {
        kind
        id
      }
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleBindingsQuery, PeopleBindingsQueryVariables>;
export const PeopleTokensDocument = new TypedDocumentString(`
    query PeopleTokens($after: String) {
  apiTokens(first: 100, after: $after) {
    nodes {
      id
      name
      prefix
      userId
      user {
        name
      }
      scopes
      createdAt
      expiresAt
      lastUsedAt
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleTokensQuery, PeopleTokensQueryVariables>;
export const PeopleRolesDocument = new TypedDocumentString(`
    query PeopleRoles {
  roles {
    role
    actions
  }
}
    `) as unknown as TypedDocumentString<PeopleRolesQuery, PeopleRolesQueryVariables>;
export const PeopleCreateUserDocument = new TypedDocumentString(`
    mutation PeopleCreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<PeopleCreateUserMutation, PeopleCreateUserMutationVariables>;
export const PeopleUpdateUserDocument = new TypedDocumentString(`
    mutation PeopleUpdateUser($id: ID!, $input: UpdateUserInput!) {
  updateUser(id: $id, input: $input) {
    id
    disabled
  }
}
    `) as unknown as TypedDocumentString<PeopleUpdateUserMutation, PeopleUpdateUserMutationVariables>;
export const PeopleGrantDocument = new TypedDocumentString(`
    mutation PeopleGrant($input: RoleBindingInput!) {
  grantRole(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<PeopleGrantMutation, PeopleGrantMutationVariables>;
export const PeopleRevokeRoleDocument = new TypedDocumentString(`
    mutation PeopleRevokeRole($id: ID!) {
  revokeRole(id: $id)
}
    `) as unknown as TypedDocumentString<PeopleRevokeRoleMutation, PeopleRevokeRoleMutationVariables>;
export const PeopleCreateTokenDocument = new TypedDocumentString(`
    mutation PeopleCreateToken($input: CreateApiTokenInput!) {
  createApiToken(input: $input) {
    id
    name
    token
  }
}
    `) as unknown as TypedDocumentString<PeopleCreateTokenMutation, PeopleCreateTokenMutationVariables>;
export const PeopleRevokeTokenDocument = new TypedDocumentString(`
    mutation PeopleRevokeToken($id: ID!) {
  revokeApiToken(id: $id)
}
    `) as unknown as TypedDocumentString<PeopleRevokeTokenMutation, PeopleRevokeTokenMutationVariables>;
export const RecordsAlertsDocument = new TypedDocumentString(`
    query RecordsAlerts($after: String, $filter: AlertFilter) {
  alerts(first: 50, after: $after, filter: $filter) {
    nodes {
      id
      title
      severity
      status
      kind
      receivedAt
      occurredAt
      datasourceId
      entities {
        id
        type
        key
        name
        role
      }
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<RecordsAlertsQuery, RecordsAlertsQueryVariables>;
export const RecordsEntitiesDocument = new TypedDocumentString(`
    query RecordsEntities($after: String, $filter: EntityFilter) {
  entities(first: 50, after: $after, filter: $filter) {
    nodes {
      id
      type
      key
      name
      scope
      firstSeenAt
      lastSeenAt
      alertCount
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<RecordsEntitiesQuery, RecordsEntitiesQueryVariables>;
export const RecordsRelationshipsDocument = new TypedDocumentString(`
    query RecordsRelationships($after: String, $filter: RelationshipFilter) {
  relationships(first: 50, after: $after, filter: $filter) {
    nodes {
      id
      type
      role
      from {
        kind
        id
      }
      to {
        kind
        id
      }
      datasourceId
      firstSeenAt
      lastSeenAt
      count
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<RecordsRelationshipsQuery, RecordsRelationshipsQueryVariables>;
export const RecordsAlertDocument = new TypedDocumentString(`
    query RecordsAlert($id: ID!) {
  alert(id: $id) {
    id
    datasourceId
    sourceEventId
    kind
    title
    description
    severity
    severityRaw
    status
    occurredAt
    sourceUpdatedAt
    receivedAt
    attributes
    mappingVersion
    eventId
    entities {
      id
      type
      key
      name
      role
    }
  }
}
    `) as unknown as TypedDocumentString<RecordsAlertQuery, RecordsAlertQueryVariables>;
export const RecordsEntityDocument = new TypedDocumentString(`
    query RecordsEntity($id: ID!) {
  entity(id: $id) {
    id
    type
    key
    scope
    name
    attributes
    firstSeenAt
    lastSeenAt
    alertCount
  }
}
    `) as unknown as TypedDocumentString<RecordsEntityQuery, RecordsEntityQueryVariables>;
export const RecordsRelationshipDocument = new TypedDocumentString(`
    query RecordsRelationship($id: ID!) {
  relationship(id: $id) {
    id
    type
    role
    from {
      kind
      id
    }
    to {
      kind
      id
    }
    datasourceId
    firstSeenAt
    lastSeenAt
    count
  }
}
    `) as unknown as TypedDocumentString<RecordsRelationshipQuery, RecordsRelationshipQueryVariables>;
export const RecordsFeedsDocument = new TypedDocumentString(`
    query RecordsFeeds($after: String) {
  datasources(first: 500, after: $after, filter: { status: all }) {
    nodes {
      id
      name
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<RecordsFeedsQuery, RecordsFeedsQueryVariables>;
export const SecretsSceneDocument = new TypedDocumentString(`
    query SecretsScene($after: String, $search: String) {
  secrets(first: 100, after: $after, search: $search) {
    nodes {
      id
      name
      projectId
      datasourceId
      allowedHosts
      createdAt
      versions {
        n
        createdAt
        createdBy {
          name
        }
        expiresAt
        lastUsedAt
        state
      }
      usedBy {
        datasourceId
        name
        in
        field
      }
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<SecretsSceneQuery, SecretsSceneQueryVariables>;
export const SecretsRotateDocument = new TypedDocumentString(`
    mutation SecretsRotate($id: ID!, $input: RotateSecretInput!) {
  rotateSecret(id: $id, input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<SecretsRotateMutation, SecretsRotateMutationVariables>;
export const SecretsRevokeDocument = new TypedDocumentString(`
    mutation SecretsRevoke($id: ID!, $n: Int!) {
  revokeSecretVersion(id: $id, n: $n) {
    id
  }
}
    `) as unknown as TypedDocumentString<SecretsRevokeMutation, SecretsRevokeMutationVariables>;
export const SecretsDeleteDocument = new TypedDocumentString(`
    mutation SecretsDelete($id: ID!) {
  deleteSecret(id: $id)
}
    `) as unknown as TypedDocumentString<SecretsDeleteMutation, SecretsDeleteMutationVariables>;
export const WizardTypesDocument = new TypedDocumentString(`
    query WizardTypes {
  connectorTypes {
    type
    title
    description
    stability
    mode
    presets {
      name
      title
      config
    }
  }
}
    `) as unknown as TypedDocumentString<WizardTypesQuery, WizardTypesQueryVariables>;
export const WizardCreateDocument = new TypedDocumentString(`
    mutation WizardCreate($input: CreateDatasourceInput!) {
  createDatasource(input: $input) {
    id
    draftEtag
  }
}
    `) as unknown as TypedDocumentString<WizardCreateMutation, WizardCreateMutationVariables>;
export const WizardBeginDocument = new TypedDocumentString(`
    mutation WizardBegin($id: ID!, $etag: String!, $config: JSON!) {
  putDraft(datasourceId: $id, etag: $etag, input: { config: $config }) {
    etag
  }
}
    `) as unknown as TypedDocumentString<WizardBeginMutation, WizardBeginMutationVariables>;
export const WizardPeopleDocument = new TypedDocumentString(`
    query WizardPeople($search: String) {
  users(first: 50, search: $search) {
    nodes {
      id
      name
      email
      disabled
    }
  }
}
    `) as unknown as TypedDocumentString<WizardPeopleQuery, WizardPeopleQueryVariables>;
export const WizardBasicsDocument = new TypedDocumentString(`
    query WizardBasics($id: ID!) {
  datasource(id: $id) {
    id
    name
    description
    typeTitle
    tags
    project {
      id
      name
    }
    ownerId
    owner {
      id
      name
      email
    }
    status
    etag
    actions
  }
}
    `) as unknown as TypedDocumentString<WizardBasicsQuery, WizardBasicsQueryVariables>;
export const WizardUpdateDocument = new TypedDocumentString(`
    mutation WizardUpdate($id: ID!, $etag: String!, $input: UpdateDatasourceInput!) {
  updateDatasource(id: $id, etag: $etag, input: $input) {
    id
    name
    description
    typeTitle
    tags
    project {
      id
      name
    }
    ownerId
    owner {
      id
      name
      email
    }
    status
    etag
    actions
  }
}
    `) as unknown as TypedDocumentString<WizardUpdateMutation, WizardUpdateMutationVariables>;