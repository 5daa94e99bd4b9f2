import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DatasourceNode as DatasourceMapped, OrganizationNode as OrganizationMapped, DraftNode as DraftMapped, VersionNode as VersionMapped, PublishedNode as PublishedMapped, ChangeNode as ChangeMapped, FacetCountNode as FacetCountMapped } from '../nodes.ts';
import type { Authenticated as MeMapped } from '../../../accounts/authenticator.ts';
import type { BindingView as RoleBindingMapped } from '../../../commands/role-bindings/grant-role.ts';
import type { TokenView as ApiTokenMapped } from '../../../queries/people.ts';
import type { InvitationView as InvitationMapped } from '../../../queries/invitations.ts';
import type { NewInvitation as CreatedInvitationMapped } from '../../../commands/invitations/create-invitation.ts';
import type { InvitedRole as InvitedRoleMapped } from '../../../accounts/links.ts';
import type { AuditResource as AuditResourceMapped } from '../../../audit/row.ts';
import type { ConnectorTypeView as ConnectorTypeMapped } from '../../../queries/connector-types.ts';
import type { ConnectorTemplate as ConnectorTemplateMapped } from '@halcyon/connector-kit';
import type { VersionSummary as VersionSummaryMapped, VersionComment as VersionCommentMapped } from '../../../queries/versions.ts';
import type { SuggestionView as SuggestionMapped, SuggestionSummary as SuggestionSummaryMapped } from '../../../queries/suggestions.ts';
import type { ProjectView as ProjectMapped } from '../../../commands/projects/create-project.ts';
import type { RunView as RunMapped } from '../../../queries/runs.ts';
import type { CheckpointEntry as CheckpointEntryMapped } from '../../../queries/checkpoints.ts';
import type { AlertView as AlertMapped } from '../../../queries/alerts.ts';
import type { EventView as EventMapped } from '../../../queries/ledger.ts';
import type { EventDetail as EventDetailMapped } from '../../../queries/ledger-queries.ts';
import type { StatusView as RuntimeStatusMapped } from '../../../queries/status.ts';
import type { MetricsView as MetricsMapped } from '../../../queries/metrics.ts';
import type { SecretVersionView as SecretVersionMapped } from '../../../queries/secrets.ts';
import type { TestItem as TestItemMapped } from '../../../test-run/present.ts';
import type { ScriptRunResult as ScriptResultMapped } from '../../../test-run/script-run.ts';
import type { Difference as TestDifferenceMapped } from '../../../test-run/compare.ts';
import type { LiveEvent as LiveEventMapped, DraftChanged as DraftChangedMapped } from '../live/events.ts';
import type { GraphQLContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** RFC 3339, UTC. */
  DateTime: { input: string; output: Date | string; }
  /** Any JSON value. Numbers that a double cannot hold come as strings of their digits: where digits matter, there is a field of JSON text. */
  JSON: { input: unknown; output: unknown; }
};

export type Alert = {
  readonly attributes?: Maybe<Scalars['JSON']['output']>;
  readonly datasourceId: Scalars['ID']['output'];
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly entities: ReadonlyArray<AlertEntity>;
  readonly eventId: Scalars['ID']['output'];
  readonly id: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly mappingVersion: Scalars['Int']['output'];
  readonly occurredAt: Scalars['DateTime']['output'];
  readonly receivedAt: Scalars['DateTime']['output'];
  readonly severity: Scalars['String']['output'];
  readonly severityRaw?: Maybe<Scalars['String']['output']>;
  readonly sourceEventId: Scalars['String']['output'];
  readonly sourceUpdatedAt: Scalars['DateTime']['output'];
  readonly status: Scalars['String']['output'];
  readonly title: Scalars['String']['output'];
};

export type AlertConnection = {
  readonly edges: ReadonlyArray<AlertEdge>;
  readonly nodes: ReadonlyArray<Alert>;
  readonly pageInfo: PageInfo;
};

export type AlertEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Alert;
};

export type AlertEntity = {
  readonly id: Scalars['ID']['output'];
  readonly key: Scalars['String']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly role?: Maybe<Scalars['String']['output']>;
  readonly type: Scalars['String']['output'];
};

export type AlertFilter = {
  readonly datasourceId?: InputMaybe<Scalars['ID']['input']>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The key of an entity it involves. */
  readonly key?: InputMaybe<Scalars['String']['input']>;
  readonly search?: InputMaybe<Scalars['String']['input']>;
  readonly severity?: InputMaybe<Scalars['String']['input']>;
  readonly status?: InputMaybe<Scalars['String']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
  /** detection, vulnerability … */
  readonly type?: InputMaybe<Scalars['String']['input']>;
};

export type ApiToken = {
  readonly createdAt: Scalars['DateTime']['output'];
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly name: Scalars['String']['output'];
  /** The token’s first characters. */
  readonly prefix: Scalars['String']['output'];
  readonly scopes?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly user?: Maybe<User>;
  readonly userId: Scalars['ID']['output'];
};

export type ApiTokenConnection = {
  readonly edges: ReadonlyArray<ApiTokenEdge>;
  readonly nodes: ReadonlyArray<ApiToken>;
  readonly pageInfo: PageInfo;
};

export type ApiTokenEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: ApiToken;
};

export type AuditActor = {
  readonly id: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
};

export type AuditBreak = {
  /** missing, edited, chain, head or checkpoint. */
  readonly reason: Scalars['String']['output'];
  readonly seq: Scalars['Float']['output'];
};

export type AuditChain =
  | 'organization'
  /** The installation’s, for those whose role holds everywhere. */
  | 'system';

export type AuditConnection = {
  readonly edges: ReadonlyArray<AuditEdge>;
  readonly nodes: ReadonlyArray<AuditEntry>;
  readonly pageInfo: PageInfo;
};

export type AuditEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: AuditEntry;
};

export type AuditEntry = {
  readonly action: Scalars['String']['output'];
  readonly actor: AuditActor;
  readonly after?: Maybe<Scalars['JSON']['output']>;
  readonly at: Scalars['DateTime']['output'];
  readonly before?: Maybe<Scalars['JSON']['output']>;
  readonly correlationId?: Maybe<Scalars['ID']['output']>;
  readonly hash: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly resource: AuditResource;
  readonly seq: Scalars['Float']['output'];
};

export type AuditFilter = {
  /** An action, or the first part of one: `secret` finds `secret.rotate`. */
  readonly action?: InputMaybe<Scalars['String']['input']>;
  /** The actor’s id, or a part of their name. */
  readonly actor?: InputMaybe<Scalars['String']['input']>;
  readonly chain?: InputMaybe<AuditChain>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** The resource’s id or kind; also a project’s or datasource’s id. */
  readonly resource?: InputMaybe<Scalars['String']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type AuditHead = {
  readonly hash: Scalars['String']['output'];
  readonly seq: Scalars['Float']['output'];
};

export type AuditResource = {
  readonly datasourceId?: Maybe<Scalars['ID']['output']>;
  readonly id?: Maybe<Scalars['ID']['output']>;
  readonly kind: Scalars['String']['output'];
  /** What it is called now, else what it was called then; a role by whose it is. Null where it has no name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly projectId?: Maybe<Scalars['ID']['output']>;
};

export type AuditVerification = {
  readonly brokenAt?: Maybe<AuditBreak>;
  readonly checked: Scalars['Int']['output'];
  readonly head: AuditHead;
  readonly ok: Scalars['Boolean']['output'];
};

export type BackfillInput = {
  /** Captured: writes nothing, counts what would come of it. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly eventsPerSecond?: InputMaybe<Scalars['Int']['input']>;
  readonly from: Scalars['DateTime']['input'];
  /** source (default) or captured. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  readonly to: Scalars['DateTime']['input'];
  /** Captured: maps with this one; default: the published version. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

export type BackfillPlan = {
  /** counted, windows, rate or none: where the number of events comes from. */
  readonly basis: Scalars['String']['output'];
  /** Null = nothing to tell from. */
  readonly events?: Maybe<Scalars['Float']['output']>;
  readonly eventsPerSecond?: Maybe<Scalars['Int']['output']>;
  readonly firstWindows: ReadonlyArray<TimeSpan>;
  readonly from: Scalars['DateTime']['output'];
  /** Events of the time without their raw payload: they stay as they are. */
  readonly notKept: Scalars['Float']['output'];
  readonly requests?: Maybe<Scalars['Float']['output']>;
  /** At that rate; null = not known. */
  readonly seconds?: Maybe<Scalars['Float']['output']>;
  readonly source: Scalars['String']['output'];
  readonly to: Scalars['DateTime']['output'];
  /** The version that maps. */
  readonly version?: Maybe<Scalars['Int']['output']>;
  /** Spans the source is asked for; null = not known before. */
  readonly windows?: Maybe<Scalars['Int']['output']>;
};

export type CallerKind =
  | 'session'
  | 'token';

export type Change = {
  readonly after?: Maybe<Scalars['String']['output']>;
  /** connection, secret, authentication, mapping, runtime, description or tags. */
  readonly area: Scalars['String']['output'];
  /** JSON text; null = absent. */
  readonly before?: Maybe<Scalars['String']['output']>;
  /** added, removed or changed. */
  readonly kind: Scalars['String']['output'];
  readonly path: Scalars['String']['output'];
  /** high, medium or low. */
  readonly risk: Scalars['String']['output'];
};

export type CheckReport = {
  readonly ok: Scalars['Boolean']['output'];
  readonly steps: ReadonlyArray<CheckStep>;
};

export type CheckSide =
  | 'draft'
  | 'published';

export type CheckStep = {
  readonly action?: Maybe<Scalars['String']['output']>;
  readonly detail: Scalars['String']['output'];
  readonly ms: Scalars['Float']['output'];
  readonly name: Scalars['String']['output'];
  readonly ok: Scalars['Boolean']['output'];
};

export type Checkpoint = {
  readonly partition: Scalars['String']['output'];
  readonly seq: Scalars['Float']['output'];
  readonly updatedAt: Scalars['DateTime']['output'];
  readonly value?: Maybe<Scalars['JSON']['output']>;
};

export type CheckpointEntry = {
  readonly at: Scalars['DateTime']['output'];
  /** Null = a run. */
  readonly changedBy?: Maybe<User>;
  readonly lane: Scalars['String']['output'];
  readonly partition: Scalars['String']['output'];
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly runId?: Maybe<Scalars['ID']['output']>;
  readonly seq: Scalars['Float']['output'];
  readonly value?: Maybe<Scalars['JSON']['output']>;
};

export type CheckpointEntryConnection = {
  readonly edges: ReadonlyArray<CheckpointEntryEdge>;
  readonly nodes: ReadonlyArray<CheckpointEntry>;
  readonly pageInfo: PageInfo;
};

export type CheckpointEntryEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: CheckpointEntry;
};

/** `value` or `restore`. */
export type CheckpointInput = {
  /** Every partition of the lane that stands somewhere; in place of `partition` and `seq`, and with `value` only. */
  readonly everyPartition?: InputMaybe<Scalars['Boolean']['input']>;
  /** live (default) or backfill. */
  readonly lane?: InputMaybe<Scalars['String']['input']>;
  readonly partition?: InputMaybe<Scalars['String']['input']>;
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** `seq` of an entry of the history. */
  readonly restore?: InputMaybe<Scalars['Float']['input']>;
  /** Where the caller saw it stand; refused when it has moved since. */
  readonly seq?: InputMaybe<Scalars['Float']['input']>;
  /** In the connector’s own words; null = read from the start. */
  readonly value?: InputMaybe<Scalars['JSON']['input']>;
};

export type Checkpoints = {
  readonly current: ReadonlyArray<Standing>;
};

export type CommentInput = {
  /** A path of the diff. */
  readonly anchor?: InputMaybe<Scalars['String']['input']>;
  readonly body: Scalars['String']['input'];
};

export type ConnectorMode =
  | 'pull'
  | 'push';

/** A vendor’s settings, chosen by `config.preset`. */
export type ConnectorPreset = {
  /** What to begin a draft’s config with. */
  readonly config: Scalars['JSON']['output'];
  /** The fields of the config it fills in where they are not set; null = none but those of `config`. */
  readonly fills?: Maybe<Scalars['JSON']['output']>;
  readonly name: Scalars['String']['output'];
  /** Fields of `secretsSchema` it needs. */
  readonly requiredSecrets: ReadonlyArray<Scalars['String']['output']>;
  readonly title: Scalars['String']['output'];
};

export type ConnectorTemplate = {
  /** What a draft’s config begins with. */
  readonly config: Scalars['JSON']['output'];
  readonly description: Scalars['String']['output'];
  /** Markdown. */
  readonly guide: Scalars['String']['output'];
  /** A mapping document. */
  readonly mapping: Scalars['JSON']['output'];
  readonly name: Scalars['String']['output'];
  /** Name of the preset it belongs to. */
  readonly preset: Scalars['String']['output'];
  /** Records as the sender sends them, each as JSON text. */
  readonly samples: ReadonlyArray<Scalars['String']['output']>;
  readonly title: Scalars['String']['output'];
  /** JSONPaths of fields to be compared with a real delivery: they were written down without one. */
  readonly unverified: ReadonlyArray<Scalars['String']['output']>;
};

export type ConnectorType = {
  /** JSON Schema. */
  readonly configSchema: Scalars['JSON']['output'];
  readonly description: Scalars['String']['output'];
  /** Markdown. */
  readonly guide: Scalars['String']['output'];
  readonly mode: ConnectorMode;
  readonly presets: ReadonlyArray<ConnectorPreset>;
  /** A realistic payload as JSON text; another one each time. */
  readonly sample: Scalars['String']['output'];
  /** JSON Schema; each property is a field that takes a secret’s id. */
  readonly secretsSchema: Scalars['JSON']['output'];
  readonly stability: Scalars['String']['output'];
  /** Beginnings of feeds: nothing of one is in force until a person takes it. */
  readonly templates: ReadonlyArray<ConnectorTemplate>;
  readonly title: Scalars['String']['output'];
  readonly type: Scalars['String']['output'];
  readonly uiSchema?: Maybe<Scalars['JSON']['output']>;
};

export type Coverage = {
  readonly covered: Scalars['Float']['output'];
  readonly from: Scalars['DateTime']['output'];
  /** The latest first. */
  readonly gaps: ReadonlyArray<Gap>;
  /** There are more than are listed. */
  readonly more: Scalars['Boolean']['output'];
  readonly overlaps: ReadonlyArray<TimeSpan>;
  /** Between the first and the last window; and of these, read. */
  readonly seconds: Scalars['Float']['output'];
  readonly to: Scalars['DateTime']['output'];
};

export type CreateApiTokenInput = {
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly name: Scalars['String']['input'];
  /** Actions it is narrowed to; absent = all its user may do. */
  readonly scopes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Default: the caller. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type CreateDatasourceInput = {
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly name: Scalars['String']['input'];
  /** Absent = the caller; null = nobody. */
  readonly ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** Default: the organization’s first. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly type: Scalars['String']['input'];
};

export type CreateInvitationInput = {
  /** Filled in for the invited person, who may change it. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 30; default: 7. */
  readonly expiresInDays?: InputMaybe<Scalars['Int']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** One to twenty: in the organization, or in one of its projects or datasources. */
  readonly roles: ReadonlyArray<InvitedRoleInput>;
};

export type CreateProjectInput = {
  readonly name: Scalars['String']['input'];
  /** Default: the call’s. */
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
};

export type CreateSecretInput = {
  readonly allowedHosts?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly datasourceId?: InputMaybe<Scalars['ID']['input']>;
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly name: Scalars['String']['input'];
  /** Default: the organization’s first. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
  readonly value: Scalars['String']['input'];
};

export type CreateUserInput = {
  readonly email: Scalars['String']['input'];
  readonly name: Scalars['String']['input'];
  readonly password?: InputMaybe<Scalars['String']['input']>;
  /** Their role in the organization; without one they may not do anything until someone gives them one. */
  readonly role?: InputMaybe<Role>;
};

export type CreatedApiToken = {
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly prefix: Scalars['String']['output'];
  readonly scopes?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Shown once; null when an Idempotency-Key repeats the call. */
  readonly token?: Maybe<Scalars['String']['output']>;
  readonly userId: Scalars['ID']['output'];
};

export type CreatedInvitation = {
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly expiresAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** Shown once; null when an Idempotency-Key repeats the call. */
  readonly link?: Maybe<Scalars['String']['output']>;
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly roles: ReadonlyArray<InvitedRole>;
};

export type Datasource = {
  /** What the caller may do to it. */
  readonly actions: ReadonlyArray<Scalars['String']['output']>;
  /** What a backfill would do. Needs the permission to do it. */
  readonly backfillPlan: BackfillPlan;
  /** Where a backfill may read from: source, captured. */
  readonly backfillSources: ReadonlyArray<Scalars['String']['output']>;
  /** Newest first. */
  readonly checkpointHistory: CheckpointEntryConnection;
  readonly checkpoints: Checkpoints;
  /** Gaps and overlaps; by default of the last thirty days. */
  readonly coverage: Coverage;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly createdBy?: Maybe<User>;
  /** Open dead letters by the code of their first error, most first. */
  readonly deadLetterGroups: ReadonlyArray<DeadLetterGroup>;
  /** Newest first. */
  readonly deadLetters: DeadLetterConnection;
  readonly description: Scalars['String']['output'];
  readonly desiredState: DesiredState;
  /** `from` and `to` are a version’s number, or `draft`. */
  readonly diff: Diff;
  readonly draft: Draft;
  readonly draftEtag: Scalars['String']['output'];
  readonly errorsPerMinute: Scalars['Float']['output'];
  readonly etag: Scalars['String']['output'];
  readonly event: EventDetail;
  /** The ledger, newest first. */
  readonly events: EventConnection;
  /** Over the last minute. */
  readonly eventsPerSecond: Scalars['Float']['output'];
  /** Null only when healthy. */
  readonly failure?: Maybe<Failure>;
  /** The draft differs from what is in force; false before the first version. */
  readonly hasUnpublishedChanges: Scalars['Boolean']['output'];
  readonly health: Health;
  readonly id: Scalars['ID']['output'];
  /** Where the source sends to; push types only. */
  readonly ingestUrl?: Maybe<Scalars['String']['output']>;
  readonly lastEventAt?: Maybe<Scalars['DateTime']['output']>;
  /** Newest first. */
  readonly logs: LogConnection;
  /** Default: the last hour. `step` in seconds, a multiple of 10; at most 3,000 points. */
  readonly metrics: Metrics;
  readonly mode: ConnectorMode;
  readonly name: Scalars['String']['output'];
  /** What the next run asks first; `value` is JSON text: as if the partition stood there. Empty where the source cannot say. */
  readonly nextRequest: ReadonlyArray<NextRequest>;
  /** How many suggestions are open. */
  readonly openSuggestions: Scalars['Int']['output'];
  readonly owner?: Maybe<User>;
  readonly ownerId?: Maybe<Scalars['ID']['output']>;
  readonly project?: Maybe<Project>;
  readonly projectId: Scalars['ID']['output'];
  readonly publishedVersion?: Maybe<Scalars['Int']['output']>;
  /** Received in each of the last 60 minutes, the oldest first. */
  readonly recentRate: ReadonlyArray<Scalars['Float']['output']>;
  /** Who holds a role on it, and by which binding. Needs no permission beyond seeing the bindings. */
  readonly roleBindings: ReadonlyArray<RoleBinding>;
  /** Newest first. */
  readonly runs: RunConnection;
  readonly runtimeStatus: RuntimeStatus;
  /** Checkpoints that whoever sets one by hand is offered to begin with. */
  readonly standings: ReadonlyArray<OfferedStanding>;
  readonly status: DatasourceStatus;
  readonly suggestion: Suggestion;
  /** What people without the right to edit propose, newest first. */
  readonly suggestions: SuggestionConnection;
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  readonly throttle?: Maybe<Throttle>;
  readonly type: Scalars['String']['output'];
  /** The type’s title. */
  readonly typeTitle: Scalars['String']['output'];
  readonly updatedAt: Scalars['DateTime']['output'];
  readonly version: Version;
  /** Newest first. */
  readonly versions: VersionConnection;
  /** Spans of its source’s time, the latest first. */
  readonly windows: WindowConnection;
};


export type DatasourceBackfillPlanArgs = {
  input: BackfillInput;
};


export type DatasourceCheckpointHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  lane?: InputMaybe<Scalars['String']['input']>;
  partition?: InputMaybe<Scalars['String']['input']>;
};


export type DatasourceCoverageArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


export type DatasourceDeadLetterGroupsArgs = {
  filter?: InputMaybe<DeadLetterFilter>;
};


export type DatasourceDeadLettersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeadLetterFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type DatasourceDiffArgs = {
  from: Scalars['String']['input'];
  to: Scalars['String']['input'];
};


export type DatasourceEventArgs = {
  id: Scalars['ID']['input'];
};


export type DatasourceEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type DatasourceLogsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LogFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type DatasourceMetricsArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  step?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
};


export type DatasourceNextRequestArgs = {
  lane?: InputMaybe<Scalars['String']['input']>;
  partition?: InputMaybe<Scalars['String']['input']>;
  value?: InputMaybe<Scalars['String']['input']>;
};


export type DatasourceRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  kind?: InputMaybe<Scalars['String']['input']>;
  lane?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<RunState>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


export type DatasourceSuggestionArgs = {
  id: Scalars['ID']['input'];
};


export type DatasourceSuggestionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  state?: InputMaybe<SuggestionState>;
};


export type DatasourceVersionArgs = {
  number: Scalars['Int']['input'];
};


export type DatasourceVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type DatasourceWindowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  lane?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type DatasourceConnection = {
  readonly edges: ReadonlyArray<DatasourceEdge>;
  readonly nodes: ReadonlyArray<Datasource>;
  readonly pageInfo: PageInfo;
};

export type DatasourceEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Datasource;
};

export type DatasourceFacets = {
  readonly health: ReadonlyArray<FacetCount>;
  readonly owner: ReadonlyArray<FacetCount>;
  readonly project: ReadonlyArray<FacetCount>;
  readonly tag: ReadonlyArray<FacetCount>;
  /** How many fit all filters. */
  readonly total: Scalars['Int']['output'];
  readonly type: ReadonlyArray<FacetCount>;
};

export type DatasourceFilter = {
  /** A user’s id. */
  readonly owner?: InputMaybe<Scalars['ID']['input']>;
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
  /** In name, description, type, tags, id. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  readonly status?: InputMaybe<DatasourceStatusFilter>;
  readonly tag?: InputMaybe<Scalars['String']['input']>;
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /** Published, and the draft differs from what is in force; false: all others. */
  readonly unpublishedChanges?: InputMaybe<Scalars['Boolean']['input']>;
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

export type DeadLetter = {
  readonly bytes: Scalars['Int']['output'];
  readonly correlationId: Scalars['ID']['output'];
  readonly errors: ReadonlyArray<Finding>;
  /** The event’s id. */
  readonly id: Scalars['ID']['output'];
  /** payload: the record was read; request: the body itself could not be. */
  readonly rawKind: Scalars['String']['output'];
  readonly receivedAt: Scalars['DateTime']['output'];
  readonly replays: Scalars['Int']['output'];
  readonly state: DeadLetterState;
  readonly updatedAt: Scalars['DateTime']['output'];
  readonly version?: Maybe<Scalars['Int']['output']>;
};

export type DeadLetterConnection = {
  readonly edges: ReadonlyArray<DeadLetterEdge>;
  readonly nodes: ReadonlyArray<DeadLetter>;
  readonly pageInfo: PageInfo;
};

export type DeadLetterEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: DeadLetter;
};

export type DeadLetterFilter = {
  /** Of one of its errors. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
  readonly correlationId?: InputMaybe<Scalars['ID']['input']>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly search?: InputMaybe<Scalars['String']['input']>;
  readonly state?: InputMaybe<DeadLetterState>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

export type DeadLetterGroup = {
  /** Of the first error. */
  readonly code: Scalars['String']['output'];
  readonly count: Scalars['Int']['output'];
  readonly firstAt: Scalars['DateTime']['output'];
  readonly lastAt: Scalars['DateTime']['output'];
  /** Of the newest. */
  readonly message: Scalars['String']['output'];
};

export type DeadLetterState =
  | 'discarded'
  | 'open'
  | 'replayed';

export type DesiredState =
  | 'disabled'
  | 'enabled';

export type Diff = {
  readonly afterText: Scalars['String']['output'];
  /** Both contents as JSON text, for a view of the text. */
  readonly beforeText: Scalars['String']['output'];
  readonly changes: ReadonlyArray<Change>;
  readonly summary: DiffSummary;
};

export type DiffSummary = {
  readonly added: Scalars['Int']['output'];
  /** Area → number of changes. */
  readonly areas: Scalars['JSON']['output'];
  readonly changed: Scalars['Int']['output'];
  readonly highestRisk?: Maybe<Scalars['String']['output']>;
  readonly removed: Scalars['Int']['output'];
};

export type Draft = {
  readonly config: Scalars['JSON']['output'];
  /** SHA-256 of the canonical content, hex; equal to a version’s = no changes. */
  readonly contentHash: Scalars['String']['output'];
  /** `{config, secrets, mapping, runtime}` as JSON text, every digit kept. */
  readonly contentText: Scalars['String']['output'];
  readonly datasourceId: Scalars['ID']['output'];
  readonly etag: Scalars['String']['output'];
  /** Null = none yet. */
  readonly mapping?: Maybe<Scalars['JSON']['output']>;
  /** What differs from the defaults. */
  readonly runtime: Scalars['JSON']['output'];
  /** Field of the connector → id of a secret. */
  readonly secrets: Scalars['JSON']['output'];
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly updatedBy?: Maybe<User>;
  readonly validation: Validation;
};

export type DraftChanged = {
  readonly datasourceId: Scalars['ID']['output'];
  readonly etag: Scalars['String']['output'];
  readonly updatedAt: Scalars['DateTime']['output'];
  readonly updatedBy?: Maybe<User>;
};

/** The whole draft: `contentText` alone, or the others; what is absent is empty. */
export type DraftInput = {
  readonly config?: InputMaybe<Scalars['JSON']['input']>;
  /** `{config, secrets, mapping, runtime}` as JSON text, every digit kept. */
  readonly contentText?: InputMaybe<Scalars['String']['input']>;
  readonly mapping?: InputMaybe<Scalars['JSON']['input']>;
  readonly runtime?: InputMaybe<Scalars['JSON']['input']>;
  readonly secrets?: InputMaybe<Scalars['JSON']['input']>;
};

export type Entity = {
  /** Counted up to 10,000. */
  readonly alertCount: Scalars['Int']['output'];
  readonly attributes?: Maybe<Scalars['JSON']['output']>;
  readonly firstSeenAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly key: Scalars['String']['output'];
  readonly lastSeenAt: Scalars['DateTime']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  /** '' = the key is global; otherwise the datasource it is unique within. */
  readonly scope: Scalars['String']['output'];
  readonly type: Scalars['String']['output'];
};

export type EntityConnection = {
  readonly edges: ReadonlyArray<EntityEdge>;
  readonly nodes: ReadonlyArray<Entity>;
  readonly pageInfo: PageInfo;
};

export type EntityEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Entity;
};

export type EntityFilter = {
  readonly datasourceId?: InputMaybe<Scalars['ID']['input']>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly key?: InputMaybe<Scalars['String']['input']>;
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** An alert of this severity involves it. */
  readonly severity?: InputMaybe<Scalars['String']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
  readonly type?: InputMaybe<Scalars['String']['input']>;
};

export type Event = {
  readonly alertIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly bytes: Scalars['Int']['output'];
  readonly committedAt: Scalars['DateTime']['output'];
  readonly correlationId: Scalars['ID']['output'];
  readonly entityIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly id: Scalars['ID']['output'];
  /** From receipt to commit. */
  readonly latencyMs: Scalars['Int']['output'];
  readonly outcome: Outcome;
  readonly reasonCode?: Maybe<Scalars['String']['output']>;
  readonly receivedAt: Scalars['DateTime']['output'];
  readonly relationshipIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly runId?: Maybe<Scalars['ID']['output']>;
  readonly sourceEventId?: Maybe<Scalars['String']['output']>;
  readonly version?: Maybe<Scalars['Int']['output']>;
  readonly warnings: ReadonlyArray<Finding>;
};

export type EventConnection = {
  readonly edges: ReadonlyArray<EventEdge>;
  readonly nodes: ReadonlyArray<Event>;
  readonly pageInfo: PageInfo;
};

export type EventDetail = {
  readonly alerts: ReadonlyArray<Alert>;
  readonly entities: ReadonlyArray<Entity>;
  readonly errors: ReadonlyArray<Finding>;
  readonly event: Event;
  /** Null where it is not shown. */
  readonly raw?: Maybe<RawPayload>;
  readonly rawState: RawState;
  readonly relationships: ReadonlyArray<Relationship>;
};

export type EventEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Event;
};

export type EventFilter = {
  readonly correlationId?: InputMaybe<Scalars['ID']['input']>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly outcome?: InputMaybe<Outcome>;
  readonly runId?: InputMaybe<Scalars['ID']['input']>;
  /** Part of a source’s id or reason, or an id. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  readonly sourceEventId?: InputMaybe<Scalars['String']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

/** Newest first. */
export type EventsRecorded = {
  readonly datasourceId: Scalars['ID']['output'];
  readonly events: ReadonlyArray<Event>;
  /** There were more than these hundred since the last time: the list has them. */
  readonly more: Scalars['Boolean']['output'];
};

export type FacetCount = {
  readonly count: Scalars['Int']['output'];
  /** For people: a type’s title, an owner’s or project’s name. */
  readonly label: Scalars['String']['output'];
  /** As the filter takes it. */
  readonly value: Scalars['String']['output'];
};

export type Failure = {
  readonly action: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly cause: Scalars['String']['output'];
  readonly class: Scalars['String']['output'];
  readonly code: Scalars['String']['output'];
  readonly httpStatus?: Maybe<Scalars['Int']['output']>;
};

export type Finding = {
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** `config.auth.kind`, `mapping.outputs[0]…` */
  readonly path: Scalars['String']['output'];
  readonly suggestion?: Maybe<Scalars['String']['output']>;
};

/** At most once a second. */
export type FleetChanged = {
  readonly at: Scalars['DateTime']['output'];
  readonly items: ReadonlyArray<FleetItem>;
  /** No longer the caller’s to see, or archived. */
  readonly removed: ReadonlyArray<Scalars['ID']['output']>;
};

export type FleetItem = {
  readonly desiredState: DesiredState;
  readonly errorsPerMinute: Scalars['Float']['output'];
  readonly eventsPerSecond: Scalars['Float']['output'];
  readonly failure?: Maybe<Failure>;
  readonly health: Health;
  readonly id: Scalars['ID']['output'];
  readonly lastEventAt?: Maybe<Scalars['DateTime']['output']>;
  readonly publishedVersion?: Maybe<Scalars['Int']['output']>;
  readonly status: DatasourceStatus;
};

/** A value a minute of the last sixty, the oldest first; the last one is under way. */
export type FleetTrend = {
  /** The longest wait from receipt to commit; null where nothing was committed. */
  readonly lagSeconds: ReadonlyArray<Maybe<Scalars['Float']['output']>>;
  readonly received: ReadonlyArray<Scalars['Float']['output']>;
  readonly rejected: ReadonlyArray<Scalars['Float']['output']>;
};

export type Gap = {
  readonly from: Scalars['DateTime']['output'];
  /** A run meant to read it, or still does. */
  readonly planned: Scalars['Boolean']['output'];
  readonly to: Scalars['DateTime']['output'];
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

export type Heartbeat = {
  readonly at: Scalars['DateTime']['output'];
};

export type Invitation = {
  readonly acceptedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly acceptedBy?: Maybe<User>;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly createdBy?: Maybe<User>;
  /** Filled in for the invited person, who may change it. */
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly expiresAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly roles: ReadonlyArray<InvitedRole>;
  readonly state: InvitationState;
};

export type InvitationConnection = {
  readonly edges: ReadonlyArray<InvitationEdge>;
  readonly nodes: ReadonlyArray<Invitation>;
  readonly pageInfo: PageInfo;
};

export type InvitationEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Invitation;
};

export type InvitationState =
  | 'accepted'
  | 'expired'
  | 'open'
  | 'revoked';

/** A role an invitation gives, and where it holds. */
export type InvitedRole = {
  readonly role: Role;
  readonly scope: Scope;
};

export type InvitedRoleInput = {
  readonly role: Role;
  readonly scope: ScopeInput;
};

export type LiveDraftInput = {
  readonly datasourceId: Scalars['ID']['input'];
  readonly etag?: InputMaybe<Scalars['String']['input']>;
};

export type LiveEvent = DraftChanged | EventsRecorded | FleetChanged | Heartbeat | LogLines | MetricTick | RunsChanged | StatusChanged | WatchEnded;

export type LiveEventsInput = {
  /** Id of the newest event held. Absent = events from now on. */
  readonly after?: InputMaybe<Scalars['ID']['input']>;
  readonly datasourceId: Scalars['ID']['input'];
  readonly outcome?: InputMaybe<Outcome>;
};

export type LiveFleetInput = {
  /** At most 1,000; absent = all active ones the caller may see. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** At most 50 datasources in each list but `fleet`. */
export type LiveInput = {
  /** Ids whose drafts are open. An event comes for each save later than `etag`. */
  readonly drafts?: InputMaybe<ReadonlyArray<LiveDraftInput>>;
  readonly events?: InputMaybe<ReadonlyArray<LiveEventsInput>>;
  /** Health and rates of many. The first event has all of them, later ones what changed. */
  readonly fleet?: InputMaybe<LiveFleetInput>;
  readonly logs?: InputMaybe<ReadonlyArray<LiveLogsInput>>;
  readonly metrics?: InputMaybe<ReadonlyArray<LiveMetricsInput>>;
  /** Ids whose runs are followed. The first event comes at once where something moves. */
  readonly runs?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Ids whose runtime status is shown in full. The first event comes at once. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

export type LiveLogsInput = {
  /** Id of the last line held: lines of the seconds before it come once more, one of them may have been late. The nil UUID = none, though there was a look. Absent = lines from now on. */
  readonly after?: InputMaybe<Scalars['ID']['input']>;
  readonly component?: InputMaybe<Scalars['String']['input']>;
  readonly correlationId?: InputMaybe<Scalars['ID']['input']>;
  readonly datasourceId: Scalars['ID']['input'];
  readonly level?: InputMaybe<LogLevel>;
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

export type LiveMetricsInput = {
  /** Time of the last bucket held: what is newer comes first, at most an hour of it. Absent = the last minute. */
  readonly after?: InputMaybe<Scalars['DateTime']['input']>;
  readonly datasourceId: Scalars['ID']['input'];
};

export type LogConnection = {
  readonly edges: ReadonlyArray<LogEdge>;
  readonly nodes: ReadonlyArray<LogLine>;
  readonly pageInfo: PageInfo;
};

export type LogEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: LogLine;
};

export type LogFilter = {
  readonly component?: InputMaybe<Scalars['String']['input']>;
  readonly correlationId?: InputMaybe<Scalars['ID']['input']>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** This level and above. */
  readonly level?: InputMaybe<LogLevel>;
  readonly search?: InputMaybe<Scalars['String']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type LogLevel =
  | 'debug'
  | 'error'
  | 'info'
  | 'warn';

export type LogLine = {
  readonly at: Scalars['DateTime']['output'];
  readonly component: Scalars['String']['output'];
  readonly correlationId?: Maybe<Scalars['ID']['output']>;
  readonly fields?: Maybe<Scalars['JSON']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly level: LogLevel;
  readonly message: Scalars['String']['output'];
  readonly node?: Maybe<Scalars['String']['output']>;
};

/** Oldest first, at most a thousand. */
export type LogLines = {
  readonly datasourceId: Scalars['ID']['output'];
  readonly lines: ReadonlyArray<LogLine>;
};

export type Me = {
  /** What the caller may do in the whole organization; a narrower role may allow more in its place. */
  readonly actions: ReadonlyArray<Scalars['String']['output']>;
  /** What they may do somewhere in the organization, if only in one project or datasource: what the navigation shows. */
  readonly actionsAnywhere: ReadonlyArray<Scalars['String']['output']>;
  /** What they may do to the whole installation. */
  readonly actionsGlobal: ReadonlyArray<Scalars['String']['output']>;
  readonly by: CallerKind;
  /** The one this call is about; null for somebody without a role anywhere. */
  readonly organization?: Maybe<Organization>;
  /** Those in which the caller holds a role, the first they joined first. */
  readonly organizations: ReadonlyArray<Organization>;
  readonly roles: ReadonlyArray<RoleBinding>;
  /** A token’s narrowing; null = all its user may do. */
  readonly scopes?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly user: User;
};

export type MetricBucket = {
  /** Start of the bucket. */
  readonly at: Scalars['DateTime']['output'];
  readonly bytes: Scalars['Float']['output'];
  readonly duplicate: Scalars['Float']['output'];
  readonly filtered: Scalars['Float']['output'];
  readonly lagSeconds?: Maybe<Scalars['Float']['output']>;
  readonly latencyP50?: Maybe<Scalars['Float']['output']>;
  readonly latencyP95?: Maybe<Scalars['Float']['output']>;
  readonly latencyP99?: Maybe<Scalars['Float']['output']>;
  readonly mapped: Scalars['Float']['output'];
  readonly pending: Scalars['Float']['output'];
  readonly received: Scalars['Float']['output'];
  readonly rejected: Scalars['Float']['output'];
};

/** Buckets of ten seconds, oldest first. The last ones grow: a bucket that comes again replaces what is held. */
export type MetricTick = {
  readonly at: Scalars['DateTime']['output'];
  readonly buckets: ReadonlyArray<MetricBucket>;
  readonly datasourceId: Scalars['ID']['output'];
};

/** Columns of equal length, a value a bucket: what a chart takes. */
export type Metrics = {
  readonly bytes: ReadonlyArray<Scalars['Float']['output']>;
  readonly duplicate: ReadonlyArray<Scalars['Float']['output']>;
  readonly filtered: ReadonlyArray<Scalars['Float']['output']>;
  readonly from: Scalars['DateTime']['output'];
  /** The longest wait from receipt to commit. */
  readonly lagSeconds: ReadonlyArray<Maybe<Scalars['Float']['output']>>;
  /** Milliseconds from receipt to commit; null where nothing was received. */
  readonly latencyP50: ReadonlyArray<Maybe<Scalars['Float']['output']>>;
  readonly latencyP95: ReadonlyArray<Maybe<Scalars['Float']['output']>>;
  readonly latencyP99: ReadonlyArray<Maybe<Scalars['Float']['output']>>;
  readonly mapped: ReadonlyArray<Scalars['Float']['output']>;
  /** Received and without an outcome yet. */
  readonly pending: ReadonlyArray<Scalars['Float']['output']>;
  readonly received: ReadonlyArray<Scalars['Float']['output']>;
  readonly rejected: ReadonlyArray<Scalars['Float']['output']>;
  /** Seconds a bucket; longer than asked for where the range is older than what is kept as finely. */
  readonly step: Scalars['Int']['output'];
  /** Start of each bucket, seconds since 1970. */
  readonly time: ReadonlyArray<Scalars['Float']['output']>;
  readonly to: Scalars['DateTime']['output'];
};

export type Mutation = {
  readonly archiveDatasource: Datasource;
  readonly cancelRun: Run;
  /** Tries the connection, step by step. */
  readonly checkConnection: CheckReport;
  readonly cloneDatasource: Datasource;
  readonly commentVersion: VersionComment;
  readonly createApiToken: CreatedApiToken;
  readonly createDatasource: Datasource;
  /** A link with which somebody joins the organization, once. It is in this answer alone. */
  readonly createInvitation: CreatedInvitation;
  readonly createOrganization: Organization;
  readonly createProject: Project;
  /** A link with which a person sets a new password, once, within a day; the one before ends. It is in this answer alone. */
  readonly createResetLink: ResetLink;
  readonly createSecret: Secret;
  readonly createUser: User;
  /** Refused with `in_use` while something uses it. Answers its id. */
  readonly deleteSecret: Scalars['ID']['output'];
  readonly disableDatasource: Datasource;
  /** Returns the draft to the published version, or to an empty one. */
  readonly discardDraft: Draft;
  /** Says that it will not come, and why. */
  readonly dismissSuggestion: Suggestion;
  readonly enableDatasource: Datasource;
  /** A generated, realistic payload as JSON text; with a draft’s config a record of the sender it names. */
  readonly generateSample: Scalars['String']['output'];
  readonly grantRole: RoleBinding;
  readonly pauseRun: Run;
  /** `etag` is the draft’s: what you have seen is what is published. In force when it answers. */
  readonly publish: Published;
  /** `etag` is the draft’s. */
  readonly putDraft: Draft;
  /** Those named, those a filter finds, or all that are open. */
  readonly replayDeadLetters: RunStarted;
  readonly restartDatasource: Datasource;
  readonly restoreDatasource: Datasource;
  readonly resumeRun: Run;
  /** Answers its id. */
  readonly revokeApiToken: Scalars['ID']['output'];
  /** Its link opens nothing from then on. Answers its id. */
  readonly revokeInvitation: Scalars['ID']['output'];
  /** Answers the binding’s id. */
  readonly revokeRole: Scalars['ID']['output'];
  readonly revokeSecretVersion: Secret;
  /** Publishes the content of an earlier version as a new one. */
  readonly rollback: Published;
  readonly rotateSecret: Secret;
  /** What a script makes of items; nothing is mapped or stored. */
  readonly runScript: ScriptRun;
  /** Sets where a source stands, by hand. */
  readonly setCheckpoint: Checkpoints;
  readonly startBackfill: RunStarted;
  /** Asks the source now. */
  readonly startRun: RunStarted;
  /** Proposes a change to those who may edit the draft, which stays as it is. */
  readonly suggestChange: Suggestion;
  /** Says that the draft has it now; saving the draft is apart from this. */
  readonly takeSuggestion: Suggestion;
  /** Maps records and shows what would be written; nothing is. */
  readonly testRun: TestRun;
  readonly throttleDatasource: Datasource;
  /** Null = as fast as the feed may. */
  readonly throttleRun: Run;
  /** Takes back what a run wrote. */
  readonly undoRun: RunStarted;
  /** Takes back what the events that a version mapped wrote. */
  readonly undoVersion: RunStarted;
  /** `etag` is `Datasource.etag`; a stale one is refused with `etag_mismatch`. */
  readonly updateDatasource: Datasource;
  /** Where it may be sent; none = where the configuration of the feed leads. */
  readonly updateSecret: Secret;
  readonly updateUser: User;
  /** Takes back one’s own. */
  readonly withdrawSuggestion: Suggestion;
};


export type MutationArchiveDatasourceArgs = {
  etag: Scalars['String']['input'];
  id: Scalars['ID']['input'];
};


export type MutationCancelRunArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCheckConnectionArgs = {
  against?: InputMaybe<CheckSide>;
  datasourceId: Scalars['ID']['input'];
};


export type MutationCloneDatasourceArgs = {
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
};


export type MutationCommentVersionArgs = {
  datasourceId: Scalars['ID']['input'];
  input: CommentInput;
  version: Scalars['Int']['input'];
};


export type MutationCreateApiTokenArgs = {
  input: CreateApiTokenInput;
};


export type MutationCreateDatasourceArgs = {
  input: CreateDatasourceInput;
};


export type MutationCreateInvitationArgs = {
  input: CreateInvitationInput;
};


export type MutationCreateOrganizationArgs = {
  name: Scalars['String']['input'];
};


export type MutationCreateProjectArgs = {
  input: CreateProjectInput;
};


export type MutationCreateResetLinkArgs = {
  userId: Scalars['ID']['input'];
};


export type MutationCreateSecretArgs = {
  input: CreateSecretInput;
};


export type MutationCreateUserArgs = {
  input: CreateUserInput;
};


export type MutationDeleteSecretArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDisableDatasourceArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDiscardDraftArgs = {
  datasourceId: Scalars['ID']['input'];
  etag: Scalars['String']['input'];
};


export type MutationDismissSuggestionArgs = {
  datasourceId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


export type MutationEnableDatasourceArgs = {
  id: Scalars['ID']['input'];
};


export type MutationGenerateSampleArgs = {
  config?: InputMaybe<Scalars['JSON']['input']>;
  type: Scalars['String']['input'];
};


export type MutationGrantRoleArgs = {
  input: RoleBindingInput;
};


export type MutationPauseRunArgs = {
  id: Scalars['ID']['input'];
};


export type MutationPublishArgs = {
  comment?: InputMaybe<Scalars['String']['input']>;
  datasourceId: Scalars['ID']['input'];
  etag: Scalars['String']['input'];
};


export type MutationPutDraftArgs = {
  datasourceId: Scalars['ID']['input'];
  etag: Scalars['String']['input'];
  input: DraftInput;
};


export type MutationReplayDeadLettersArgs = {
  datasourceId: Scalars['ID']['input'];
  input?: InputMaybe<ReplayInput>;
};


export type MutationRestartDatasourceArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRestoreDatasourceArgs = {
  id: Scalars['ID']['input'];
};


export type MutationResumeRunArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRevokeApiTokenArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRevokeInvitationArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRevokeRoleArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRevokeSecretVersionArgs = {
  id: Scalars['ID']['input'];
  n: Scalars['Int']['input'];
};


export type MutationRollbackArgs = {
  comment?: InputMaybe<Scalars['String']['input']>;
  datasourceId: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
};


export type MutationRotateSecretArgs = {
  id: Scalars['ID']['input'];
  input: RotateSecretInput;
};


export type MutationRunScriptArgs = {
  datasourceId: Scalars['ID']['input'];
  input: ScriptRunInput;
};


export type MutationSetCheckpointArgs = {
  datasourceId: Scalars['ID']['input'];
  input: CheckpointInput;
};


export type MutationStartBackfillArgs = {
  datasourceId: Scalars['ID']['input'];
  input: BackfillInput;
};


export type MutationStartRunArgs = {
  datasourceId: Scalars['ID']['input'];
};


export type MutationSuggestChangeArgs = {
  datasourceId: Scalars['ID']['input'];
  input: SuggestionInput;
};


export type MutationTakeSuggestionArgs = {
  datasourceId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationTestRunArgs = {
  datasourceId: Scalars['ID']['input'];
  input: TestRunInput;
};


export type MutationThrottleDatasourceArgs = {
  id: Scalars['ID']['input'];
  input: ThrottleInput;
};


export type MutationThrottleRunArgs = {
  eventsPerSecond?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
};


export type MutationUndoRunArgs = {
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationUndoVersionArgs = {
  datasourceId: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  version: Scalars['Int']['input'];
};


export type MutationUpdateDatasourceArgs = {
  etag: Scalars['String']['input'];
  id: Scalars['ID']['input'];
  input: UpdateDatasourceInput;
};


export type MutationUpdateSecretArgs = {
  allowedHosts: ReadonlyArray<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
};


export type MutationUpdateUserArgs = {
  id: Scalars['ID']['input'];
  input: UpdateUserInput;
};


export type MutationWithdrawSuggestionArgs = {
  datasourceId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
};

export type NextRequest = {
  readonly partition: Scalars['String']['output'];
  /** As the protocol has it; null = nothing to show. */
  readonly request?: Maybe<Scalars['String']['output']>;
  readonly words: Scalars['String']['output'];
};

export type OfferedStanding = {
  readonly title: Scalars['String']['output'];
  readonly value: Scalars['JSON']['output'];
};

export type Organization = {
  readonly actions: ReadonlyArray<Scalars['String']['output']>;
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** Those the caller may read, by name. */
  readonly projects: ReadonlyArray<Project>;
};

export type Outcome =
  | 'duplicate'
  | 'filtered'
  | 'mapped'
  | 'pending'
  | 'rejected';

export type PageInfo = {
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
};

export type Project = {
  readonly actions: ReadonlyArray<Scalars['String']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly organizationId: Scalars['ID']['output'];
};

export type Published = {
  readonly datasource: Datasource;
  /** The draft’s, after it. */
  readonly etag: Scalars['String']['output'];
  readonly state: Scalars['String']['output'];
  readonly version: Scalars['Int']['output'];
};

export type Query = {
  readonly alert: Alert;
  /** Newest received first. */
  readonly alerts: AlertConnection;
  /** One’s own; with `tokens.manage` everybody’s. */
  readonly apiTokens: ApiTokenConnection;
  /** Newest first. */
  readonly audit: AuditConnection;
  /** Walks the whole chain. `seq` with `hash`: a head noted earlier, which must still be in the chain. */
  readonly auditVerification: AuditVerification;
  /** Null when there is no such type. */
  readonly connectorType?: Maybe<ConnectorType>;
  readonly connectorTypes: ReadonlyArray<ConnectorType>;
  readonly datasource: Datasource;
  /** Counts beside the catalog. Each facet counts what all other filters leave, so that its own values stay choosable. */
  readonly datasourceFacets: DatasourceFacets;
  /** The datasources the caller may see, with how they do. */
  readonly datasources: DatasourceConnection;
  /** Newest first seen first. */
  readonly entities: EntityConnection;
  readonly entity: Entity;
  /** The last hour of all active datasources the caller may see, together. */
  readonly fleetTrend: FleetTrend;
  /** The organization’s, newest first; without what their links open with. */
  readonly invitations: InvitationConnection;
  readonly me: Me;
  readonly relationship: Relationship;
  /** Newest first seen first. */
  readonly relationships: RelationshipConnection;
  readonly roleBindings: RoleBindingConnection;
  /** Every role with what it allows, for the page of people. */
  readonly roles: ReadonlyArray<RoleDescription>;
  readonly run: Run;
  readonly secret: Secret;
  /** By name; values never come out. */
  readonly secrets: SecretConnection;
  /** Datasources with open suggestions that the caller may decide on, by name. */
  readonly suggestionsWaiting: SuggestionsWaitingConnection;
  readonly user: User;
  /** The organization’s people, by address. */
  readonly users: UserConnection;
};


export type QueryAlertArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAlertsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AlertFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryApiTokensArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAuditArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAuditVerificationArgs = {
  chain?: InputMaybe<AuditChain>;
  hash?: InputMaybe<Scalars['String']['input']>;
  seq?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryConnectorTypeArgs = {
  type: Scalars['String']['input'];
};


export type QueryDatasourceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDatasourceFacetsArgs = {
  filter?: InputMaybe<DatasourceFilter>;
};


export type QueryDatasourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  descending?: InputMaybe<Scalars['Boolean']['input']>;
  filter?: InputMaybe<DatasourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<DatasourceSort>;
};


export type QueryEntitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EntityFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryEntityArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInvitationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRelationshipArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRelationshipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RelationshipFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRoleBindingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  subjectId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryRunArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySecretArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySecretsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  datasourceId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  projectId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QuerySuggestionsWaitingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};

export type RawPayload = {
  /** As received, exactly: text, or base64 where the bytes are no UTF-8. */
  readonly body: Scalars['String']['output'];
  readonly encoding: Scalars['String']['output'];
  readonly headers: Scalars['JSON']['output'];
  /** Which record of the request the event is, from 0. */
  readonly item: Scalars['Int']['output'];
  /** request: the whole request; payload: the record alone. */
  readonly kind: Scalars['String']['output'];
};

export type RawRequestInput = {
  readonly body: Scalars['String']['input'];
  /** Of `body`: utf-8 (default) or base64. */
  readonly encoding?: InputMaybe<Scalars['String']['input']>;
  /** Header → value. */
  readonly headers?: InputMaybe<Scalars['JSON']['input']>;
};

export type RawState =
  | 'needs_permission'
  | 'not_kept'
  | 'shown';

export type Relationship = {
  readonly count: Scalars['Int']['output'];
  readonly datasourceId: Scalars['ID']['output'];
  readonly firstSeenAt: Scalars['DateTime']['output'];
  readonly from: RelationshipEnd;
  readonly id: Scalars['ID']['output'];
  readonly lastSeenAt: Scalars['DateTime']['output'];
  readonly role?: Maybe<Scalars['String']['output']>;
  readonly to: RelationshipEnd;
  readonly type: Scalars['String']['output'];
};

export type RelationshipConnection = {
  readonly edges: ReadonlyArray<RelationshipEdge>;
  readonly nodes: ReadonlyArray<Relationship>;
  readonly pageInfo: PageInfo;
};

export type RelationshipEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Relationship;
};

export type RelationshipEnd = {
  readonly id: Scalars['ID']['output'];
  /** alert or entity. */
  readonly kind: Scalars['String']['output'];
};

export type RelationshipFilter = {
  readonly datasourceId?: InputMaybe<Scalars['ID']['input']>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly key?: InputMaybe<Scalars['String']['input']>;
  /** An alert or entity at either end: its neighbourhood. */
  readonly nodeId?: InputMaybe<Scalars['ID']['input']>;
  readonly role?: InputMaybe<Scalars['String']['input']>;
  readonly search?: InputMaybe<Scalars['String']['input']>;
  readonly severity?: InputMaybe<Scalars['String']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
  readonly type?: InputMaybe<Scalars['String']['input']>;
};

export type Remapped = {
  readonly events: Scalars['Float']['output'];
  readonly version: Scalars['Int']['output'];
};

/** `ids` or `filter`, not both; neither = all that are open. */
export type ReplayInput = {
  /** Writes nothing; the run’s result counts what would come of it. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly filter?: InputMaybe<DeadLetterFilter>;
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Maps with this one; default: the published version. */
  readonly version?: InputMaybe<Scalars['Int']['input']>;
};

export type ResetLink = {
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Shown once; null when an Idempotency-Key repeats the call. */
  readonly link?: Maybe<Scalars['String']['output']>;
};

export type Role =
  | 'admin'
  | 'approver'
  | 'auditor'
  | 'editor'
  | 'operator'
  | 'viewer';

export type RoleBinding = {
  readonly id: Scalars['ID']['output'];
  readonly role: Role;
  readonly scope: Scope;
  /** Null when they are not of this organization. */
  readonly subject?: Maybe<User>;
  readonly subjectId: Scalars['ID']['output'];
};

export type RoleBindingConnection = {
  readonly edges: ReadonlyArray<RoleBindingEdge>;
  readonly nodes: ReadonlyArray<RoleBinding>;
  readonly pageInfo: PageInfo;
};

export type RoleBindingEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: RoleBinding;
};

export type RoleBindingInput = {
  readonly role: Role;
  readonly scope: ScopeInput;
  readonly subjectId: Scalars['ID']['input'];
};

export type RoleDescription = {
  readonly actions: ReadonlyArray<Scalars['String']['output']>;
  readonly role: Role;
};

export type RotateSecretInput = {
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Until when the version before is still valid; absent = its own expiry, or until it is revoked. */
  readonly previousExpiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly value: Scalars['String']['input'];
};

export type Run = {
  /** How often an engine took it up. */
  readonly attempt: Scalars['Int']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  readonly datasourceId: Scalars['ID']['output'];
  readonly failure?: Maybe<Failure>;
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  /** live, backfill or captured; null: a run of no lane, as a replay of dead letters. */
  readonly lane?: Maybe<Scalars['String']['output']>;
  readonly parameters?: Maybe<Scalars['JSON']['output']>;
  readonly progress: RunProgress;
  readonly requestedBy?: Maybe<User>;
  readonly requestedById?: Maybe<Scalars['ID']['output']>;
  /** Of a run over what is stored: mapped, filtered, rejected, left, and codes of what was rejected. */
  readonly result?: Maybe<Scalars['JSON']['output']>;
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly state: RunState;
  /** What undoing it would take back. Needs the permission to do it. */
  readonly undoPlan: UndoPlan;
  readonly undoneAt?: Maybe<Scalars['DateTime']['output']>;
  readonly undoneBy?: Maybe<User>;
  readonly version?: Maybe<Scalars['Int']['output']>;
};

export type RunConnection = {
  readonly edges: ReadonlyArray<RunEdge>;
  readonly nodes: ReadonlyArray<Run>;
  readonly pageInfo: PageInfo;
};

export type RunEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Run;
};

export type RunProgress = {
  /** Of the pages. */
  readonly bytes: Scalars['Float']['output'];
  readonly done: Scalars['Float']['output'];
  /** Seconds; null where the total is not known. */
  readonly eta?: Maybe<Scalars['Float']['output']>;
  /** Answers, messages or pieces of objects that were read. */
  readonly pages: Scalars['Float']['output'];
  /** 0 to 1, of the total or of the time asked for. */
  readonly part?: Maybe<Scalars['Float']['output']>;
  /** Records a second while it was worked on. */
  readonly rate: Scalars['Float']['output'];
  readonly total?: Maybe<Scalars['Float']['output']>;
};

export type RunStarted = {
  readonly runId: Scalars['ID']['output'];
};

export type RunState =
  | 'cancelled'
  | 'failed'
  /** A backfill that waits for a person. */
  | 'paused'
  | 'queued'
  | 'running'
  | 'succeeded';

/** At most once a second: the runs under way, and those that ended within the last minute. */
export type RunsChanged = {
  readonly datasourceId: Scalars['ID']['output'];
  readonly runs: ReadonlyArray<Run>;
};

export type RuntimeStatus = {
  /** Empty = none kept. */
  readonly checkpoint: ReadonlyArray<Checkpoint>;
  /** closed, half_open or open: the worst of the workers’. */
  readonly circuit: Scalars['String']['output'];
  readonly desiredState: DesiredState;
  readonly failure?: Maybe<Failure>;
  readonly health: Health;
  /** Push: age of the oldest record without an outcome. Pull: time since the last commit. Null = nothing to tell from. */
  readonly lagSeconds?: Maybe<Scalars['Float']['output']>;
  readonly lastEventAt?: Maybe<Scalars['DateTime']['output']>;
  readonly throttle?: Maybe<Throttle>;
  readonly workers: ReadonlyArray<Worker>;
};

export type Scope = {
  /** Null for `global`. */
  readonly id?: Maybe<Scalars['ID']['output']>;
  readonly kind: ScopeKind;
};

export type ScopeInput = {
  /** Not for `global`. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  readonly kind: ScopeKind;
};

export type ScopeKind =
  | 'datasource'
  | 'global'
  | 'organization'
  | 'project';

export type ScriptResult = {
  readonly error?: Maybe<Finding>;
  /** What it returned, each as JSON text; none: the item is left out. */
  readonly items: ReadonlyArray<Scalars['String']['output']>;
  /** The lines it said. */
  readonly logs: ReadonlyArray<Scalars['String']['output']>;
};

export type ScriptRun = {
  /** The script cannot be compiled, and no item was run. */
  readonly error?: Maybe<Finding>;
  /** One for each item, in their order. */
  readonly results: ReadonlyArray<ScriptResult>;
};

export type ScriptRunInput = {
  /** As the split gives them, at most 200; each is JSON text, every digit kept. */
  readonly items: ReadonlyArray<Scalars['String']['input']>;
  /** javascript or python */
  readonly language: Scalars['String']['input'];
  /** The body of a function of `item`: returns the item, a list of items, or nothing to leave it out. */
  readonly source: Scalars['String']['input'];
};

export type Secret = {
  /** Null = where the configuration of the feed leads. */
  readonly allowedHosts?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** Set when it belongs to one datasource alone. */
  readonly datasourceId?: Maybe<Scalars['ID']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly projectId: Scalars['ID']['output'];
  readonly usedBy: ReadonlyArray<SecretUse>;
  /** Newest first. */
  readonly versions: ReadonlyArray<SecretVersion>;
};

export type SecretConnection = {
  readonly edges: ReadonlyArray<SecretEdge>;
  readonly nodes: ReadonlyArray<Secret>;
  readonly pageInfo: PageInfo;
};

export type SecretEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Secret;
};

export type SecretUse = {
  readonly datasourceId: Scalars['ID']['output'];
  /** The connector’s field. */
  readonly field: Scalars['String']['output'];
  /** draft, published or in_review. */
  readonly in: Scalars['String']['output'];
  /** The datasource’s. */
  readonly name: Scalars['String']['output'];
};

export type SecretVersion = {
  readonly createdAt: Scalars['DateTime']['output'];
  readonly createdBy?: Maybe<User>;
  readonly createdById?: Maybe<Scalars['ID']['output']>;
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly n: Scalars['Int']['output'];
  /** current, previous or revoked. */
  readonly state: Scalars['String']['output'];
};

/** Where a source stands, a lane and partition. */
export type Standing = {
  readonly at: Scalars['DateTime']['output'];
  readonly lane: Scalars['String']['output'];
  /** A run of the lane is under way: by hand it moves once that is over. */
  readonly moving: Scalars['Boolean']['output'];
  readonly partition: Scalars['String']['output'];
  readonly seq: Scalars['Float']['output'];
  readonly value?: Maybe<Scalars['JSON']['output']>;
};

export type StatusChanged = {
  readonly at: Scalars['DateTime']['output'];
  readonly datasourceId: Scalars['ID']['output'];
  readonly draftEtag: Scalars['String']['output'];
  readonly errorsPerMinute: Scalars['Float']['output'];
  /** Both change with any change of the datasource or its draft: what is shown of it is read again. */
  readonly etag: Scalars['String']['output'];
  readonly eventsPerSecond: Scalars['Float']['output'];
  readonly name: Scalars['String']['output'];
  readonly publishedVersion?: Maybe<Scalars['Int']['output']>;
  readonly status: RuntimeStatus;
};

export type Subscription = {
  /**
   * Everything a browser tab watches, in one stream of server-sent events. To watch something else, end it and begin another.
   * It ends with an `unauthenticated` error within a second of a sign-out. A heartbeat comes every five seconds.
   */
  readonly live: LiveEvent;
};


export type SubscriptionLiveArgs = {
  watch: LiveInput;
};

export type Suggestion = {
  readonly author?: Maybe<User>;
  readonly authorId: Scalars['ID']['output'];
  readonly baseEtag: Scalars['String']['output'];
  /** The mapping its author began from, as JSON text; null where only words are suggested. */
  readonly baseText?: Maybe<Scalars['String']['output']>;
  readonly baseVersion?: Maybe<Scalars['Int']['output']>;
  readonly body: Scalars['String']['output'];
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly closedBy?: Maybe<User>;
  readonly closedById?: Maybe<Scalars['ID']['output']>;
  readonly closingReason?: Maybe<Scalars['String']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly hasMapping: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  readonly origin: SuggestionOrigin;
  readonly proposedText?: Maybe<Scalars['String']['output']>;
  readonly state: SuggestionState;
};

export type SuggestionConnection = {
  readonly edges: ReadonlyArray<SuggestionEdge>;
  readonly nodes: ReadonlyArray<SuggestionSummary>;
  readonly pageInfo: PageInfo;
};

export type SuggestionEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: SuggestionSummary;
};

export type SuggestionInput = {
  /** The mapping one began from, as JSON text; null = none yet. */
  readonly baseText?: InputMaybe<Scalars['String']['input']>;
  /** What should change, and why; at most 4,000 characters. */
  readonly body: Scalars['String']['input'];
  /** Default: the mapping. */
  readonly origin?: InputMaybe<SuggestionOriginInput>;
  /** The mapping one proposes, as JSON text; null = words alone. */
  readonly proposedText?: InputMaybe<Scalars['String']['input']>;
};

/** What its author was looking at. */
export type SuggestionOrigin = {
  /** Of a dead letter or an event. */
  readonly eventId?: Maybe<Scalars['ID']['output']>;
  readonly kind: SuggestionOriginKind;
  /** Of a field: `$.host.name`. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** A sample’s name. */
  readonly sample?: Maybe<Scalars['String']['output']>;
};

export type SuggestionOriginInput = {
  readonly eventId?: InputMaybe<Scalars['ID']['input']>;
  readonly kind: SuggestionOriginKind;
  readonly path?: InputMaybe<Scalars['String']['input']>;
  readonly sample?: InputMaybe<Scalars['String']['input']>;
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

/** A suggestion as its list shows it. */
export type SuggestionSummary = {
  readonly author?: Maybe<User>;
  readonly authorId: Scalars['ID']['output'];
  /** The draft’s then. */
  readonly baseEtag: Scalars['String']['output'];
  /** The version in force then; null = none. */
  readonly baseVersion?: Maybe<Scalars['Int']['output']>;
  readonly body: Scalars['String']['output'];
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly closedBy?: Maybe<User>;
  readonly closedById?: Maybe<Scalars['ID']['output']>;
  readonly closingReason?: Maybe<Scalars['String']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** It proposes a mapping beside the words. */
  readonly hasMapping: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  readonly origin: SuggestionOrigin;
  readonly state: SuggestionState;
};

export type SuggestionsWaiting = {
  readonly count: Scalars['Int']['output'];
  readonly datasourceId: Scalars['ID']['output'];
  /** The datasource’s. */
  readonly name: Scalars['String']['output'];
  readonly newestAt: Scalars['DateTime']['output'];
};

export type SuggestionsWaitingConnection = {
  readonly edges: ReadonlyArray<SuggestionsWaitingEdge>;
  readonly nodes: ReadonlyArray<SuggestionsWaiting>;
  readonly pageInfo: PageInfo;
};

export type SuggestionsWaitingEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: SuggestionsWaiting;
};

export type TestDifference = {
  readonly after?: Maybe<Scalars['String']['output']>;
  /** JSON text; null = absent. */
  readonly before?: Maybe<Scalars['String']['output']>;
  readonly path: Scalars['String']['output'];
};

/** Records are JSON text, every digit kept. */
export type TestItem = {
  readonly alerts: ReadonlyArray<Scalars['String']['output']>;
  readonly entities: ReadonlyArray<Scalars['String']['output']>;
  readonly errors: ReadonlyArray<Finding>;
  /** What the mapping’s scripts said. */
  readonly logs: ReadonlyArray<Scalars['String']['output']>;
  readonly ms: Scalars['Float']['output'];
  readonly outcome: Outcome;
  /**
   * The whole record as JSON text, redacted as captures are, with its first item. Null where the caller sent it or may not see raw events
   * (permission `events.raw`), where it is no JSON, or larger than 256 KiB (all of a run: 4 MiB).
   */
  readonly payload?: Maybe<Scalars['String']['output']>;
  /** Which record of the run it is of, from 0: a split makes several items of one. */
  readonly record: Scalars['Int']['output'];
  readonly relationships: ReadonlyArray<Scalars['String']['output']>;
  /** Leaves of the record that no row of the mapping read. */
  readonly unmapped: ReadonlyArray<Scalars['String']['output']>;
  readonly warnings: ReadonlyArray<Finding>;
  /** create or merge: what writing it would do; null = nothing. */
  readonly would?: Maybe<Scalars['String']['output']>;
};

export type TestRun = {
  /** From what `compareWith` makes of the records to what `against` makes of them; null when nothing is compared. */
  readonly compare?: Maybe<ReadonlyArray<TestDifference>>;
  readonly items: ReadonlyArray<TestItem>;
  readonly summary: TestRunSummary;
};

export type TestRunInput = {
  /** draft (default), published, or a version’s number. */
  readonly against?: InputMaybe<Scalars['String']['input']>;
  readonly compareWith?: InputMaybe<Scalars['String']['input']>;
  /** Records at most; default 50, at most 1,000. */
  readonly limit?: InputMaybe<Scalars['Int']['input']>;
  /** Each is JSON text, every digit kept. */
  readonly payloads?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whole requests, through the real parser. */
  readonly raw?: InputMaybe<ReadonlyArray<RawRequestInput>>;
  readonly sample?: InputMaybe<TestSample>;
};

export type TestRunSummary = {
  readonly alerts: Scalars['Int']['output'];
  readonly duplicate: Scalars['Int']['output'];
  readonly entities: Scalars['Int']['output'];
  readonly filtered: Scalars['Int']['output'];
  readonly mapped: Scalars['Int']['output'];
  readonly ms: Scalars['Float']['output'];
  readonly rejected: Scalars['Int']['output'];
  readonly relationships: Scalars['Int']['output'];
  readonly total: Scalars['Int']['output'];
  /** There were more records than `limit`. */
  readonly truncated: Scalars['Boolean']['output'];
  readonly warnings: Scalars['Int']['output'];
};

export type TestSample =
  | 'captured'
  | 'fetch'
  | 'generated';

export type Throttle = {
  readonly eventsPerSecond: Scalars['Float']['output'];
  readonly reason: Scalars['String']['output'];
  readonly until: Scalars['DateTime']['output'];
};

export type ThrottleInput = {
  /** Over all nodes; null ends an override now. */
  readonly eventsPerSecond?: InputMaybe<Scalars['Float']['input']>;
  readonly reason: Scalars['String']['input'];
  /** Required with a rate: an override ends by itself. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

export type TimeSpan = {
  readonly from: Scalars['DateTime']['output'];
  readonly to: Scalars['DateTime']['output'];
};

export type UndoPlan = {
  /** Another event has changed them since. */
  readonly alertsKept: Scalars['Float']['output'];
  readonly alertsRemoved: Scalars['Float']['output'];
  /** To what stood before. */
  readonly alertsRestored: Scalars['Float']['output'];
  /** Open again after it. */
  readonly deadLetters: Scalars['Float']['output'];
  readonly entities: Scalars['Float']['output'];
  readonly events: Scalars['Float']['output'];
  /** Why it cannot be undone; null = it can. */
  readonly obstacle?: Maybe<Scalars['String']['output']>;
  readonly relationships: Scalars['Float']['output'];
  /** Of a run over captured events: what they are mapped with again, as before it. */
  readonly remapped: ReadonlyArray<Remapped>;
  /** Null = of a version. */
  readonly runId?: Maybe<Scalars['ID']['output']>;
  /** Null = of a run. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};

export type UpdateDatasourceInput = {
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Null = nobody. */
  readonly ownerId?: InputMaybe<Scalars['ID']['input']>;
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type UpdateUserInput = {
  readonly disabled?: InputMaybe<Scalars['Boolean']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly password?: InputMaybe<Scalars['String']['input']>;
};

export type User = {
  /** Null where only the caller's own name is known. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly disabled: Scalars['Boolean']['output'];
  readonly email: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
};

export type UserConnection = {
  readonly edges: ReadonlyArray<UserEdge>;
  readonly nodes: ReadonlyArray<User>;
  readonly pageInfo: PageInfo;
};

export type UserEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: User;
};

export type Validation = {
  readonly errors: ReadonlyArray<Finding>;
  /** True = it can be published. */
  readonly ok: Scalars['Boolean']['output'];
  readonly warnings: ReadonlyArray<Finding>;
};

export type Version = {
  readonly comment: Scalars['String']['output'];
  /** Oldest first. */
  readonly comments: VersionCommentConnection;
  readonly config: Scalars['JSON']['output'];
  readonly contentHash: Scalars['String']['output'];
  readonly contentText: Scalars['String']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  readonly createdBy?: Maybe<User>;
  readonly createdById?: Maybe<Scalars['ID']['output']>;
  readonly mapping?: Maybe<Scalars['JSON']['output']>;
  readonly number: Scalars['Int']['output'];
  readonly publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The version whose content this one brought back. */
  readonly rolledBackTo?: Maybe<Scalars['Int']['output']>;
  readonly runtime: Scalars['JSON']['output'];
  readonly secrets: Scalars['JSON']['output'];
  readonly state: Scalars['String']['output'];
  readonly supersededAt?: Maybe<Scalars['DateTime']['output']>;
  /** What undoing it would take back. Needs the permission to do it. */
  readonly undoPlan: UndoPlan;
};


export type VersionCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type VersionComment = {
  /** A path of the diff; null = the version as a whole. */
  readonly anchor?: Maybe<Scalars['String']['output']>;
  readonly author?: Maybe<User>;
  readonly authorId: Scalars['ID']['output'];
  readonly body: Scalars['String']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
};

export type VersionCommentConnection = {
  readonly edges: ReadonlyArray<VersionCommentEdge>;
  readonly nodes: ReadonlyArray<VersionComment>;
  readonly pageInfo: PageInfo;
};

export type VersionCommentEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: VersionComment;
};

export type VersionConnection = {
  readonly edges: ReadonlyArray<VersionEdge>;
  readonly nodes: ReadonlyArray<VersionSummary>;
  readonly pageInfo: PageInfo;
};

export type VersionEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: VersionSummary;
};

/** A version as its list shows it. */
export type VersionSummary = {
  readonly comment: Scalars['String']['output'];
  readonly contentHash: Scalars['String']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  readonly createdBy?: Maybe<User>;
  readonly createdById?: Maybe<Scalars['ID']['output']>;
  readonly number: Scalars['Int']['output'];
  readonly publishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly rolledBackTo?: Maybe<Scalars['Int']['output']>;
  readonly state: Scalars['String']['output'];
  readonly supersededAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One part of the watch ended: not found, or not permitted any more. The others go on. */
export type WatchEnded = {
  readonly code: Scalars['String']['output'];
  readonly datasourceId: Scalars['ID']['output'];
  readonly detail: Scalars['String']['output'];
  /** status, metrics, logs, events, drafts or runs. */
  readonly part: Scalars['String']['output'];
};

/** A span of a source’s time. */
export type Window = {
  /** When it came into this state. */
  readonly at: Scalars['DateTime']['output'];
  readonly from: Scalars['DateTime']['output'];
  readonly items: Scalars['Float']['output'];
  readonly lane: Scalars['String']['output'];
  readonly runId: Scalars['ID']['output'];
  /** planned, fetched (read in part) or committed. */
  readonly state: Scalars['String']['output'];
  readonly to: Scalars['DateTime']['output'];
  readonly version: Scalars['Int']['output'];
};

export type WindowConnection = {
  readonly edges: ReadonlyArray<WindowEdge>;
  readonly nodes: ReadonlyArray<Window>;
  readonly pageInfo: PageInfo;
};

export type WindowEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Window;
};

export type Worker = {
  readonly memoryBytes?: Maybe<Scalars['Float']['output']>;
  readonly node: Scalars['String']['output'];
  readonly restarts: Scalars['Int']['output'];
  readonly since: Scalars['DateTime']['output'];
  readonly state: Scalars['String']['output'];
  readonly version?: Maybe<Scalars['Int']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Alert: ResolverTypeWrapper<AlertMapped>;
  AlertConnection: ResolverTypeWrapper<Omit<AlertConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AlertEdge']>, nodes: ReadonlyArray<ResolversTypes['Alert']> }>;
  AlertEdge: ResolverTypeWrapper<Omit<AlertEdge, 'node'> & { node: ResolversTypes['Alert'] }>;
  AlertEntity: ResolverTypeWrapper<AlertEntity>;
  AlertFilter: AlertFilter;
  ApiToken: ResolverTypeWrapper<ApiTokenMapped>;
  ApiTokenConnection: ResolverTypeWrapper<Omit<ApiTokenConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ApiTokenEdge']>, nodes: ReadonlyArray<ResolversTypes['ApiToken']> }>;
  ApiTokenEdge: ResolverTypeWrapper<Omit<ApiTokenEdge, 'node'> & { node: ResolversTypes['ApiToken'] }>;
  AuditActor: ResolverTypeWrapper<AuditActor>;
  AuditBreak: ResolverTypeWrapper<AuditBreak>;
  AuditChain: AuditChain;
  AuditConnection: ResolverTypeWrapper<Omit<AuditConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AuditEdge']>, nodes: ReadonlyArray<ResolversTypes['AuditEntry']> }>;
  AuditEdge: ResolverTypeWrapper<Omit<AuditEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditEntry: ResolverTypeWrapper<Omit<AuditEntry, 'resource'> & { resource: ResolversTypes['AuditResource'] }>;
  AuditFilter: AuditFilter;
  AuditHead: ResolverTypeWrapper<AuditHead>;
  AuditResource: ResolverTypeWrapper<AuditResourceMapped>;
  AuditVerification: ResolverTypeWrapper<AuditVerification>;
  BackfillInput: BackfillInput;
  BackfillPlan: ResolverTypeWrapper<BackfillPlan>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CallerKind: CallerKind;
  Change: ResolverTypeWrapper<ChangeMapped>;
  CheckReport: ResolverTypeWrapper<CheckReport>;
  CheckSide: CheckSide;
  CheckStep: ResolverTypeWrapper<CheckStep>;
  Checkpoint: ResolverTypeWrapper<Checkpoint>;
  CheckpointEntry: ResolverTypeWrapper<CheckpointEntryMapped>;
  CheckpointEntryConnection: ResolverTypeWrapper<Omit<CheckpointEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CheckpointEntryEdge']>, nodes: ReadonlyArray<ResolversTypes['CheckpointEntry']> }>;
  CheckpointEntryEdge: ResolverTypeWrapper<Omit<CheckpointEntryEdge, 'node'> & { node: ResolversTypes['CheckpointEntry'] }>;
  CheckpointInput: CheckpointInput;
  Checkpoints: ResolverTypeWrapper<Checkpoints>;
  CommentInput: CommentInput;
  ConnectorMode: ConnectorMode;
  ConnectorPreset: ResolverTypeWrapper<ConnectorPreset>;
  ConnectorTemplate: ResolverTypeWrapper<ConnectorTemplateMapped>;
  ConnectorType: ResolverTypeWrapper<ConnectorTypeMapped>;
  Coverage: ResolverTypeWrapper<Coverage>;
  CreateApiTokenInput: CreateApiTokenInput;
  CreateDatasourceInput: CreateDatasourceInput;
  CreateInvitationInput: CreateInvitationInput;
  CreateProjectInput: CreateProjectInput;
  CreateSecretInput: CreateSecretInput;
  CreateUserInput: CreateUserInput;
  CreatedApiToken: ResolverTypeWrapper<CreatedApiToken>;
  CreatedInvitation: ResolverTypeWrapper<CreatedInvitationMapped>;
  Datasource: ResolverTypeWrapper<DatasourceMapped>;
  DatasourceConnection: ResolverTypeWrapper<Omit<DatasourceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DatasourceEdge']>, nodes: ReadonlyArray<ResolversTypes['Datasource']> }>;
  DatasourceEdge: ResolverTypeWrapper<Omit<DatasourceEdge, 'node'> & { node: ResolversTypes['Datasource'] }>;
  DatasourceFacets: ResolverTypeWrapper<Omit<DatasourceFacets, 'health' | 'owner' | 'project' | 'tag' | 'type'> & { health: ReadonlyArray<ResolversTypes['FacetCount']>, owner: ReadonlyArray<ResolversTypes['FacetCount']>, project: ReadonlyArray<ResolversTypes['FacetCount']>, tag: ReadonlyArray<ResolversTypes['FacetCount']>, type: ReadonlyArray<ResolversTypes['FacetCount']> }>;
  DatasourceFilter: DatasourceFilter;
  DatasourceSort: DatasourceSort;
  DatasourceStatus: DatasourceStatus;
  DatasourceStatusFilter: DatasourceStatusFilter;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeadLetter: ResolverTypeWrapper<DeadLetter>;
  DeadLetterConnection: ResolverTypeWrapper<DeadLetterConnection>;
  DeadLetterEdge: ResolverTypeWrapper<DeadLetterEdge>;
  DeadLetterFilter: DeadLetterFilter;
  DeadLetterGroup: ResolverTypeWrapper<DeadLetterGroup>;
  DeadLetterState: DeadLetterState;
  DesiredState: DesiredState;
  Diff: ResolverTypeWrapper<Omit<Diff, 'changes'> & { changes: ReadonlyArray<ResolversTypes['Change']> }>;
  DiffSummary: ResolverTypeWrapper<DiffSummary>;
  Draft: ResolverTypeWrapper<DraftMapped>;
  DraftChanged: ResolverTypeWrapper<DraftChangedMapped>;
  DraftInput: DraftInput;
  Entity: ResolverTypeWrapper<Entity>;
  EntityConnection: ResolverTypeWrapper<EntityConnection>;
  EntityEdge: ResolverTypeWrapper<EntityEdge>;
  EntityFilter: EntityFilter;
  Event: ResolverTypeWrapper<EventMapped>;
  EventConnection: ResolverTypeWrapper<Omit<EventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['EventEdge']>, nodes: ReadonlyArray<ResolversTypes['Event']> }>;
  EventDetail: ResolverTypeWrapper<EventDetailMapped>;
  EventEdge: ResolverTypeWrapper<Omit<EventEdge, 'node'> & { node: ResolversTypes['Event'] }>;
  EventFilter: EventFilter;
  EventsRecorded: ResolverTypeWrapper<Omit<EventsRecorded, 'events'> & { events: ReadonlyArray<ResolversTypes['Event']> }>;
  FacetCount: ResolverTypeWrapper<FacetCountMapped>;
  Failure: ResolverTypeWrapper<Failure>;
  Finding: ResolverTypeWrapper<Finding>;
  FleetChanged: ResolverTypeWrapper<FleetChanged>;
  FleetItem: ResolverTypeWrapper<FleetItem>;
  FleetTrend: ResolverTypeWrapper<FleetTrend>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Gap: ResolverTypeWrapper<Gap>;
  Health: Health;
  Heartbeat: ResolverTypeWrapper<Heartbeat>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Invitation: ResolverTypeWrapper<InvitationMapped>;
  InvitationConnection: ResolverTypeWrapper<Omit<InvitationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InvitationEdge']>, nodes: ReadonlyArray<ResolversTypes['Invitation']> }>;
  InvitationEdge: ResolverTypeWrapper<Omit<InvitationEdge, 'node'> & { node: ResolversTypes['Invitation'] }>;
  InvitationState: InvitationState;
  InvitedRole: ResolverTypeWrapper<InvitedRoleMapped>;
  InvitedRoleInput: InvitedRoleInput;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LiveDraftInput: LiveDraftInput;
  LiveEvent: ResolverTypeWrapper<LiveEventMapped>;
  LiveEventsInput: LiveEventsInput;
  LiveFleetInput: LiveFleetInput;
  LiveInput: LiveInput;
  LiveLogsInput: LiveLogsInput;
  LiveMetricsInput: LiveMetricsInput;
  LogConnection: ResolverTypeWrapper<LogConnection>;
  LogEdge: ResolverTypeWrapper<LogEdge>;
  LogFilter: LogFilter;
  LogLevel: LogLevel;
  LogLine: ResolverTypeWrapper<LogLine>;
  LogLines: ResolverTypeWrapper<LogLines>;
  Me: ResolverTypeWrapper<MeMapped>;
  MetricBucket: ResolverTypeWrapper<MetricBucket>;
  MetricTick: ResolverTypeWrapper<MetricTick>;
  Metrics: ResolverTypeWrapper<MetricsMapped>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NextRequest: ResolverTypeWrapper<NextRequest>;
  OfferedStanding: ResolverTypeWrapper<OfferedStanding>;
  Organization: ResolverTypeWrapper<OrganizationMapped>;
  Outcome: Outcome;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Project: ResolverTypeWrapper<ProjectMapped>;
  Published: ResolverTypeWrapper<PublishedMapped>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RawPayload: ResolverTypeWrapper<RawPayload>;
  RawRequestInput: RawRequestInput;
  RawState: RawState;
  Relationship: ResolverTypeWrapper<Relationship>;
  RelationshipConnection: ResolverTypeWrapper<RelationshipConnection>;
  RelationshipEdge: ResolverTypeWrapper<RelationshipEdge>;
  RelationshipEnd: ResolverTypeWrapper<RelationshipEnd>;
  RelationshipFilter: RelationshipFilter;
  Remapped: ResolverTypeWrapper<Remapped>;
  ReplayInput: ReplayInput;
  ResetLink: ResolverTypeWrapper<ResetLink>;
  Role: Role;
  RoleBinding: ResolverTypeWrapper<RoleBindingMapped>;
  RoleBindingConnection: ResolverTypeWrapper<Omit<RoleBindingConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RoleBindingEdge']>, nodes: ReadonlyArray<ResolversTypes['RoleBinding']> }>;
  RoleBindingEdge: ResolverTypeWrapper<Omit<RoleBindingEdge, 'node'> & { node: ResolversTypes['RoleBinding'] }>;
  RoleBindingInput: RoleBindingInput;
  RoleDescription: ResolverTypeWrapper<RoleDescription>;
  RotateSecretInput: RotateSecretInput;
  Run: ResolverTypeWrapper<RunMapped>;
  RunConnection: ResolverTypeWrapper<Omit<RunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RunEdge']>, nodes: ReadonlyArray<ResolversTypes['Run']> }>;
  RunEdge: ResolverTypeWrapper<Omit<RunEdge, 'node'> & { node: ResolversTypes['Run'] }>;
  RunProgress: ResolverTypeWrapper<RunProgress>;
  RunStarted: ResolverTypeWrapper<RunStarted>;
  RunState: RunState;
  RunsChanged: ResolverTypeWrapper<Omit<RunsChanged, 'runs'> & { runs: ReadonlyArray<ResolversTypes['Run']> }>;
  RuntimeStatus: ResolverTypeWrapper<RuntimeStatusMapped>;
  Scope: ResolverTypeWrapper<Scope>;
  ScopeInput: ScopeInput;
  ScopeKind: ScopeKind;
  ScriptResult: ResolverTypeWrapper<ScriptResultMapped>;
  ScriptRun: ResolverTypeWrapper<Omit<ScriptRun, 'results'> & { results: ReadonlyArray<ResolversTypes['ScriptResult']> }>;
  ScriptRunInput: ScriptRunInput;
  Secret: ResolverTypeWrapper<Omit<Secret, 'versions'> & { versions: ReadonlyArray<ResolversTypes['SecretVersion']> }>;
  SecretConnection: ResolverTypeWrapper<Omit<SecretConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SecretEdge']>, nodes: ReadonlyArray<ResolversTypes['Secret']> }>;
  SecretEdge: ResolverTypeWrapper<Omit<SecretEdge, 'node'> & { node: ResolversTypes['Secret'] }>;
  SecretUse: ResolverTypeWrapper<SecretUse>;
  SecretVersion: ResolverTypeWrapper<SecretVersionMapped>;
  Standing: ResolverTypeWrapper<Standing>;
  StatusChanged: ResolverTypeWrapper<Omit<StatusChanged, 'status'> & { status: ResolversTypes['RuntimeStatus'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Suggestion: ResolverTypeWrapper<SuggestionMapped>;
  SuggestionConnection: ResolverTypeWrapper<Omit<SuggestionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SuggestionEdge']>, nodes: ReadonlyArray<ResolversTypes['SuggestionSummary']> }>;
  SuggestionEdge: ResolverTypeWrapper<Omit<SuggestionEdge, 'node'> & { node: ResolversTypes['SuggestionSummary'] }>;
  SuggestionInput: SuggestionInput;
  SuggestionOrigin: ResolverTypeWrapper<SuggestionOrigin>;
  SuggestionOriginInput: SuggestionOriginInput;
  SuggestionOriginKind: SuggestionOriginKind;
  SuggestionState: SuggestionState;
  SuggestionSummary: ResolverTypeWrapper<SuggestionSummaryMapped>;
  SuggestionsWaiting: ResolverTypeWrapper<SuggestionsWaiting>;
  SuggestionsWaitingConnection: ResolverTypeWrapper<SuggestionsWaitingConnection>;
  SuggestionsWaitingEdge: ResolverTypeWrapper<SuggestionsWaitingEdge>;
  TestDifference: ResolverTypeWrapper<TestDifferenceMapped>;
  TestItem: ResolverTypeWrapper<TestItemMapped>;
  TestRun: ResolverTypeWrapper<Omit<TestRun, 'compare' | 'items'> & { compare?: Maybe<ReadonlyArray<ResolversTypes['TestDifference']>>, items: ReadonlyArray<ResolversTypes['TestItem']> }>;
  TestRunInput: TestRunInput;
  TestRunSummary: ResolverTypeWrapper<TestRunSummary>;
  TestSample: TestSample;
  Throttle: ResolverTypeWrapper<Throttle>;
  ThrottleInput: ThrottleInput;
  TimeSpan: ResolverTypeWrapper<TimeSpan>;
  UndoPlan: ResolverTypeWrapper<UndoPlan>;
  UpdateDatasourceInput: UpdateDatasourceInput;
  UpdateUserInput: UpdateUserInput;
  User: ResolverTypeWrapper<User>;
  UserConnection: ResolverTypeWrapper<UserConnection>;
  UserEdge: ResolverTypeWrapper<UserEdge>;
  Validation: ResolverTypeWrapper<Validation>;
  Version: ResolverTypeWrapper<VersionMapped>;
  VersionComment: ResolverTypeWrapper<VersionCommentMapped>;
  VersionCommentConnection: ResolverTypeWrapper<Omit<VersionCommentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['VersionCommentEdge']>, nodes: ReadonlyArray<ResolversTypes['VersionComment']> }>;
  VersionCommentEdge: ResolverTypeWrapper<Omit<VersionCommentEdge, 'node'> & { node: ResolversTypes['VersionComment'] }>;
  VersionConnection: ResolverTypeWrapper<Omit<VersionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['VersionEdge']>, nodes: ReadonlyArray<ResolversTypes['VersionSummary']> }>;
  VersionEdge: ResolverTypeWrapper<Omit<VersionEdge, 'node'> & { node: ResolversTypes['VersionSummary'] }>;
  VersionSummary: ResolverTypeWrapper<VersionSummaryMapped>;
  WatchEnded: ResolverTypeWrapper<WatchEnded>;
  Window: ResolverTypeWrapper<Window>;
  WindowConnection: ResolverTypeWrapper<WindowConnection>;
  WindowEdge: ResolverTypeWrapper<WindowEdge>;
  Worker: ResolverTypeWrapper<Worker>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Alert: AlertMapped;
  AlertConnection: Omit<AlertConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AlertEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Alert']> };
  AlertEdge: Omit<AlertEdge, 'node'> & { node: ResolversParentTypes['Alert'] };
  AlertEntity: AlertEntity;
  AlertFilter: AlertFilter;
  ApiToken: ApiTokenMapped;
  ApiTokenConnection: Omit<ApiTokenConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ApiTokenEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ApiToken']> };
  ApiTokenEdge: Omit<ApiTokenEdge, 'node'> & { node: ResolversParentTypes['ApiToken'] };
  AuditActor: AuditActor;
  AuditBreak: AuditBreak;
  AuditConnection: Omit<AuditConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AuditEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AuditEntry']> };
  AuditEdge: Omit<AuditEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditEntry: Omit<AuditEntry, 'resource'> & { resource: ResolversParentTypes['AuditResource'] };
  AuditFilter: AuditFilter;
  AuditHead: AuditHead;
  AuditResource: AuditResourceMapped;
  AuditVerification: AuditVerification;
  BackfillInput: BackfillInput;
  BackfillPlan: BackfillPlan;
  Boolean: Scalars['Boolean']['output'];
  Change: ChangeMapped;
  CheckReport: CheckReport;
  CheckStep: CheckStep;
  Checkpoint: Checkpoint;
  CheckpointEntry: CheckpointEntryMapped;
  CheckpointEntryConnection: Omit<CheckpointEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CheckpointEntryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CheckpointEntry']> };
  CheckpointEntryEdge: Omit<CheckpointEntryEdge, 'node'> & { node: ResolversParentTypes['CheckpointEntry'] };
  CheckpointInput: CheckpointInput;
  Checkpoints: Checkpoints;
  CommentInput: CommentInput;
  ConnectorPreset: ConnectorPreset;
  ConnectorTemplate: ConnectorTemplateMapped;
  ConnectorType: ConnectorTypeMapped;
  Coverage: Coverage;
  CreateApiTokenInput: CreateApiTokenInput;
  CreateDatasourceInput: CreateDatasourceInput;
  CreateInvitationInput: CreateInvitationInput;
  CreateProjectInput: CreateProjectInput;
  CreateSecretInput: CreateSecretInput;
  CreateUserInput: CreateUserInput;
  CreatedApiToken: CreatedApiToken;
  CreatedInvitation: CreatedInvitationMapped;
  Datasource: DatasourceMapped;
  DatasourceConnection: Omit<DatasourceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DatasourceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Datasource']> };
  DatasourceEdge: Omit<DatasourceEdge, 'node'> & { node: ResolversParentTypes['Datasource'] };
  DatasourceFacets: Omit<DatasourceFacets, 'health' | 'owner' | 'project' | 'tag' | 'type'> & { health: ReadonlyArray<ResolversParentTypes['FacetCount']>, owner: ReadonlyArray<ResolversParentTypes['FacetCount']>, project: ReadonlyArray<ResolversParentTypes['FacetCount']>, tag: ReadonlyArray<ResolversParentTypes['FacetCount']>, type: ReadonlyArray<ResolversParentTypes['FacetCount']> };
  DatasourceFilter: DatasourceFilter;
  DateTime: Scalars['DateTime']['output'];
  DeadLetter: DeadLetter;
  DeadLetterConnection: DeadLetterConnection;
  DeadLetterEdge: DeadLetterEdge;
  DeadLetterFilter: DeadLetterFilter;
  DeadLetterGroup: DeadLetterGroup;
  Diff: Omit<Diff, 'changes'> & { changes: ReadonlyArray<ResolversParentTypes['Change']> };
  DiffSummary: DiffSummary;
  Draft: DraftMapped;
  DraftChanged: DraftChangedMapped;
  DraftInput: DraftInput;
  Entity: Entity;
  EntityConnection: EntityConnection;
  EntityEdge: EntityEdge;
  EntityFilter: EntityFilter;
  Event: EventMapped;
  EventConnection: Omit<EventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['EventEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Event']> };
  EventDetail: EventDetailMapped;
  EventEdge: Omit<EventEdge, 'node'> & { node: ResolversParentTypes['Event'] };
  EventFilter: EventFilter;
  EventsRecorded: Omit<EventsRecorded, 'events'> & { events: ReadonlyArray<ResolversParentTypes['Event']> };
  FacetCount: FacetCountMapped;
  Failure: Failure;
  Finding: Finding;
  FleetChanged: FleetChanged;
  FleetItem: FleetItem;
  FleetTrend: FleetTrend;
  Float: Scalars['Float']['output'];
  Gap: Gap;
  Heartbeat: Heartbeat;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Invitation: InvitationMapped;
  InvitationConnection: Omit<InvitationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InvitationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Invitation']> };
  InvitationEdge: Omit<InvitationEdge, 'node'> & { node: ResolversParentTypes['Invitation'] };
  InvitedRole: InvitedRoleMapped;
  InvitedRoleInput: InvitedRoleInput;
  JSON: Scalars['JSON']['output'];
  LiveDraftInput: LiveDraftInput;
  LiveEvent: LiveEventMapped;
  LiveEventsInput: LiveEventsInput;
  LiveFleetInput: LiveFleetInput;
  LiveInput: LiveInput;
  LiveLogsInput: LiveLogsInput;
  LiveMetricsInput: LiveMetricsInput;
  LogConnection: LogConnection;
  LogEdge: LogEdge;
  LogFilter: LogFilter;
  LogLine: LogLine;
  LogLines: LogLines;
  Me: MeMapped;
  MetricBucket: MetricBucket;
  MetricTick: MetricTick;
  Metrics: MetricsMapped;
  Mutation: Record<PropertyKey, never>;
  NextRequest: NextRequest;
  OfferedStanding: OfferedStanding;
  Organization: OrganizationMapped;
  PageInfo: PageInfo;
  Project: ProjectMapped;
  Published: PublishedMapped;
  Query: Record<PropertyKey, never>;
  RawPayload: RawPayload;
  RawRequestInput: RawRequestInput;
  Relationship: Relationship;
  RelationshipConnection: RelationshipConnection;
  RelationshipEdge: RelationshipEdge;
  RelationshipEnd: RelationshipEnd;
  RelationshipFilter: RelationshipFilter;
  Remapped: Remapped;
  ReplayInput: ReplayInput;
  ResetLink: ResetLink;
  RoleBinding: RoleBindingMapped;
  RoleBindingConnection: Omit<RoleBindingConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RoleBindingEdge']>, nodes: ReadonlyArray<ResolversParentTypes['RoleBinding']> };
  RoleBindingEdge: Omit<RoleBindingEdge, 'node'> & { node: ResolversParentTypes['RoleBinding'] };
  RoleBindingInput: RoleBindingInput;
  RoleDescription: RoleDescription;
  RotateSecretInput: RotateSecretInput;
  Run: RunMapped;
  RunConnection: Omit<RunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RunEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Run']> };
  RunEdge: Omit<RunEdge, 'node'> & { node: ResolversParentTypes['Run'] };
  RunProgress: RunProgress;
  RunStarted: RunStarted;
  RunsChanged: Omit<RunsChanged, 'runs'> & { runs: ReadonlyArray<ResolversParentTypes['Run']> };
  RuntimeStatus: RuntimeStatusMapped;
  Scope: Scope;
  ScopeInput: ScopeInput;
  ScriptResult: ScriptResultMapped;
  ScriptRun: Omit<ScriptRun, 'results'> & { results: ReadonlyArray<ResolversParentTypes['ScriptResult']> };
  ScriptRunInput: ScriptRunInput;
  Secret: Omit<Secret, 'versions'> & { versions: ReadonlyArray<ResolversParentTypes['SecretVersion']> };
  SecretConnection: Omit<SecretConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SecretEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Secret']> };
  SecretEdge: Omit<SecretEdge, 'node'> & { node: ResolversParentTypes['Secret'] };
  SecretUse: SecretUse;
  SecretVersion: SecretVersionMapped;
  Standing: Standing;
  StatusChanged: Omit<StatusChanged, 'status'> & { status: ResolversParentTypes['RuntimeStatus'] };
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  Suggestion: SuggestionMapped;
  SuggestionConnection: Omit<SuggestionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SuggestionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SuggestionSummary']> };
  SuggestionEdge: Omit<SuggestionEdge, 'node'> & { node: ResolversParentTypes['SuggestionSummary'] };
  SuggestionInput: SuggestionInput;
  SuggestionOrigin: SuggestionOrigin;
  SuggestionOriginInput: SuggestionOriginInput;
  SuggestionSummary: SuggestionSummaryMapped;
  SuggestionsWaiting: SuggestionsWaiting;
  SuggestionsWaitingConnection: SuggestionsWaitingConnection;
  SuggestionsWaitingEdge: SuggestionsWaitingEdge;
  TestDifference: TestDifferenceMapped;
  TestItem: TestItemMapped;
  TestRun: Omit<TestRun, 'compare' | 'items'> & { compare?: Maybe<ReadonlyArray<ResolversParentTypes['TestDifference']>>, items: ReadonlyArray<ResolversParentTypes['TestItem']> };
  TestRunInput: TestRunInput;
  TestRunSummary: TestRunSummary;
  Throttle: Throttle;
  ThrottleInput: ThrottleInput;
  TimeSpan: TimeSpan;
  UndoPlan: UndoPlan;
  UpdateDatasourceInput: UpdateDatasourceInput;
  UpdateUserInput: UpdateUserInput;
  User: User;
  UserConnection: UserConnection;
  UserEdge: UserEdge;
  Validation: Validation;
  Version: VersionMapped;
  VersionComment: VersionCommentMapped;
  VersionCommentConnection: Omit<VersionCommentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['VersionCommentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['VersionComment']> };
  VersionCommentEdge: Omit<VersionCommentEdge, 'node'> & { node: ResolversParentTypes['VersionComment'] };
  VersionConnection: Omit<VersionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['VersionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['VersionSummary']> };
  VersionEdge: Omit<VersionEdge, 'node'> & { node: ResolversParentTypes['VersionSummary'] };
  VersionSummary: VersionSummaryMapped;
  WatchEnded: WatchEnded;
  Window: Window;
  WindowConnection: WindowConnection;
  WindowEdge: WindowEdge;
  Worker: Worker;
};

export type AlertResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert']> = {
  attributes?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entities?: Resolver<ReadonlyArray<ResolversTypes['AlertEntity']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mappingVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severityRaw?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceEventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceUpdatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AlertEntityResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AlertEntity'] = ResolversParentTypes['AlertEntity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApiTokenResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ApiToken'] = ResolversParentTypes['ApiToken']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ApiTokenConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ApiTokenConnection'] = ResolversParentTypes['ApiTokenConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ApiTokenEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ApiTokenEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ApiTokenEdge'] = ResolversParentTypes['ApiTokenEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiToken'], ParentType, ContextType>;
};

export type AuditActorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AuditActor'] = ResolversParentTypes['AuditActor']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditBreakResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AuditBreak'] = ResolversParentTypes['AuditBreak']> = {
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type AuditConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AuditConnection'] = ResolversParentTypes['AuditConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AuditEdge'] = ResolversParentTypes['AuditEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['AuditActor'], ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  correlationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resource?: Resolver<ResolversTypes['AuditResource'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type AuditHeadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AuditHead'] = ResolversParentTypes['AuditHead']> = {
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type AuditResourceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AuditResource'] = ResolversParentTypes['AuditResource']> = {
  datasourceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  projectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type AuditVerificationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['AuditVerification'] = ResolversParentTypes['AuditVerification']> = {
  brokenAt?: Resolver<Maybe<ResolversTypes['AuditBreak']>, ParentType, ContextType>;
  checked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  head?: Resolver<ResolversTypes['AuditHead'], ParentType, ContextType>;
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type BackfillPlanResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['BackfillPlan'] = ResolversParentTypes['BackfillPlan']> = {
  basis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  eventsPerSecond?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  firstWindows?: Resolver<ReadonlyArray<ResolversTypes['TimeSpan']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  notKept?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  requests?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  seconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  windows?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ChangeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  area?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  risk?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CheckReportResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CheckReport'] = ResolversParentTypes['CheckReport']> = {
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['CheckStep']>, ParentType, ContextType>;
};

export type CheckStepResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CheckStep'] = ResolversParentTypes['CheckStep']> = {
  action?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CheckpointResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Checkpoint'] = ResolversParentTypes['Checkpoint']> = {
  partition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type CheckpointEntryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CheckpointEntry'] = ResolversParentTypes['CheckpointEntry']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  lane?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  runId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type CheckpointEntryConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CheckpointEntryConnection'] = ResolversParentTypes['CheckpointEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CheckpointEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CheckpointEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CheckpointEntryEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CheckpointEntryEdge'] = ResolversParentTypes['CheckpointEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CheckpointEntry'], ParentType, ContextType>;
};

export type CheckpointsResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Checkpoints'] = ResolversParentTypes['Checkpoints']> = {
  current?: Resolver<ReadonlyArray<ResolversTypes['Standing']>, ParentType, ContextType>;
};

export type ConnectorPresetResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ConnectorPreset'] = ResolversParentTypes['ConnectorPreset']> = {
  config?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  fills?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requiredSecrets?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConnectorTemplateResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ConnectorTemplate'] = ResolversParentTypes['ConnectorTemplate']> = {
  config?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  guide?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mapping?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  preset?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  samples?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unverified?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConnectorTypeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ConnectorType'] = ResolversParentTypes['ConnectorType']> = {
  configSchema?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  guide?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ConnectorMode'], ParentType, ContextType>;
  presets?: Resolver<ReadonlyArray<ResolversTypes['ConnectorPreset']>, ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  secretsSchema?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  stability?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  templates?: Resolver<ReadonlyArray<ResolversTypes['ConnectorTemplate']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uiSchema?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type CoverageResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  covered?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  gaps?: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  more?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  overlaps?: Resolver<ReadonlyArray<ResolversTypes['TimeSpan']>, ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CreatedApiTokenResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CreatedApiToken'] = ResolversParentTypes['CreatedApiToken']> = {
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CreatedInvitationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['CreatedInvitation'] = ResolversParentTypes['CreatedInvitation']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  link?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['InvitedRole']>, ParentType, ContextType>;
};

export type DatasourceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Datasource'] = ResolversParentTypes['Datasource']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  backfillPlan?: Resolver<ResolversTypes['BackfillPlan'], ParentType, ContextType, RequireFields<DatasourceBackfillPlanArgs, 'input'>>;
  backfillSources?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  checkpointHistory?: Resolver<ResolversTypes['CheckpointEntryConnection'], ParentType, ContextType, Partial<DatasourceCheckpointHistoryArgs>>;
  checkpoints?: Resolver<ResolversTypes['Checkpoints'], ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType, Partial<DatasourceCoverageArgs>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  deadLetterGroups?: Resolver<ReadonlyArray<ResolversTypes['DeadLetterGroup']>, ParentType, ContextType, Partial<DatasourceDeadLetterGroupsArgs>>;
  deadLetters?: Resolver<ResolversTypes['DeadLetterConnection'], ParentType, ContextType, Partial<DatasourceDeadLettersArgs>>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  desiredState?: Resolver<ResolversTypes['DesiredState'], ParentType, ContextType>;
  diff?: Resolver<ResolversTypes['Diff'], ParentType, ContextType, RequireFields<DatasourceDiffArgs, 'from' | 'to'>>;
  draft?: Resolver<ResolversTypes['Draft'], ParentType, ContextType>;
  draftEtag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  errorsPerMinute?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  etag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['EventDetail'], ParentType, ContextType, RequireFields<DatasourceEventArgs, 'id'>>;
  events?: Resolver<ResolversTypes['EventConnection'], ParentType, ContextType, Partial<DatasourceEventsArgs>>;
  eventsPerSecond?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
  hasUnpublishedChanges?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ingestUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastEventAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  logs?: Resolver<ResolversTypes['LogConnection'], ParentType, ContextType, Partial<DatasourceLogsArgs>>;
  metrics?: Resolver<ResolversTypes['Metrics'], ParentType, ContextType, Partial<DatasourceMetricsArgs>>;
  mode?: Resolver<ResolversTypes['ConnectorMode'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextRequest?: Resolver<ReadonlyArray<ResolversTypes['NextRequest']>, ParentType, ContextType, Partial<DatasourceNextRequestArgs>>;
  openSuggestions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  ownerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  publishedVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recentRate?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  roleBindings?: Resolver<ReadonlyArray<ResolversTypes['RoleBinding']>, ParentType, ContextType>;
  runs?: Resolver<ResolversTypes['RunConnection'], ParentType, ContextType, Partial<DatasourceRunsArgs>>;
  runtimeStatus?: Resolver<ResolversTypes['RuntimeStatus'], ParentType, ContextType>;
  standings?: Resolver<ReadonlyArray<ResolversTypes['OfferedStanding']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DatasourceStatus'], ParentType, ContextType>;
  suggestion?: Resolver<ResolversTypes['Suggestion'], ParentType, ContextType, RequireFields<DatasourceSuggestionArgs, 'id'>>;
  suggestions?: Resolver<ResolversTypes['SuggestionConnection'], ParentType, ContextType, Partial<DatasourceSuggestionsArgs>>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  throttle?: Resolver<Maybe<ResolversTypes['Throttle']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  typeTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Version'], ParentType, ContextType, RequireFields<DatasourceVersionArgs, 'number'>>;
  versions?: Resolver<ResolversTypes['VersionConnection'], ParentType, ContextType, Partial<DatasourceVersionsArgs>>;
  windows?: Resolver<ResolversTypes['WindowConnection'], ParentType, ContextType, Partial<DatasourceWindowsArgs>>;
};

export type DatasourceConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DatasourceConnection'] = ResolversParentTypes['DatasourceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DatasourceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Datasource']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DatasourceEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DatasourceEdge'] = ResolversParentTypes['DatasourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Datasource'], ParentType, ContextType>;
};

export type DatasourceFacetsResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DatasourceFacets'] = ResolversParentTypes['DatasourceFacets']> = {
  health?: Resolver<ReadonlyArray<ResolversTypes['FacetCount']>, ParentType, ContextType>;
  owner?: Resolver<ReadonlyArray<ResolversTypes['FacetCount']>, ParentType, ContextType>;
  project?: Resolver<ReadonlyArray<ResolversTypes['FacetCount']>, ParentType, ContextType>;
  tag?: Resolver<ReadonlyArray<ResolversTypes['FacetCount']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ReadonlyArray<ResolversTypes['FacetCount']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeadLetterResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeadLetter'] = ResolversParentTypes['DeadLetter']> = {
  bytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['Finding']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rawKind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DeadLetterState'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DeadLetterConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeadLetterConnection'] = ResolversParentTypes['DeadLetterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeadLetterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DeadLetter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeadLetterEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeadLetterEdge'] = ResolversParentTypes['DeadLetterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DeadLetter'], ParentType, ContextType>;
};

export type DeadLetterGroupResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DeadLetterGroup'] = ResolversParentTypes['DeadLetterGroup']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DiffResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Diff'] = ResolversParentTypes['Diff']> = {
  afterText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  beforeText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['Change']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['DiffSummary'], ParentType, ContextType>;
};

export type DiffSummaryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DiffSummary'] = ResolversParentTypes['DiffSummary']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  areas?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  highestRisk?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DraftResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Draft'] = ResolversParentTypes['Draft']> = {
  config?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  contentHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contentText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  etag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mapping?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  runtime?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  secrets?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  validation?: Resolver<ResolversTypes['Validation'], ParentType, ContextType>;
};

export type DraftChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DraftChanged'] = ResolversParentTypes['DraftChanged']> = {
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  etag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EntityResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Entity'] = ResolversParentTypes['Entity']> = {
  alertCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  attributes?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EntityConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EntityConnection'] = ResolversParentTypes['EntityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EntityEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Entity']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EntityEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EntityEdge'] = ResolversParentTypes['EntityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
};

export type EventResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Event'] = ResolversParentTypes['Event']> = {
  alertIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  committedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  entityIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  latencyMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  reasonCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  relationshipIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  runId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceEventId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['Finding']>, ParentType, ContextType>;
};

export type EventConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EventConnection'] = ResolversParentTypes['EventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Event']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EventDetailResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EventDetail'] = ResolversParentTypes['EventDetail']> = {
  alerts?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  entities?: Resolver<ReadonlyArray<ResolversTypes['Entity']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['Finding']>, ParentType, ContextType>;
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['RawPayload']>, ParentType, ContextType>;
  rawState?: Resolver<ResolversTypes['RawState'], ParentType, ContextType>;
  relationships?: Resolver<ReadonlyArray<ResolversTypes['Relationship']>, ParentType, ContextType>;
};

export type EventEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EventEdge'] = ResolversParentTypes['EventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
};

export type EventsRecordedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['EventsRecorded'] = ResolversParentTypes['EventsRecorded']> = {
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['Event']>, ParentType, ContextType>;
  more?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FacetCountResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FacetCount'] = ResolversParentTypes['FacetCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FailureResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Failure'] = ResolversParentTypes['Failure']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  httpStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type FindingResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Finding'] = ResolversParentTypes['Finding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  suggestion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FleetChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FleetChanged'] = ResolversParentTypes['FleetChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['FleetItem']>, ParentType, ContextType>;
  removed?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FleetItemResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FleetItem'] = ResolversParentTypes['FleetItem']> = {
  desiredState?: Resolver<ResolversTypes['DesiredState'], ParentType, ContextType>;
  errorsPerMinute?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  eventsPerSecond?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastEventAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  publishedVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DatasourceStatus'], ParentType, ContextType>;
};

export type FleetTrendResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FleetTrend'] = ResolversParentTypes['FleetTrend']> = {
  lagSeconds?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Float']>>, ParentType, ContextType>;
  received?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  rejected?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type GapResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Gap'] = ResolversParentTypes['Gap']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  planned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type HeartbeatResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Heartbeat'] = ResolversParentTypes['Heartbeat']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Invitation'] = ResolversParentTypes['Invitation']> = {
  acceptedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  acceptedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['InvitedRole']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['InvitationState'], ParentType, ContextType>;
};

export type InvitationConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['InvitationConnection'] = ResolversParentTypes['InvitationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InvitationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Invitation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvitationEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['InvitationEdge'] = ResolversParentTypes['InvitationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
};

export type InvitedRoleResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['InvitedRole'] = ResolversParentTypes['InvitedRole']> = {
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LiveEventResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LiveEvent'] = ResolversParentTypes['LiveEvent']> = {
  __resolveType: TypeResolveFn<'DraftChanged' | 'EventsRecorded' | 'FleetChanged' | 'Heartbeat' | 'LogLines' | 'MetricTick' | 'RunsChanged' | 'StatusChanged' | 'WatchEnded', ParentType, ContextType>;
};

export type LogConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LogConnection'] = ResolversParentTypes['LogConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LogEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LogLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LogEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LogEdge'] = ResolversParentTypes['LogEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LogLine'], ParentType, ContextType>;
};

export type LogLineResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LogLine'] = ResolversParentTypes['LogLine']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  component?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  correlationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  fields?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['LogLevel'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LogLinesResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['LogLines'] = ResolversParentTypes['LogLines']> = {
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['LogLine']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Me'] = ResolversParentTypes['Me']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  actionsAnywhere?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  actionsGlobal?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  by?: Resolver<ResolversTypes['CallerKind'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  organizations?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['RoleBinding']>, ParentType, ContextType>;
  scopes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type MetricBucketResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MetricBucket'] = ResolversParentTypes['MetricBucket']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  duplicate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  filtered?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lagSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  latencyP50?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  latencyP95?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  latencyP99?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mapped?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MetricTickResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['MetricTick'] = ResolversParentTypes['MetricTick']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  buckets?: Resolver<ReadonlyArray<ResolversTypes['MetricBucket']>, ParentType, ContextType>;
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MetricsResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Metrics'] = ResolversParentTypes['Metrics']> = {
  bytes?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  duplicate?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  filtered?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lagSeconds?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Float']>>, ParentType, ContextType>;
  latencyP50?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Float']>>, ParentType, ContextType>;
  latencyP95?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Float']>>, ParentType, ContextType>;
  latencyP99?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Float']>>, ParentType, ContextType>;
  mapped?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  pending?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  received?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  rejected?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  step?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  time?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  archiveDatasource?: Resolver<ResolversTypes['Datasource'], ParentType, ContextType, RequireFields<MutationArchiveDatasourceArgs, 'etag' | 'id'>>;
  cancelRun?: Resolver<ResolversTypes['Run'], ParentType, ContextType, RequireFields<MutationCancelRunArgs, 'id'>>;
  checkConnection?: Resolver<ResolversTypes['CheckReport'], ParentType, ContextType, RequireFields<MutationCheckConnectionArgs, 'against' | 'datasourceId'>>;
  cloneDatasource?: Resolver<ResolversTypes['Datasource'], ParentType, ContextType, RequireFields<MutationCloneDatasourceArgs, 'id'>>;
  commentVersion?: Resolver<ResolversTypes['VersionComment'], ParentType, ContextType, RequireFields<MutationCommentVersionArgs, 'datasourceId' | 'input' | 'version'>>;
  createApiToken?: Resolver<ResolversTypes['CreatedApiToken'], ParentType, ContextType, RequireFields<MutationCreateApiTokenArgs, 'input'>>;
  createDatasource?: Resolver<ResolversTypes['Datasource'], ParentType, ContextType, RequireFields<MutationCreateDatasourceArgs, 'input'>>;
  createInvitation?: Resolver<ResolversTypes['CreatedInvitation'], ParentType, ContextType, RequireFields<MutationCreateInvitationArgs, 'input'>>;
  createOrganization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType, RequireFields<MutationCreateOrganizationArgs, 'name'>>;
  createProject?: Resolver<ResolversTypes['Project'], ParentType, ContextType, RequireFields<MutationCreateProjectArgs, 'input'>>;
  createResetLink?: Resolver<ResolversTypes['ResetLink'], ParentType, ContextType, RequireFields<MutationCreateResetLinkArgs, 'userId'>>;
  createSecret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType, RequireFields<MutationCreateSecretArgs, 'input'>>;
  createUser?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationCreateUserArgs, 'input'>>;
  deleteSecret?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<MutationDeleteSecretArgs, 'id'>>;
  disableDatasource?: Resolver<ResolversTypes['Datasource'], ParentType, ContextType, RequireFields<MutationDisableDatasourceArgs, 'id'>>;
  discardDraft?: Resolver<ResolversTypes['Draft'], ParentType, ContextType, RequireFields<MutationDiscardDraftArgs, 'datasourceId' | 'etag'>>;
  dismissSuggestion?: Resolver<ResolversTypes['Suggestion'], ParentType, ContextType, RequireFields<MutationDismissSuggestionArgs, 'datasourceId' | 'id' | 'reason'>>;
  enableDatasource?: Resolver<ResolversTypes['Datasource'], ParentType, ContextType, RequireFields<MutationEnableDatasourceArgs, 'id'>>;
  generateSample?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<MutationGenerateSampleArgs, 'type'>>;
  grantRole?: Resolver<ResolversTypes['RoleBinding'], ParentType, ContextType, RequireFields<MutationGrantRoleArgs, 'input'>>;
  pauseRun?: Resolver<ResolversTypes['Run'], ParentType, ContextType, RequireFields<MutationPauseRunArgs, 'id'>>;
  publish?: Resolver<ResolversTypes['Published'], ParentType, ContextType, RequireFields<MutationPublishArgs, 'datasourceId' | 'etag'>>;
  putDraft?: Resolver<ResolversTypes['Draft'], ParentType, ContextType, RequireFields<MutationPutDraftArgs, 'datasourceId' | 'etag' | 'input'>>;
  replayDeadLetters?: Resolver<ResolversTypes['RunStarted'], ParentType, ContextType, RequireFields<MutationReplayDeadLettersArgs, 'datasourceId'>>;
  restartDatasource?: Resolver<ResolversTypes['Datasource'], ParentType, ContextType, RequireFields<MutationRestartDatasourceArgs, 'id'>>;
  restoreDatasource?: Resolver<ResolversTypes['Datasource'], ParentType, ContextType, RequireFields<MutationRestoreDatasourceArgs, 'id'>>;
  resumeRun?: Resolver<ResolversTypes['Run'], ParentType, ContextType, RequireFields<MutationResumeRunArgs, 'id'>>;
  revokeApiToken?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<MutationRevokeApiTokenArgs, 'id'>>;
  revokeInvitation?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<MutationRevokeInvitationArgs, 'id'>>;
  revokeRole?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<MutationRevokeRoleArgs, 'id'>>;
  revokeSecretVersion?: Resolver<ResolversTypes['Secret'], ParentType, ContextType, RequireFields<MutationRevokeSecretVersionArgs, 'id' | 'n'>>;
  rollback?: Resolver<ResolversTypes['Published'], ParentType, ContextType, RequireFields<MutationRollbackArgs, 'datasourceId' | 'version'>>;
  rotateSecret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType, RequireFields<MutationRotateSecretArgs, 'id' | 'input'>>;
  runScript?: Resolver<ResolversTypes['ScriptRun'], ParentType, ContextType, RequireFields<MutationRunScriptArgs, 'datasourceId' | 'input'>>;
  setCheckpoint?: Resolver<ResolversTypes['Checkpoints'], ParentType, ContextType, RequireFields<MutationSetCheckpointArgs, 'datasourceId' | 'input'>>;
  startBackfill?: Resolver<ResolversTypes['RunStarted'], ParentType, ContextType, RequireFields<MutationStartBackfillArgs, 'datasourceId' | 'input'>>;
  startRun?: Resolver<ResolversTypes['RunStarted'], ParentType, ContextType, RequireFields<MutationStartRunArgs, 'datasourceId'>>;
  suggestChange?: Resolver<ResolversTypes['Suggestion'], ParentType, ContextType, RequireFields<MutationSuggestChangeArgs, 'datasourceId' | 'input'>>;
  takeSuggestion?: Resolver<ResolversTypes['Suggestion'], ParentType, ContextType, RequireFields<MutationTakeSuggestionArgs, 'datasourceId' | 'id'>>;
  testRun?: Resolver<ResolversTypes['TestRun'], ParentType, ContextType, RequireFields<MutationTestRunArgs, 'datasourceId' | 'input'>>;
  throttleDatasource?: Resolver<ResolversTypes['Datasource'], ParentType, ContextType, RequireFields<MutationThrottleDatasourceArgs, 'id' | 'input'>>;
  throttleRun?: Resolver<ResolversTypes['Run'], ParentType, ContextType, RequireFields<MutationThrottleRunArgs, 'id'>>;
  undoRun?: Resolver<ResolversTypes['RunStarted'], ParentType, ContextType, RequireFields<MutationUndoRunArgs, 'id'>>;
  undoVersion?: Resolver<ResolversTypes['RunStarted'], ParentType, ContextType, RequireFields<MutationUndoVersionArgs, 'datasourceId' | 'version'>>;
  updateDatasource?: Resolver<ResolversTypes['Datasource'], ParentType, ContextType, RequireFields<MutationUpdateDatasourceArgs, 'etag' | 'id' | 'input'>>;
  updateSecret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType, RequireFields<MutationUpdateSecretArgs, 'allowedHosts' | 'id'>>;
  updateUser?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<MutationUpdateUserArgs, 'id' | 'input'>>;
  withdrawSuggestion?: Resolver<ResolversTypes['Suggestion'], ParentType, ContextType, RequireFields<MutationWithdrawSuggestionArgs, 'datasourceId' | 'id'>>;
};

export type NextRequestResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['NextRequest'] = ResolversParentTypes['NextRequest']> = {
  partition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  request?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  words?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OfferedStandingResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['OfferedStanding'] = ResolversParentTypes['OfferedStanding']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  projects?: Resolver<ReadonlyArray<ResolversTypes['Project']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organizationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PublishedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Published'] = ResolversParentTypes['Published']> = {
  datasource?: Resolver<ResolversTypes['Datasource'], ParentType, ContextType>;
  etag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  alert?: Resolver<ResolversTypes['Alert'], ParentType, ContextType, RequireFields<QueryAlertArgs, 'id'>>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, Partial<QueryAlertsArgs>>;
  apiTokens?: Resolver<ResolversTypes['ApiTokenConnection'], ParentType, ContextType, Partial<QueryApiTokensArgs>>;
  audit?: Resolver<ResolversTypes['AuditConnection'], ParentType, ContextType, Partial<QueryAuditArgs>>;
  auditVerification?: Resolver<ResolversTypes['AuditVerification'], ParentType, ContextType, RequireFields<QueryAuditVerificationArgs, 'chain'>>;
  connectorType?: Resolver<Maybe<ResolversTypes['ConnectorType']>, ParentType, ContextType, RequireFields<QueryConnectorTypeArgs, 'type'>>;
  connectorTypes?: Resolver<ReadonlyArray<ResolversTypes['ConnectorType']>, ParentType, ContextType>;
  datasource?: Resolver<ResolversTypes['Datasource'], ParentType, ContextType, RequireFields<QueryDatasourceArgs, 'id'>>;
  datasourceFacets?: Resolver<ResolversTypes['DatasourceFacets'], ParentType, ContextType, Partial<QueryDatasourceFacetsArgs>>;
  datasources?: Resolver<ResolversTypes['DatasourceConnection'], ParentType, ContextType, RequireFields<QueryDatasourcesArgs, 'descending' | 'sort'>>;
  entities?: Resolver<ResolversTypes['EntityConnection'], ParentType, ContextType, Partial<QueryEntitiesArgs>>;
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType, RequireFields<QueryEntityArgs, 'id'>>;
  fleetTrend?: Resolver<ResolversTypes['FleetTrend'], ParentType, ContextType>;
  invitations?: Resolver<ResolversTypes['InvitationConnection'], ParentType, ContextType, Partial<QueryInvitationsArgs>>;
  me?: Resolver<ResolversTypes['Me'], ParentType, ContextType>;
  relationship?: Resolver<ResolversTypes['Relationship'], ParentType, ContextType, RequireFields<QueryRelationshipArgs, 'id'>>;
  relationships?: Resolver<ResolversTypes['RelationshipConnection'], ParentType, ContextType, Partial<QueryRelationshipsArgs>>;
  roleBindings?: Resolver<ResolversTypes['RoleBindingConnection'], ParentType, ContextType, Partial<QueryRoleBindingsArgs>>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['RoleDescription']>, ParentType, ContextType>;
  run?: Resolver<ResolversTypes['Run'], ParentType, ContextType, RequireFields<QueryRunArgs, 'id'>>;
  secret?: Resolver<ResolversTypes['Secret'], ParentType, ContextType, RequireFields<QuerySecretArgs, 'id'>>;
  secrets?: Resolver<ResolversTypes['SecretConnection'], ParentType, ContextType, Partial<QuerySecretsArgs>>;
  suggestionsWaiting?: Resolver<ResolversTypes['SuggestionsWaitingConnection'], ParentType, ContextType, Partial<QuerySuggestionsWaitingArgs>>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, Partial<QueryUsersArgs>>;
};

export type RawPayloadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RawPayload'] = ResolversParentTypes['RawPayload']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  encoding?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  headers?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  item?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RelationshipResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Relationship'] = ResolversParentTypes['Relationship']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['RelationshipEnd'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['RelationshipEnd'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RelationshipConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RelationshipConnection'] = ResolversParentTypes['RelationshipConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RelationshipEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Relationship']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RelationshipEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RelationshipEdge'] = ResolversParentTypes['RelationshipEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Relationship'], ParentType, ContextType>;
};

export type RelationshipEndResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RelationshipEnd'] = ResolversParentTypes['RelationshipEnd']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RemappedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Remapped'] = ResolversParentTypes['Remapped']> = {
  events?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResetLinkResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ResetLink'] = ResolversParentTypes['ResetLink']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  link?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RoleBindingResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoleBinding'] = ResolversParentTypes['RoleBinding']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RoleBindingConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoleBindingConnection'] = ResolversParentTypes['RoleBindingConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RoleBindingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RoleBinding']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RoleBindingEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoleBindingEdge'] = ResolversParentTypes['RoleBindingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RoleBinding'], ParentType, ContextType>;
};

export type RoleDescriptionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RoleDescription'] = ResolversParentTypes['RoleDescription']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
};

export type RunResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Run'] = ResolversParentTypes['Run']> = {
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lane?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameters?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['RunProgress'], ParentType, ContextType>;
  requestedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  requestedById?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RunState'], ParentType, ContextType>;
  undoPlan?: Resolver<ResolversTypes['UndoPlan'], ParentType, ContextType>;
  undoneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  undoneBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RunConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RunConnection'] = ResolversParentTypes['RunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Run']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RunEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RunEdge'] = ResolversParentTypes['RunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
};

export type RunProgressResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RunProgress'] = ResolversParentTypes['RunProgress']> = {
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  eta?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  pages?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  part?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type RunStartedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RunStarted'] = ResolversParentTypes['RunStarted']> = {
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RunsChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RunsChanged'] = ResolversParentTypes['RunsChanged']> = {
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  runs?: Resolver<ReadonlyArray<ResolversTypes['Run']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RuntimeStatusResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RuntimeStatus'] = ResolversParentTypes['RuntimeStatus']> = {
  checkpoint?: Resolver<ReadonlyArray<ResolversTypes['Checkpoint']>, ParentType, ContextType>;
  circuit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  desiredState?: Resolver<ResolversTypes['DesiredState'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  lagSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lastEventAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  throttle?: Resolver<Maybe<ResolversTypes['Throttle']>, ParentType, ContextType>;
  workers?: Resolver<ReadonlyArray<ResolversTypes['Worker']>, ParentType, ContextType>;
};

export type ScopeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Scope'] = ResolversParentTypes['Scope']> = {
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ScopeKind'], ParentType, ContextType>;
};

export type ScriptResultResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ScriptResult'] = ResolversParentTypes['ScriptResult']> = {
  error?: Resolver<Maybe<ResolversTypes['Finding']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  logs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ScriptRunResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ScriptRun'] = ResolversParentTypes['ScriptRun']> = {
  error?: Resolver<Maybe<ResolversTypes['Finding']>, ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['ScriptResult']>, ParentType, ContextType>;
};

export type SecretResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Secret'] = ResolversParentTypes['Secret']> = {
  allowedHosts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  datasourceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  usedBy?: Resolver<ReadonlyArray<ResolversTypes['SecretUse']>, ParentType, ContextType>;
  versions?: Resolver<ReadonlyArray<ResolversTypes['SecretVersion']>, ParentType, ContextType>;
};

export type SecretConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SecretConnection'] = ResolversParentTypes['SecretConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SecretEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Secret']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SecretEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SecretEdge'] = ResolversParentTypes['SecretEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Secret'], ParentType, ContextType>;
};

export type SecretUseResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SecretUse'] = ResolversParentTypes['SecretUse']> = {
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  in?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SecretVersionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SecretVersion'] = ResolversParentTypes['SecretVersion']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdById?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StandingResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Standing'] = ResolversParentTypes['Standing']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lane?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  moving?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  partition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type StatusChangedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['StatusChanged'] = ResolversParentTypes['StatusChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  draftEtag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  errorsPerMinute?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  etag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventsPerSecond?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishedVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RuntimeStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  live?: SubscriptionResolver<ResolversTypes['LiveEvent'], "live", ParentType, ContextType, RequireFields<SubscriptionLiveArgs, 'watch'>>;
};

export type SuggestionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Suggestion'] = ResolversParentTypes['Suggestion']> = {
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  authorId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  baseEtag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  baseText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  baseVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  closedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  closedById?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  closingReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hasMapping?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['SuggestionOrigin'], ParentType, ContextType>;
  proposedText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SuggestionState'], ParentType, ContextType>;
};

export type SuggestionConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SuggestionConnection'] = ResolversParentTypes['SuggestionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SuggestionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SuggestionSummary']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SuggestionEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SuggestionEdge'] = ResolversParentTypes['SuggestionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SuggestionSummary'], ParentType, ContextType>;
};

export type SuggestionOriginResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SuggestionOrigin'] = ResolversParentTypes['SuggestionOrigin']> = {
  eventId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SuggestionOriginKind'], ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sample?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SuggestionSummaryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SuggestionSummary'] = ResolversParentTypes['SuggestionSummary']> = {
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  authorId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  baseEtag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  baseVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  closedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  closedById?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  closingReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hasMapping?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['SuggestionOrigin'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SuggestionState'], ParentType, ContextType>;
};

export type SuggestionsWaitingResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SuggestionsWaiting'] = ResolversParentTypes['SuggestionsWaiting']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newestAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SuggestionsWaitingConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SuggestionsWaitingConnection'] = ResolversParentTypes['SuggestionsWaitingConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SuggestionsWaitingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SuggestionsWaiting']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SuggestionsWaitingEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SuggestionsWaitingEdge'] = ResolversParentTypes['SuggestionsWaitingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SuggestionsWaiting'], ParentType, ContextType>;
};

export type TestDifferenceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['TestDifference'] = ResolversParentTypes['TestDifference']> = {
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TestItemResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['TestItem'] = ResolversParentTypes['TestItem']> = {
  alerts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  entities?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['Finding']>, ParentType, ContextType>;
  logs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['Outcome'], ParentType, ContextType>;
  payload?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  record?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  relationships?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  unmapped?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['Finding']>, ParentType, ContextType>;
  would?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TestRunResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['TestRun'] = ResolversParentTypes['TestRun']> = {
  compare?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TestDifference']>>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['TestItem']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['TestRunSummary'], ParentType, ContextType>;
};

export type TestRunSummaryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['TestRunSummary'] = ResolversParentTypes['TestRunSummary']> = {
  alerts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  duplicate?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  filtered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mapped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  relationships?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  warnings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ThrottleResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Throttle'] = ResolversParentTypes['Throttle']> = {
  eventsPerSecond?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TimeSpanResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['TimeSpan'] = ResolversParentTypes['TimeSpan']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type UndoPlanResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UndoPlan'] = ResolversParentTypes['UndoPlan']> = {
  alertsKept?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  alertsRemoved?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  alertsRestored?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  deadLetters?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  entities?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  events?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  obstacle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  relationships?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  remapped?: Resolver<ReadonlyArray<ResolversTypes['Remapped']>, ParentType, ContextType>;
  runId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  disabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type ValidationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Validation'] = ResolversParentTypes['Validation']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['Finding']>, ParentType, ContextType>;
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['Finding']>, ParentType, ContextType>;
};

export type VersionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Version'] = ResolversParentTypes['Version']> = {
  comment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  comments?: Resolver<ResolversTypes['VersionCommentConnection'], ParentType, ContextType, Partial<VersionCommentsArgs>>;
  config?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  contentHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contentText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdById?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  mapping?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rolledBackTo?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  runtime?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  secrets?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supersededAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  undoPlan?: Resolver<ResolversTypes['UndoPlan'], ParentType, ContextType>;
};

export type VersionCommentResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['VersionComment'] = ResolversParentTypes['VersionComment']> = {
  anchor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  authorId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type VersionCommentConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['VersionCommentConnection'] = ResolversParentTypes['VersionCommentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VersionCommentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['VersionComment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type VersionCommentEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['VersionCommentEdge'] = ResolversParentTypes['VersionCommentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['VersionComment'], ParentType, ContextType>;
};

export type VersionConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['VersionConnection'] = ResolversParentTypes['VersionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['VersionSummary']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type VersionEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['VersionEdge'] = ResolversParentTypes['VersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['VersionSummary'], ParentType, ContextType>;
};

export type VersionSummaryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['VersionSummary'] = ResolversParentTypes['VersionSummary']> = {
  comment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contentHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdById?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rolledBackTo?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supersededAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type WatchEndedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['WatchEnded'] = ResolversParentTypes['WatchEnded']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  datasourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  part?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WindowResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Window'] = ResolversParentTypes['Window']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lane?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  runId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WindowConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['WindowConnection'] = ResolversParentTypes['WindowConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WindowEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Window']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WindowEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['WindowEdge'] = ResolversParentTypes['WindowEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
};

export type WorkerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Worker'] = ResolversParentTypes['Worker']> = {
  memoryBytes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  restarts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphQLContext> = {
  Alert?: AlertResolvers<ContextType>;
  AlertConnection?: AlertConnectionResolvers<ContextType>;
  AlertEdge?: AlertEdgeResolvers<ContextType>;
  AlertEntity?: AlertEntityResolvers<ContextType>;
  ApiToken?: ApiTokenResolvers<ContextType>;
  ApiTokenConnection?: ApiTokenConnectionResolvers<ContextType>;
  ApiTokenEdge?: ApiTokenEdgeResolvers<ContextType>;
  AuditActor?: AuditActorResolvers<ContextType>;
  AuditBreak?: AuditBreakResolvers<ContextType>;
  AuditConnection?: AuditConnectionResolvers<ContextType>;
  AuditEdge?: AuditEdgeResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditHead?: AuditHeadResolvers<ContextType>;
  AuditResource?: AuditResourceResolvers<ContextType>;
  AuditVerification?: AuditVerificationResolvers<ContextType>;
  BackfillPlan?: BackfillPlanResolvers<ContextType>;
  Change?: ChangeResolvers<ContextType>;
  CheckReport?: CheckReportResolvers<ContextType>;
  CheckStep?: CheckStepResolvers<ContextType>;
  Checkpoint?: CheckpointResolvers<ContextType>;
  CheckpointEntry?: CheckpointEntryResolvers<ContextType>;
  CheckpointEntryConnection?: CheckpointEntryConnectionResolvers<ContextType>;
  CheckpointEntryEdge?: CheckpointEntryEdgeResolvers<ContextType>;
  Checkpoints?: CheckpointsResolvers<ContextType>;
  ConnectorPreset?: ConnectorPresetResolvers<ContextType>;
  ConnectorTemplate?: ConnectorTemplateResolvers<ContextType>;
  ConnectorType?: ConnectorTypeResolvers<ContextType>;
  Coverage?: CoverageResolvers<ContextType>;
  CreatedApiToken?: CreatedApiTokenResolvers<ContextType>;
  CreatedInvitation?: CreatedInvitationResolvers<ContextType>;
  Datasource?: DatasourceResolvers<ContextType>;
  DatasourceConnection?: DatasourceConnectionResolvers<ContextType>;
  DatasourceEdge?: DatasourceEdgeResolvers<ContextType>;
  DatasourceFacets?: DatasourceFacetsResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  DeadLetterConnection?: DeadLetterConnectionResolvers<ContextType>;
  DeadLetterEdge?: DeadLetterEdgeResolvers<ContextType>;
  DeadLetterGroup?: DeadLetterGroupResolvers<ContextType>;
  Diff?: DiffResolvers<ContextType>;
  DiffSummary?: DiffSummaryResolvers<ContextType>;
  Draft?: DraftResolvers<ContextType>;
  DraftChanged?: DraftChangedResolvers<ContextType>;
  Entity?: EntityResolvers<ContextType>;
  EntityConnection?: EntityConnectionResolvers<ContextType>;
  EntityEdge?: EntityEdgeResolvers<ContextType>;
  Event?: EventResolvers<ContextType>;
  EventConnection?: EventConnectionResolvers<ContextType>;
  EventDetail?: EventDetailResolvers<ContextType>;
  EventEdge?: EventEdgeResolvers<ContextType>;
  EventsRecorded?: EventsRecordedResolvers<ContextType>;
  FacetCount?: FacetCountResolvers<ContextType>;
  Failure?: FailureResolvers<ContextType>;
  Finding?: FindingResolvers<ContextType>;
  FleetChanged?: FleetChangedResolvers<ContextType>;
  FleetItem?: FleetItemResolvers<ContextType>;
  FleetTrend?: FleetTrendResolvers<ContextType>;
  Gap?: GapResolvers<ContextType>;
  Heartbeat?: HeartbeatResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  InvitationConnection?: InvitationConnectionResolvers<ContextType>;
  InvitationEdge?: InvitationEdgeResolvers<ContextType>;
  InvitedRole?: InvitedRoleResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  LiveEvent?: LiveEventResolvers<ContextType>;
  LogConnection?: LogConnectionResolvers<ContextType>;
  LogEdge?: LogEdgeResolvers<ContextType>;
  LogLine?: LogLineResolvers<ContextType>;
  LogLines?: LogLinesResolvers<ContextType>;
  Me?: MeResolvers<ContextType>;
  MetricBucket?: MetricBucketResolvers<ContextType>;
  MetricTick?: MetricTickResolvers<ContextType>;
  Metrics?: MetricsResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NextRequest?: NextRequestResolvers<ContextType>;
  OfferedStanding?: OfferedStandingResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  Published?: PublishedResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RawPayload?: RawPayloadResolvers<ContextType>;
  Relationship?: RelationshipResolvers<ContextType>;
  RelationshipConnection?: RelationshipConnectionResolvers<ContextType>;
  RelationshipEdge?: RelationshipEdgeResolvers<ContextType>;
  RelationshipEnd?: RelationshipEndResolvers<ContextType>;
  Remapped?: RemappedResolvers<ContextType>;
  ResetLink?: ResetLinkResolvers<ContextType>;
  RoleBinding?: RoleBindingResolvers<ContextType>;
  RoleBindingConnection?: RoleBindingConnectionResolvers<ContextType>;
  RoleBindingEdge?: RoleBindingEdgeResolvers<ContextType>;
  RoleDescription?: RoleDescriptionResolvers<ContextType>;
  Run?: RunResolvers<ContextType>;
  RunConnection?: RunConnectionResolvers<ContextType>;
  RunEdge?: RunEdgeResolvers<ContextType>;
  RunProgress?: RunProgressResolvers<ContextType>;
  RunStarted?: RunStartedResolvers<ContextType>;
  RunsChanged?: RunsChangedResolvers<ContextType>;
  RuntimeStatus?: RuntimeStatusResolvers<ContextType>;
  Scope?: ScopeResolvers<ContextType>;
  ScriptResult?: ScriptResultResolvers<ContextType>;
  ScriptRun?: ScriptRunResolvers<ContextType>;
  Secret?: SecretResolvers<ContextType>;
  SecretConnection?: SecretConnectionResolvers<ContextType>;
  SecretEdge?: SecretEdgeResolvers<ContextType>;
  SecretUse?: SecretUseResolvers<ContextType>;
  SecretVersion?: SecretVersionResolvers<ContextType>;
  Standing?: StandingResolvers<ContextType>;
  StatusChanged?: StatusChangedResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Suggestion?: SuggestionResolvers<ContextType>;
  SuggestionConnection?: SuggestionConnectionResolvers<ContextType>;
  SuggestionEdge?: SuggestionEdgeResolvers<ContextType>;
  SuggestionOrigin?: SuggestionOriginResolvers<ContextType>;
  SuggestionSummary?: SuggestionSummaryResolvers<ContextType>;
  SuggestionsWaiting?: SuggestionsWaitingResolvers<ContextType>;
  SuggestionsWaitingConnection?: SuggestionsWaitingConnectionResolvers<ContextType>;
  SuggestionsWaitingEdge?: SuggestionsWaitingEdgeResolvers<ContextType>;
  TestDifference?: TestDifferenceResolvers<ContextType>;
  TestItem?: TestItemResolvers<ContextType>;
  TestRun?: TestRunResolvers<ContextType>;
  TestRunSummary?: TestRunSummaryResolvers<ContextType>;
  Throttle?: ThrottleResolvers<ContextType>;
  TimeSpan?: TimeSpanResolvers<ContextType>;
  UndoPlan?: UndoPlanResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  Validation?: ValidationResolvers<ContextType>;
  Version?: VersionResolvers<ContextType>;
  VersionComment?: VersionCommentResolvers<ContextType>;
  VersionCommentConnection?: VersionCommentConnectionResolvers<ContextType>;
  VersionCommentEdge?: VersionCommentEdgeResolvers<ContextType>;
  VersionConnection?: VersionConnectionResolvers<ContextType>;
  VersionEdge?: VersionEdgeResolvers<ContextType>;
  VersionSummary?: VersionSummaryResolvers<ContextType>;
  WatchEnded?: WatchEndedResolvers<ContextType>;
  Window?: WindowResolvers<ContextType>;
  WindowConnection?: WindowConnectionResolvers<ContextType>;
  WindowEdge?: WindowEdgeResolvers<ContextType>;
  Worker?: WorkerResolvers<ContextType>;
};

