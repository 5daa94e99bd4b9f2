/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  subscription Live($watch: LiveInput!) {\n    live(watch: $watch) {\n      __typename\n      ... on FleetChanged {\n        at\n        removed\n        items {\n          id\n          status\n          desiredState\n          publishedVersion\n          health\n          failure { code cause action class httpStatus at }\n          eventsPerSecond\n          errorsPerMinute\n          lastEventAt\n        }\n      }\n      ... on StatusChanged {\n        at\n        datasourceId\n        name\n        publishedVersion\n        etag\n        draftEtag\n        eventsPerSecond\n        errorsPerMinute\n        status {\n          desiredState\n          health\n          failure { code cause action class httpStatus at }\n          workers { node state version since restarts memoryBytes }\n          circuit\n          lagSeconds\n          lastEventAt\n          throttle { eventsPerSecond until reason }\n        }\n      }\n      ... on MetricTick {\n        at\n        datasourceId\n        buckets { at received mapped filtered duplicate rejected pending bytes latencyP50 latencyP95 latencyP99 lagSeconds }\n      }\n      ... on LogLines {\n        datasourceId\n        lines { id at level component message correlationId node fields }\n      }\n      ... on EventsRecorded {\n        datasourceId\n        more\n        events { id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes alertIds entityIds relationshipIds runId warnings { path code message suggestion } }\n      }\n      ... on DraftChanged {\n        datasourceId\n        etag\n        updatedAt\n        updatedBy { id name }\n      }\n      ... on WatchEnded {\n        part\n        ended: datasourceId\n        code\n        detail\n      }\n      ... on Heartbeat {\n        at\n      }\n    }\n  }\n": typeof types.LiveDocument,
    "\n  query FrameFind($search: String!) {\n    datasources(first: 8, filter: { search: $search }) {\n      nodes { id name health typeTitle }\n    }\n  }\n": typeof types.FrameFindDocument,
    "\n  query FirstEventNewest($id: ID!) {\n    datasource(id: $id) {\n      id\n      publishedVersion\n      desiredState\n      events(first: 1) {\n        nodes { id receivedAt latencyMs outcome version sourceEventId reasonCode alertIds entityIds relationshipIds }\n      }\n    }\n  }\n": typeof types.FirstEventNewestDocument,
    "\n  query ConnectorFormType($type: String!) {\n    connectorType(type: $type) {\n      type\n      title\n      description\n      mode\n      configSchema\n      secretsSchema\n      uiSchema\n      sample\n      guide\n      presets { name title config fills requiredSecrets }\n    }\n  }\n": typeof types.ConnectorFormTypeDocument,
    "\n  mutation ConnectionCheck($id: ID!) {\n    checkConnection(datasourceId: $id, against: draft) {\n      ok\n      steps { name ok ms detail action }\n    }\n  }\n": typeof types.ConnectionCheckDocument,
    "\n  query DeadLettersPage($id: ID!, $after: String, $filter: DeadLetterFilter) {\n    datasource(id: $id) {\n      id\n      deadLetters(first: 50, after: $after, filter: $filter) {\n        nodes {\n          id receivedAt version correlationId rawKind bytes state replays updatedAt\n          errors { path code message suggestion }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": typeof types.DeadLettersPageDocument,
    "\n  query DeadLettersGroups($id: ID!, $filter: DeadLetterFilter) {\n    datasource(id: $id) {\n      id\n      deadLetterGroups(filter: $filter) { code count firstAt lastAt message }\n    }\n  }\n": typeof types.DeadLettersGroupsDocument,
    "\n  mutation DeadLettersReplay($id: ID!, $input: ReplayInput) {\n    replayDeadLetters(datasourceId: $id, input: $input) { runId }\n  }\n": typeof types.DeadLettersReplayDocument,
    "\n  query DiffContents($id: ID!, $from: String!, $to: String!) {\n    datasource(id: $id) {\n      id\n      diff(from: $from, to: $to) {\n        changes { path kind before after risk area }\n        summary { added removed changed highestRisk }\n        beforeText\n        afterText\n      }\n    }\n  }\n": typeof types.DiffContentsDocument,
    "\n  query DiffSecretName($id: ID!) {\n    secret(id: $id) {\n      id\n      name\n    }\n  }\n": typeof types.DiffSecretNameDocument,
    "\n  query DraftLoad($id: ID!) {\n    datasource(id: $id) {\n      id\n      name\n      type\n      typeTitle\n      mode\n      status\n      publishedVersion\n      ingestUrl\n      projectId\n      actions\n      draft {\n        contentText\n        etag\n        contentHash\n        updatedAt\n        updatedBy { id name }\n        validation {\n          ok\n          errors { path code message suggestion }\n          warnings { path code message suggestion }\n        }\n      }\n    }\n  }\n": typeof types.DraftLoadDocument,
    "\n  mutation DraftSave($id: ID!, $etag: String!, $contentText: String!) {\n    putDraft(datasourceId: $id, etag: $etag, input: { contentText: $contentText }) {\n      contentText\n      etag\n      contentHash\n      updatedAt\n      updatedBy { id name }\n      validation {\n        ok\n        errors { path code message suggestion }\n        warnings { path code message suggestion }\n      }\n    }\n  }\n": typeof types.DraftSaveDocument,
    "\n  query EventsPage($id: ID!, $first: Int, $after: String, $filter: EventFilter) {\n    datasource(id: $id) {\n      id\n      events(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes\n          alertIds entityIds relationshipIds runId\n          warnings { path code message suggestion }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": typeof types.EventsPageDocument,
    "\n  query EventsDetail($id: ID!, $event: ID!) {\n    datasource(id: $id) {\n      id\n      event(id: $event) {\n        event {\n          id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes\n          alertIds entityIds relationshipIds runId\n          warnings { path code message suggestion }\n        }\n        errors { path code message suggestion }\n        alerts {\n          id kind title description severity severityRaw status occurredAt sourceUpdatedAt sourceEventId attributes\n          entities { id type key name role }\n        }\n        entities { id type key name attributes }\n        relationships { id type role from { kind id } to { kind id } }\n        raw { headers body encoding item kind }\n        rawState\n      }\n    }\n  }\n": typeof types.EventsDetailDocument,
    "mutation FleetEnable($id: ID!) { feed: enableDatasource(id: $id) { ...FleetFeed } }": typeof types.FleetEnableDocument,
    "mutation FleetDisable($id: ID!) { feed: disableDatasource(id: $id) { ...FleetFeed } }": typeof types.FleetDisableDocument,
    "mutation FleetRestart($id: ID!) { feed: restartDatasource(id: $id) { ...FleetFeed } }": typeof types.FleetRestartDocument,
    "mutation FleetArchive($id: ID!, $etag: String!) { feed: archiveDatasource(id: $id, etag: $etag) { ...FleetFeed } }": typeof types.FleetArchiveDocument,
    "mutation FleetRestore($id: ID!) { feed: restoreDatasource(id: $id) { ...FleetFeed } }": typeof types.FleetRestoreDocument,
    "mutation FleetClone($id: ID!) { feed: cloneDatasource(id: $id) { ...FleetFeed } }": typeof types.FleetCloneDocument,
    "query FleetEtag($id: ID!) { datasource(id: $id) { etag } }": typeof types.FleetEtagDocument,
    "\n  fragment FleetFeed on Datasource {\n    id\n    name\n    description\n    type\n    typeTitle\n    mode\n    tags\n    projectId\n    project { id name }\n    ownerId\n    owner { id name email }\n    status\n    desiredState\n    publishedVersion\n    etag\n    actions\n    createdAt\n    updatedAt\n    health\n    failure { code cause action class httpStatus at }\n    eventsPerSecond\n    errorsPerMinute\n    lastEventAt\n    recentRate\n  }\n": typeof types.FleetFeedFragmentDoc,
    "\n  query FleetList($first: Int, $after: String, $filter: DatasourceFilter, $sort: DatasourceSort, $descending: Boolean) {\n    datasources(first: $first, after: $after, filter: $filter, sort: $sort, descending: $descending) {\n      nodes { ...FleetFeed }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.FleetListDocument,
    "\n  query FleetFacets($filter: DatasourceFilter) {\n    datasourceFacets(filter: $filter) {\n      total\n      health { value label count }\n      type { value label count }\n      owner { value label count }\n      tag { value label count }\n      project { value label count }\n    }\n  }\n": typeof types.FleetFacetsDocument,
    "\n  query LogsPage($id: ID!, $first: Int, $after: String, $filter: LogFilter) {\n    datasource(id: $id) {\n      id\n      logs(first: $first, after: $after, filter: $filter) {\n        nodes { id at level component message correlationId node fields }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": typeof types.LogsPageDocument,
    "\n  query Me {\n    me {\n      by\n      user { id name email }\n      organization { id name actions projects { id name actions } }\n      organizations { id name }\n      roles { id role scope { kind id } }\n      actions\n      actionsAnywhere\n      actionsGlobal\n    }\n  }\n": typeof types.MeDocument,
    "\n  query PublishCandidate($id: ID!) {\n    datasource(id: $id) {\n      id\n      name\n      publishedVersion\n      desiredState\n      actions\n      draft {\n        etag\n        contentText\n        updatedAt\n        updatedBy { id name }\n        validation {\n          ok\n          errors { path code message suggestion }\n          warnings { path code message suggestion }\n        }\n      }\n    }\n  }\n": typeof types.PublishCandidateDocument,
    "\n  mutation PublishDraft($id: ID!, $etag: String!, $comment: String) {\n    publish(datasourceId: $id, etag: $etag, comment: $comment) {\n      state\n      version\n      etag\n    }\n  }\n": typeof types.PublishDraftDocument,
    "\n  query DatasourceAccess($id: ID!) {\n    datasource(id: $id) {\n      id\n      roleBindings {\n        id\n        subjectId\n        subject { id name email disabled }\n        role\n        scope { kind id }\n      }\n    }\n  }\n": typeof types.DatasourceAccessDocument,
    "\n  query RolePeople($search: String) {\n    users(first: 50, search: $search) {\n      nodes { id name email disabled }\n    }\n  }\n": typeof types.RolePeopleDocument,
    "\n  mutation GrantDatasourceRole($input: RoleBindingInput!) {\n    grantRole(input: $input) {\n      id\n    }\n  }\n": typeof types.GrantDatasourceRoleDocument,
    "\n  mutation RevokeDatasourceRole($id: ID!) {\n    revokeRole(id: $id)\n  }\n": typeof types.RevokeDatasourceRoleDocument,
    "\n  query RunsPage($id: ID!, $after: String, $state: RunState) {\n    datasource(id: $id) {\n      id\n      runs(first: 50, after: $after, state: $state) {\n        nodes {\n          id kind state parameters createdAt startedAt finishedAt\n          progress { done total rate eta }\n          failure { code cause action }\n          requestedBy { id name }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": typeof types.RunsPageDocument,
    "\n  query RunsOne($run: ID!) {\n    run(id: $run) {\n      id kind state parameters createdAt startedAt finishedAt\n      progress { done total rate eta }\n      failure { code cause action }\n      requestedBy { id name }\n    }\n  }\n": typeof types.RunsOneDocument,
    "\n  query RunsOutcomes($id: ID!, $run: ID!) {\n    datasource(id: $id) {\n      id\n      events(first: 1000, filter: { runId: $run }) {\n        nodes { id outcome }\n        pageInfo { hasNextPage }\n      }\n    }\n  }\n": typeof types.RunsOutcomesDocument,
    "\n  mutation RunsCancel($run: ID!) {\n    cancelRun(id: $run) { id state }\n  }\n": typeof types.RunsCancelDocument,
    "\n  mutation SamplesGenerate($type: String!, $config: JSON) {\n    generateSample(type: $type, config: $config)\n  }\n": typeof types.SamplesGenerateDocument,
    "\n  query SamplesDatasource($id: ID!) {\n    datasource(id: $id) {\n      id\n      type\n      typeTitle\n      mode\n      ingestUrl\n      publishedVersion\n      actions\n    }\n  }\n": typeof types.SamplesDatasourceDocument,
    "\n  query SamplesConfig($id: ID!) {\n    datasource(id: $id) {\n      id\n      type\n      draft { config }\n    }\n  }\n": typeof types.SamplesConfigDocument,
    "\n  query SamplesRecent($id: ID!, $first: Int!) {\n    datasource(id: $id) {\n      id\n      events(first: $first) {\n        nodes {\n          id\n          receivedAt\n          outcome\n          sourceEventId\n          bytes\n        }\n      }\n    }\n  }\n": typeof types.SamplesRecentDocument,
    "\n  query SamplesRaw($id: ID!, $event: ID!) {\n    datasource(id: $id) {\n      id\n      event(id: $event) {\n        rawState\n        raw {\n          body\n          encoding\n          item\n          kind\n        }\n      }\n    }\n  }\n": typeof types.SamplesRawDocument,
    "\n  query SecretPickerList($search: String) {\n    secrets(first: 100, search: $search) {\n      nodes {\n        id\n        name\n        projectId\n        datasourceId\n        createdAt\n        allowedHosts\n        versions { n createdAt expiresAt lastUsedAt state }\n        usedBy { datasourceId name in field }\n      }\n      pageInfo { hasNextPage }\n    }\n  }\n": typeof types.SecretPickerListDocument,
    "\n  query SecretPickerOne($id: ID!) {\n    secret(id: $id) {\n      id\n      name\n      projectId\n      datasourceId\n      createdAt\n      allowedHosts\n      versions { n createdAt expiresAt lastUsedAt state }\n      usedBy { datasourceId name in field }\n    }\n  }\n": typeof types.SecretPickerOneDocument,
    "\n  mutation SecretPickerCreate($input: CreateSecretInput!) {\n    createSecret(input: $input) { id name }\n  }\n": typeof types.SecretPickerCreateDocument,
    "\n  query SuggestionsPage($id: ID!, $after: String, $state: SuggestionState) {\n    datasource(id: $id) {\n      id\n      suggestions(first: 20, after: $after, state: $state) {\n        nodes {\n          id\n          body\n          author { id name }\n          origin { kind path eventId sample }\n          hasMapping\n          state\n          createdAt\n          closedAt\n          closedBy { id name }\n          closingReason\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": typeof types.SuggestionsPageDocument,
    "\n  query SuggestionsOne($id: ID!, $suggestion: ID!) {\n    datasource(id: $id) {\n      id\n      suggestion(id: $suggestion) {\n        id\n        body\n        author { id name }\n        origin { kind path eventId sample }\n        baseVersion\n        hasMapping\n        baseText\n        proposedText\n        state\n        createdAt\n        closedAt\n        closedBy { id name }\n        closingReason\n      }\n    }\n  }\n": typeof types.SuggestionsOneDocument,
    "\n  query SuggestionsOpen($id: ID!) {\n    datasource(id: $id) {\n      id\n      openSuggestions\n    }\n  }\n": typeof types.SuggestionsOpenDocument,
    "\n  mutation SuggestionsMake($id: ID!, $input: SuggestionInput!) {\n    suggestChange(datasourceId: $id, input: $input) { id }\n  }\n": typeof types.SuggestionsMakeDocument,
    "\n  mutation SuggestionsTake($id: ID!, $suggestion: ID!) {\n    takeSuggestion(datasourceId: $id, id: $suggestion) { id }\n  }\n": typeof types.SuggestionsTakeDocument,
    "\n  mutation SuggestionsDismiss($id: ID!, $suggestion: ID!, $reason: String!) {\n    dismissSuggestion(datasourceId: $id, id: $suggestion, reason: $reason) { id }\n  }\n": typeof types.SuggestionsDismissDocument,
    "\n  query TemplatesOfType($type: String!) {\n    connectorType(type: $type) {\n      templates { name title description preset config mapping samples guide unverified }\n    }\n  }\n": typeof types.TemplatesOfTypeDocument,
    "\n  mutation TestBenchRun($id: ID!, $input: TestRunInput!) {\n    testRun(datasourceId: $id, input: $input) {\n      items {\n        outcome\n        alerts\n        entities\n        relationships\n        warnings { path code message suggestion }\n        errors { path code message suggestion }\n        unmapped\n        logs\n        ms\n        record\n        payload\n        would\n      }\n      summary {\n        total\n        mapped\n        filtered\n        duplicate\n        rejected\n        alerts\n        entities\n        relationships\n        warnings\n        ms\n        truncated\n      }\n      compare {\n        path\n        before\n        after\n      }\n    }\n  }\n": typeof types.TestBenchRunDocument,
    "\n  query AuditScene($after: String, $filter: AuditFilter) {\n    audit(first: 100, after: $after, filter: $filter) {\n      nodes {\n        id\n        seq\n        at\n        actor { kind id name }\n        action\n        resource { kind id projectId datasourceId }\n        reason\n        before\n        after\n        correlationId\n        hash\n      }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.AuditSceneDocument,
    "\n  query AuditVerification($chain: AuditChain) {\n    auditVerification(chain: $chain) {\n      ok\n      checked\n      brokenAt { seq reason }\n      head { seq hash }\n    }\n  }\n": typeof types.AuditVerificationDocument,
    "\n  query DetailDraftContent($id: ID!) {\n    datasource(id: $id) {\n      id\n      draft {\n        config\n        secrets\n        mapping\n        runtime\n        contentText\n        updatedAt\n        updatedBy { id name }\n        validation { ok errors { path code message } }\n      }\n    }\n  }\n": typeof types.DetailDraftContentDocument,
    "\n  query DetailVersionContent($id: ID!, $number: Int!) {\n    datasource(id: $id) {\n      id\n      version(number: $number) {\n        config\n        secrets\n        mapping\n        runtime\n        contentText\n        publishedAt\n        createdBy { id name }\n      }\n    }\n  }\n": typeof types.DetailVersionContentDocument,
    "\n  query DetailSecret($id: ID!) {\n    secret(id: $id) {\n      id\n      name\n      versions { n state expiresAt }\n    }\n  }\n": typeof types.DetailSecretDocument,
    "\n  fragment DetailDatasource on Datasource {\n    id\n    name\n    description\n    type\n    typeTitle\n    mode\n    tags\n    projectId\n    project { id name }\n    ownerId\n    owner { id name email }\n    status\n    desiredState\n    publishedVersion\n    throttle { eventsPerSecond until reason }\n    draftEtag\n    ingestUrl\n    createdAt\n    createdBy { id name }\n    updatedAt\n    etag\n    actions\n    health\n    failure { code cause action class httpStatus at }\n    eventsPerSecond\n    errorsPerMinute\n    lastEventAt\n  }\n": typeof types.DetailDatasourceFragmentDoc,
    "\n  query DetailPage($id: ID!) {\n    datasource(id: $id) {\n      ...DetailDatasource\n    }\n  }\n": typeof types.DetailPageDocument,
    "\n  query DetailStatus($id: ID!) {\n    datasource(id: $id) {\n      id\n      runtimeStatus {\n        desiredState\n        health\n        failure { code cause action class httpStatus at }\n        workers { node state version since restarts memoryBytes }\n        circuit\n        checkpoint { partition seq value updatedAt }\n        lagSeconds\n        lastEventAt\n        throttle { eventsPerSecond until reason }\n      }\n    }\n  }\n": typeof types.DetailStatusDocument,
    "mutation DetailEnable($id: ID!) { datasource: enableDatasource(id: $id) { ...DetailDatasource } }": typeof types.DetailEnableDocument,
    "mutation DetailDisable($id: ID!) { datasource: disableDatasource(id: $id) { ...DetailDatasource } }": typeof types.DetailDisableDocument,
    "mutation DetailRestart($id: ID!) { datasource: restartDatasource(id: $id) { ...DetailDatasource } }": typeof types.DetailRestartDocument,
    "mutation DetailRestore($id: ID!) { datasource: restoreDatasource(id: $id) { ...DetailDatasource } }": typeof types.DetailRestoreDocument,
    "mutation DetailArchive($id: ID!, $etag: String!) { datasource: archiveDatasource(id: $id, etag: $etag) { ...DetailDatasource } }": typeof types.DetailArchiveDocument,
    "mutation DetailClone($id: ID!, $name: String) { datasource: cloneDatasource(id: $id, name: $name) { id name } }": typeof types.DetailCloneDocument,
    "mutation DetailThrottle($id: ID!, $input: ThrottleInput!) { datasource: throttleDatasource(id: $id, input: $input) { ...DetailDatasource } }": typeof types.DetailThrottleDocument,
    "\n  query DetailComments($id: ID!, $number: Int!) {\n    datasource(id: $id) {\n      id\n      version(number: $number) {\n        number\n        comments(first: 200) {\n          nodes {\n            id\n            anchor\n            body\n            createdAt\n            author { id name }\n          }\n        }\n      }\n    }\n  }\n": typeof types.DetailCommentsDocument,
    "\n  mutation DetailComment($id: ID!, $number: Int!, $input: CommentInput!) {\n    commentVersion(datasourceId: $id, version: $number, input: $input) {\n      id\n    }\n  }\n": typeof types.DetailCommentDocument,
    "\n  mutation DetailRollback($id: ID!, $version: Int!, $comment: String) {\n    rollback(datasourceId: $id, version: $version, comment: $comment) {\n      state\n      version\n    }\n  }\n": typeof types.DetailRollbackDocument,
    "\n  query DetailMetrics($id: ID!, $from: DateTime, $to: DateTime, $step: Int) {\n    datasource(id: $id) {\n      id\n      metrics(from: $from, to: $to, step: $step) {\n        from\n        to\n        step\n        time\n        received\n        mapped\n        filtered\n        duplicate\n        rejected\n        pending\n        bytes\n        latencyP50\n        latencyP95\n        latencyP99\n        lagSeconds\n      }\n    }\n  }\n": typeof types.DetailMetricsDocument,
    "\n  query DetailVersions($id: ID!, $first: Int, $after: String) {\n    datasource(id: $id) {\n      id\n      versions(first: $first, after: $after) {\n        nodes {\n          number\n          state\n          comment\n          contentHash\n          rolledBackTo\n          createdAt\n          createdBy { id name }\n          publishedAt\n          supersededAt\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": typeof types.DetailVersionsDocument,
    "\n  query OverviewSecrets($after: String) {\n    secrets(first: 200, after: $after) {\n      nodes {\n        id\n        name\n        versions { n state expiresAt }\n        usedBy { datasourceId name in }\n      }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.OverviewSecretsDocument,
    "\n  query OverviewPresets {\n    connectorTypes { type title description stability mode presets { name title requiredSecrets } }\n  }\n": typeof types.OverviewPresetsDocument,
    "\n  query OverviewSuggestions {\n    suggestionsWaiting(first: 20) {\n      nodes { datasourceId name count newestAt }\n      pageInfo { hasNextPage }\n    }\n  }\n": typeof types.OverviewSuggestionsDocument,
    "\n  query OverviewTrend {\n    fleetTrend { received rejected lagSeconds }\n  }\n": typeof types.OverviewTrendDocument,
    "\n  query PeopleUsers($after: String, $search: String) {\n    users(first: 100, after: $after, search: $search) {\n      nodes { id name email createdAt disabled }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.PeopleUsersDocument,
    "\n  query PeopleBindings($after: String, $subjectId: ID) {\n    roleBindings(first: 100, after: $after, subjectId: $subjectId) {\n      nodes { id subjectId subject { id name email } role scope { kind id } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.PeopleBindingsDocument,
    "\n  query PeopleTokens($after: String) {\n    apiTokens(first: 100, after: $after) {\n      nodes { id name prefix userId user { name } scopes createdAt expiresAt lastUsedAt }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.PeopleTokensDocument,
    "\n  query PeopleRoles {\n    roles { role actions }\n  }\n": typeof types.PeopleRolesDocument,
    "\n  mutation PeopleCreateUser($input: CreateUserInput!) {\n    createUser(input: $input) { id }\n  }\n": typeof types.PeopleCreateUserDocument,
    "\n  mutation PeopleUpdateUser($id: ID!, $input: UpdateUserInput!) {\n    updateUser(id: $id, input: $input) { id disabled }\n  }\n": typeof types.PeopleUpdateUserDocument,
    "\n  mutation PeopleGrant($input: RoleBindingInput!) {\n    grantRole(input: $input) { id }\n  }\n": typeof types.PeopleGrantDocument,
    "\n  mutation PeopleRevokeRole($id: ID!) {\n    revokeRole(id: $id)\n  }\n": typeof types.PeopleRevokeRoleDocument,
    "\n  mutation PeopleCreateToken($input: CreateApiTokenInput!) {\n    createApiToken(input: $input) { id name token }\n  }\n": typeof types.PeopleCreateTokenDocument,
    "\n  mutation PeopleRevokeToken($id: ID!) {\n    revokeApiToken(id: $id)\n  }\n": typeof types.PeopleRevokeTokenDocument,
    "\n  query RecordsAlerts($after: String, $filter: AlertFilter) {\n    alerts(first: 50, after: $after, filter: $filter) {\n      nodes { id title severity status kind receivedAt occurredAt datasourceId entities { id type key name role } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.RecordsAlertsDocument,
    "\n  query RecordsEntities($after: String, $filter: EntityFilter) {\n    entities(first: 50, after: $after, filter: $filter) {\n      nodes { id type key name scope firstSeenAt lastSeenAt alertCount }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.RecordsEntitiesDocument,
    "\n  query RecordsRelationships($after: String, $filter: RelationshipFilter) {\n    relationships(first: 50, after: $after, filter: $filter) {\n      nodes { id type role from { kind id } to { kind id } datasourceId firstSeenAt lastSeenAt count }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.RecordsRelationshipsDocument,
    "\n  query RecordsAlert($id: ID!) {\n    alert(id: $id) {\n      id datasourceId sourceEventId kind title description severity severityRaw status\n      occurredAt sourceUpdatedAt receivedAt attributes mappingVersion eventId\n      entities { id type key name role }\n    }\n  }\n": typeof types.RecordsAlertDocument,
    "\n  query RecordsEntity($id: ID!) {\n    entity(id: $id) { id type key scope name attributes firstSeenAt lastSeenAt alertCount }\n  }\n": typeof types.RecordsEntityDocument,
    "\n  query RecordsRelationship($id: ID!) {\n    relationship(id: $id) {\n      id type role from { kind id } to { kind id } datasourceId firstSeenAt lastSeenAt count\n    }\n  }\n": typeof types.RecordsRelationshipDocument,
    "\n  query RecordsFeeds($after: String) {\n    datasources(first: 500, after: $after, filter: { status: all }) {\n      nodes { id name }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.RecordsFeedsDocument,
    "\n  query SecretsScene($after: String, $search: String) {\n    secrets(first: 100, after: $after, search: $search) {\n      nodes {\n        id\n        name\n        projectId\n        datasourceId\n        allowedHosts\n        createdAt\n        versions { n createdAt createdBy { name } expiresAt lastUsedAt state }\n        usedBy { datasourceId name in field }\n      }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.SecretsSceneDocument,
    "\n  mutation SecretsRotate($id: ID!, $input: RotateSecretInput!) {\n    rotateSecret(id: $id, input: $input) { id }\n  }\n": typeof types.SecretsRotateDocument,
    "\n  mutation SecretsRevoke($id: ID!, $n: Int!) {\n    revokeSecretVersion(id: $id, n: $n) { id }\n  }\n": typeof types.SecretsRevokeDocument,
    "\n  mutation SecretsDelete($id: ID!) {\n    deleteSecret(id: $id)\n  }\n": typeof types.SecretsDeleteDocument,
    "\n  query WizardTypes {\n    connectorTypes { type title description stability mode presets { name title config } }\n  }\n": typeof types.WizardTypesDocument,
    "\n  mutation WizardCreate($input: CreateDatasourceInput!) {\n    createDatasource(input: $input) { id draftEtag }\n  }\n": typeof types.WizardCreateDocument,
    "\n  mutation WizardBegin($id: ID!, $etag: String!, $config: JSON!) {\n    putDraft(datasourceId: $id, etag: $etag, input: { config: $config }) { etag }\n  }\n": typeof types.WizardBeginDocument,
    "\n  query WizardPeople($search: String) {\n    users(first: 50, search: $search) { nodes { id name email disabled } }\n  }\n": typeof types.WizardPeopleDocument,
    "\n  query WizardBasics($id: ID!) {\n    datasource(id: $id) {\n      id\n      name\n      description\n      typeTitle\n      tags\n      project { id name }\n      ownerId\n      owner { id name email }\n      status\n      etag\n      actions\n    }\n  }\n": typeof types.WizardBasicsDocument,
    "\n  mutation WizardUpdate($id: ID!, $etag: String!, $input: UpdateDatasourceInput!) {\n    updateDatasource(id: $id, etag: $etag, input: $input) {\n      id\n      name\n      description\n      typeTitle\n      tags\n      project { id name }\n      ownerId\n      owner { id name email }\n      status\n      etag\n      actions\n    }\n  }\n": typeof types.WizardUpdateDocument,
};
const documents: Documents = {
    "\n  subscription Live($watch: LiveInput!) {\n    live(watch: $watch) {\n      __typename\n      ... on FleetChanged {\n        at\n        removed\n        items {\n          id\n          status\n          desiredState\n          publishedVersion\n          health\n          failure { code cause action class httpStatus at }\n          eventsPerSecond\n          errorsPerMinute\n          lastEventAt\n        }\n      }\n      ... on StatusChanged {\n        at\n        datasourceId\n        name\n        publishedVersion\n        etag\n        draftEtag\n        eventsPerSecond\n        errorsPerMinute\n        status {\n          desiredState\n          health\n          failure { code cause action class httpStatus at }\n          workers { node state version since restarts memoryBytes }\n          circuit\n          lagSeconds\n          lastEventAt\n          throttle { eventsPerSecond until reason }\n        }\n      }\n      ... on MetricTick {\n        at\n        datasourceId\n        buckets { at received mapped filtered duplicate rejected pending bytes latencyP50 latencyP95 latencyP99 lagSeconds }\n      }\n      ... on LogLines {\n        datasourceId\n        lines { id at level component message correlationId node fields }\n      }\n      ... on EventsRecorded {\n        datasourceId\n        more\n        events { id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes alertIds entityIds relationshipIds runId warnings { path code message suggestion } }\n      }\n      ... on DraftChanged {\n        datasourceId\n        etag\n        updatedAt\n        updatedBy { id name }\n      }\n      ... on WatchEnded {\n        part\n        ended: datasourceId\n        code\n        detail\n      }\n      ... on Heartbeat {\n        at\n      }\n    }\n  }\n": types.LiveDocument,
    "\n  query FrameFind($search: String!) {\n    datasources(first: 8, filter: { search: $search }) {\n      nodes { id name health typeTitle }\n    }\n  }\n": types.FrameFindDocument,
    "\n  query FirstEventNewest($id: ID!) {\n    datasource(id: $id) {\n      id\n      publishedVersion\n      desiredState\n      events(first: 1) {\n        nodes { id receivedAt latencyMs outcome version sourceEventId reasonCode alertIds entityIds relationshipIds }\n      }\n    }\n  }\n": types.FirstEventNewestDocument,
    "\n  query ConnectorFormType($type: String!) {\n    connectorType(type: $type) {\n      type\n      title\n      description\n      mode\n      configSchema\n      secretsSchema\n      uiSchema\n      sample\n      guide\n      presets { name title config fills requiredSecrets }\n    }\n  }\n": types.ConnectorFormTypeDocument,
    "\n  mutation ConnectionCheck($id: ID!) {\n    checkConnection(datasourceId: $id, against: draft) {\n      ok\n      steps { name ok ms detail action }\n    }\n  }\n": types.ConnectionCheckDocument,
    "\n  query DeadLettersPage($id: ID!, $after: String, $filter: DeadLetterFilter) {\n    datasource(id: $id) {\n      id\n      deadLetters(first: 50, after: $after, filter: $filter) {\n        nodes {\n          id receivedAt version correlationId rawKind bytes state replays updatedAt\n          errors { path code message suggestion }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": types.DeadLettersPageDocument,
    "\n  query DeadLettersGroups($id: ID!, $filter: DeadLetterFilter) {\n    datasource(id: $id) {\n      id\n      deadLetterGroups(filter: $filter) { code count firstAt lastAt message }\n    }\n  }\n": types.DeadLettersGroupsDocument,
    "\n  mutation DeadLettersReplay($id: ID!, $input: ReplayInput) {\n    replayDeadLetters(datasourceId: $id, input: $input) { runId }\n  }\n": types.DeadLettersReplayDocument,
    "\n  query DiffContents($id: ID!, $from: String!, $to: String!) {\n    datasource(id: $id) {\n      id\n      diff(from: $from, to: $to) {\n        changes { path kind before after risk area }\n        summary { added removed changed highestRisk }\n        beforeText\n        afterText\n      }\n    }\n  }\n": types.DiffContentsDocument,
    "\n  query DiffSecretName($id: ID!) {\n    secret(id: $id) {\n      id\n      name\n    }\n  }\n": types.DiffSecretNameDocument,
    "\n  query DraftLoad($id: ID!) {\n    datasource(id: $id) {\n      id\n      name\n      type\n      typeTitle\n      mode\n      status\n      publishedVersion\n      ingestUrl\n      projectId\n      actions\n      draft {\n        contentText\n        etag\n        contentHash\n        updatedAt\n        updatedBy { id name }\n        validation {\n          ok\n          errors { path code message suggestion }\n          warnings { path code message suggestion }\n        }\n      }\n    }\n  }\n": types.DraftLoadDocument,
    "\n  mutation DraftSave($id: ID!, $etag: String!, $contentText: String!) {\n    putDraft(datasourceId: $id, etag: $etag, input: { contentText: $contentText }) {\n      contentText\n      etag\n      contentHash\n      updatedAt\n      updatedBy { id name }\n      validation {\n        ok\n        errors { path code message suggestion }\n        warnings { path code message suggestion }\n      }\n    }\n  }\n": types.DraftSaveDocument,
    "\n  query EventsPage($id: ID!, $first: Int, $after: String, $filter: EventFilter) {\n    datasource(id: $id) {\n      id\n      events(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes\n          alertIds entityIds relationshipIds runId\n          warnings { path code message suggestion }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": types.EventsPageDocument,
    "\n  query EventsDetail($id: ID!, $event: ID!) {\n    datasource(id: $id) {\n      id\n      event(id: $event) {\n        event {\n          id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes\n          alertIds entityIds relationshipIds runId\n          warnings { path code message suggestion }\n        }\n        errors { path code message suggestion }\n        alerts {\n          id kind title description severity severityRaw status occurredAt sourceUpdatedAt sourceEventId attributes\n          entities { id type key name role }\n        }\n        entities { id type key name attributes }\n        relationships { id type role from { kind id } to { kind id } }\n        raw { headers body encoding item kind }\n        rawState\n      }\n    }\n  }\n": types.EventsDetailDocument,
    "mutation FleetEnable($id: ID!) { feed: enableDatasource(id: $id) { ...FleetFeed } }": types.FleetEnableDocument,
    "mutation FleetDisable($id: ID!) { feed: disableDatasource(id: $id) { ...FleetFeed } }": types.FleetDisableDocument,
    "mutation FleetRestart($id: ID!) { feed: restartDatasource(id: $id) { ...FleetFeed } }": types.FleetRestartDocument,
    "mutation FleetArchive($id: ID!, $etag: String!) { feed: archiveDatasource(id: $id, etag: $etag) { ...FleetFeed } }": types.FleetArchiveDocument,
    "mutation FleetRestore($id: ID!) { feed: restoreDatasource(id: $id) { ...FleetFeed } }": types.FleetRestoreDocument,
    "mutation FleetClone($id: ID!) { feed: cloneDatasource(id: $id) { ...FleetFeed } }": types.FleetCloneDocument,
    "query FleetEtag($id: ID!) { datasource(id: $id) { etag } }": types.FleetEtagDocument,
    "\n  fragment FleetFeed on Datasource {\n    id\n    name\n    description\n    type\n    typeTitle\n    mode\n    tags\n    projectId\n    project { id name }\n    ownerId\n    owner { id name email }\n    status\n    desiredState\n    publishedVersion\n    etag\n    actions\n    createdAt\n    updatedAt\n    health\n    failure { code cause action class httpStatus at }\n    eventsPerSecond\n    errorsPerMinute\n    lastEventAt\n    recentRate\n  }\n": types.FleetFeedFragmentDoc,
    "\n  query FleetList($first: Int, $after: String, $filter: DatasourceFilter, $sort: DatasourceSort, $descending: Boolean) {\n    datasources(first: $first, after: $after, filter: $filter, sort: $sort, descending: $descending) {\n      nodes { ...FleetFeed }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.FleetListDocument,
    "\n  query FleetFacets($filter: DatasourceFilter) {\n    datasourceFacets(filter: $filter) {\n      total\n      health { value label count }\n      type { value label count }\n      owner { value label count }\n      tag { value label count }\n      project { value label count }\n    }\n  }\n": types.FleetFacetsDocument,
    "\n  query LogsPage($id: ID!, $first: Int, $after: String, $filter: LogFilter) {\n    datasource(id: $id) {\n      id\n      logs(first: $first, after: $after, filter: $filter) {\n        nodes { id at level component message correlationId node fields }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": types.LogsPageDocument,
    "\n  query Me {\n    me {\n      by\n      user { id name email }\n      organization { id name actions projects { id name actions } }\n      organizations { id name }\n      roles { id role scope { kind id } }\n      actions\n      actionsAnywhere\n      actionsGlobal\n    }\n  }\n": types.MeDocument,
    "\n  query PublishCandidate($id: ID!) {\n    datasource(id: $id) {\n      id\n      name\n      publishedVersion\n      desiredState\n      actions\n      draft {\n        etag\n        contentText\n        updatedAt\n        updatedBy { id name }\n        validation {\n          ok\n          errors { path code message suggestion }\n          warnings { path code message suggestion }\n        }\n      }\n    }\n  }\n": types.PublishCandidateDocument,
    "\n  mutation PublishDraft($id: ID!, $etag: String!, $comment: String) {\n    publish(datasourceId: $id, etag: $etag, comment: $comment) {\n      state\n      version\n      etag\n    }\n  }\n": types.PublishDraftDocument,
    "\n  query DatasourceAccess($id: ID!) {\n    datasource(id: $id) {\n      id\n      roleBindings {\n        id\n        subjectId\n        subject { id name email disabled }\n        role\n        scope { kind id }\n      }\n    }\n  }\n": types.DatasourceAccessDocument,
    "\n  query RolePeople($search: String) {\n    users(first: 50, search: $search) {\n      nodes { id name email disabled }\n    }\n  }\n": types.RolePeopleDocument,
    "\n  mutation GrantDatasourceRole($input: RoleBindingInput!) {\n    grantRole(input: $input) {\n      id\n    }\n  }\n": types.GrantDatasourceRoleDocument,
    "\n  mutation RevokeDatasourceRole($id: ID!) {\n    revokeRole(id: $id)\n  }\n": types.RevokeDatasourceRoleDocument,
    "\n  query RunsPage($id: ID!, $after: String, $state: RunState) {\n    datasource(id: $id) {\n      id\n      runs(first: 50, after: $after, state: $state) {\n        nodes {\n          id kind state parameters createdAt startedAt finishedAt\n          progress { done total rate eta }\n          failure { code cause action }\n          requestedBy { id name }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": types.RunsPageDocument,
    "\n  query RunsOne($run: ID!) {\n    run(id: $run) {\n      id kind state parameters createdAt startedAt finishedAt\n      progress { done total rate eta }\n      failure { code cause action }\n      requestedBy { id name }\n    }\n  }\n": types.RunsOneDocument,
    "\n  query RunsOutcomes($id: ID!, $run: ID!) {\n    datasource(id: $id) {\n      id\n      events(first: 1000, filter: { runId: $run }) {\n        nodes { id outcome }\n        pageInfo { hasNextPage }\n      }\n    }\n  }\n": types.RunsOutcomesDocument,
    "\n  mutation RunsCancel($run: ID!) {\n    cancelRun(id: $run) { id state }\n  }\n": types.RunsCancelDocument,
    "\n  mutation SamplesGenerate($type: String!, $config: JSON) {\n    generateSample(type: $type, config: $config)\n  }\n": types.SamplesGenerateDocument,
    "\n  query SamplesDatasource($id: ID!) {\n    datasource(id: $id) {\n      id\n      type\n      typeTitle\n      mode\n      ingestUrl\n      publishedVersion\n      actions\n    }\n  }\n": types.SamplesDatasourceDocument,
    "\n  query SamplesConfig($id: ID!) {\n    datasource(id: $id) {\n      id\n      type\n      draft { config }\n    }\n  }\n": types.SamplesConfigDocument,
    "\n  query SamplesRecent($id: ID!, $first: Int!) {\n    datasource(id: $id) {\n      id\n      events(first: $first) {\n        nodes {\n          id\n          receivedAt\n          outcome\n          sourceEventId\n          bytes\n        }\n      }\n    }\n  }\n": types.SamplesRecentDocument,
    "\n  query SamplesRaw($id: ID!, $event: ID!) {\n    datasource(id: $id) {\n      id\n      event(id: $event) {\n        rawState\n        raw {\n          body\n          encoding\n          item\n          kind\n        }\n      }\n    }\n  }\n": types.SamplesRawDocument,
    "\n  query SecretPickerList($search: String) {\n    secrets(first: 100, search: $search) {\n      nodes {\n        id\n        name\n        projectId\n        datasourceId\n        createdAt\n        allowedHosts\n        versions { n createdAt expiresAt lastUsedAt state }\n        usedBy { datasourceId name in field }\n      }\n      pageInfo { hasNextPage }\n    }\n  }\n": types.SecretPickerListDocument,
    "\n  query SecretPickerOne($id: ID!) {\n    secret(id: $id) {\n      id\n      name\n      projectId\n      datasourceId\n      createdAt\n      allowedHosts\n      versions { n createdAt expiresAt lastUsedAt state }\n      usedBy { datasourceId name in field }\n    }\n  }\n": types.SecretPickerOneDocument,
    "\n  mutation SecretPickerCreate($input: CreateSecretInput!) {\n    createSecret(input: $input) { id name }\n  }\n": types.SecretPickerCreateDocument,
    "\n  query SuggestionsPage($id: ID!, $after: String, $state: SuggestionState) {\n    datasource(id: $id) {\n      id\n      suggestions(first: 20, after: $after, state: $state) {\n        nodes {\n          id\n          body\n          author { id name }\n          origin { kind path eventId sample }\n          hasMapping\n          state\n          createdAt\n          closedAt\n          closedBy { id name }\n          closingReason\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": types.SuggestionsPageDocument,
    "\n  query SuggestionsOne($id: ID!, $suggestion: ID!) {\n    datasource(id: $id) {\n      id\n      suggestion(id: $suggestion) {\n        id\n        body\n        author { id name }\n        origin { kind path eventId sample }\n        baseVersion\n        hasMapping\n        baseText\n        proposedText\n        state\n        createdAt\n        closedAt\n        closedBy { id name }\n        closingReason\n      }\n    }\n  }\n": types.SuggestionsOneDocument,
    "\n  query SuggestionsOpen($id: ID!) {\n    datasource(id: $id) {\n      id\n      openSuggestions\n    }\n  }\n": types.SuggestionsOpenDocument,
    "\n  mutation SuggestionsMake($id: ID!, $input: SuggestionInput!) {\n    suggestChange(datasourceId: $id, input: $input) { id }\n  }\n": types.SuggestionsMakeDocument,
    "\n  mutation SuggestionsTake($id: ID!, $suggestion: ID!) {\n    takeSuggestion(datasourceId: $id, id: $suggestion) { id }\n  }\n": types.SuggestionsTakeDocument,
    "\n  mutation SuggestionsDismiss($id: ID!, $suggestion: ID!, $reason: String!) {\n    dismissSuggestion(datasourceId: $id, id: $suggestion, reason: $reason) { id }\n  }\n": types.SuggestionsDismissDocument,
    "\n  query TemplatesOfType($type: String!) {\n    connectorType(type: $type) {\n      templates { name title description preset config mapping samples guide unverified }\n    }\n  }\n": types.TemplatesOfTypeDocument,
    "\n  mutation TestBenchRun($id: ID!, $input: TestRunInput!) {\n    testRun(datasourceId: $id, input: $input) {\n      items {\n        outcome\n        alerts\n        entities\n        relationships\n        warnings { path code message suggestion }\n        errors { path code message suggestion }\n        unmapped\n        logs\n        ms\n        record\n        payload\n        would\n      }\n      summary {\n        total\n        mapped\n        filtered\n        duplicate\n        rejected\n        alerts\n        entities\n        relationships\n        warnings\n        ms\n        truncated\n      }\n      compare {\n        path\n        before\n        after\n      }\n    }\n  }\n": types.TestBenchRunDocument,
    "\n  query AuditScene($after: String, $filter: AuditFilter) {\n    audit(first: 100, after: $after, filter: $filter) {\n      nodes {\n        id\n        seq\n        at\n        actor { kind id name }\n        action\n        resource { kind id projectId datasourceId }\n        reason\n        before\n        after\n        correlationId\n        hash\n      }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.AuditSceneDocument,
    "\n  query AuditVerification($chain: AuditChain) {\n    auditVerification(chain: $chain) {\n      ok\n      checked\n      brokenAt { seq reason }\n      head { seq hash }\n    }\n  }\n": types.AuditVerificationDocument,
    "\n  query DetailDraftContent($id: ID!) {\n    datasource(id: $id) {\n      id\n      draft {\n        config\n        secrets\n        mapping\n        runtime\n        contentText\n        updatedAt\n        updatedBy { id name }\n        validation { ok errors { path code message } }\n      }\n    }\n  }\n": types.DetailDraftContentDocument,
    "\n  query DetailVersionContent($id: ID!, $number: Int!) {\n    datasource(id: $id) {\n      id\n      version(number: $number) {\n        config\n        secrets\n        mapping\n        runtime\n        contentText\n        publishedAt\n        createdBy { id name }\n      }\n    }\n  }\n": types.DetailVersionContentDocument,
    "\n  query DetailSecret($id: ID!) {\n    secret(id: $id) {\n      id\n      name\n      versions { n state expiresAt }\n    }\n  }\n": types.DetailSecretDocument,
    "\n  fragment DetailDatasource on Datasource {\n    id\n    name\n    description\n    type\n    typeTitle\n    mode\n    tags\n    projectId\n    project { id name }\n    ownerId\n    owner { id name email }\n    status\n    desiredState\n    publishedVersion\n    throttle { eventsPerSecond until reason }\n    draftEtag\n    ingestUrl\n    createdAt\n    createdBy { id name }\n    updatedAt\n    etag\n    actions\n    health\n    failure { code cause action class httpStatus at }\n    eventsPerSecond\n    errorsPerMinute\n    lastEventAt\n  }\n": types.DetailDatasourceFragmentDoc,
    "\n  query DetailPage($id: ID!) {\n    datasource(id: $id) {\n      ...DetailDatasource\n    }\n  }\n": types.DetailPageDocument,
    "\n  query DetailStatus($id: ID!) {\n    datasource(id: $id) {\n      id\n      runtimeStatus {\n        desiredState\n        health\n        failure { code cause action class httpStatus at }\n        workers { node state version since restarts memoryBytes }\n        circuit\n        checkpoint { partition seq value updatedAt }\n        lagSeconds\n        lastEventAt\n        throttle { eventsPerSecond until reason }\n      }\n    }\n  }\n": types.DetailStatusDocument,
    "mutation DetailEnable($id: ID!) { datasource: enableDatasource(id: $id) { ...DetailDatasource } }": types.DetailEnableDocument,
    "mutation DetailDisable($id: ID!) { datasource: disableDatasource(id: $id) { ...DetailDatasource } }": types.DetailDisableDocument,
    "mutation DetailRestart($id: ID!) { datasource: restartDatasource(id: $id) { ...DetailDatasource } }": types.DetailRestartDocument,
    "mutation DetailRestore($id: ID!) { datasource: restoreDatasource(id: $id) { ...DetailDatasource } }": types.DetailRestoreDocument,
    "mutation DetailArchive($id: ID!, $etag: String!) { datasource: archiveDatasource(id: $id, etag: $etag) { ...DetailDatasource } }": types.DetailArchiveDocument,
    "mutation DetailClone($id: ID!, $name: String) { datasource: cloneDatasource(id: $id, name: $name) { id name } }": types.DetailCloneDocument,
    "mutation DetailThrottle($id: ID!, $input: ThrottleInput!) { datasource: throttleDatasource(id: $id, input: $input) { ...DetailDatasource } }": types.DetailThrottleDocument,
    "\n  query DetailComments($id: ID!, $number: Int!) {\n    datasource(id: $id) {\n      id\n      version(number: $number) {\n        number\n        comments(first: 200) {\n          nodes {\n            id\n            anchor\n            body\n            createdAt\n            author { id name }\n          }\n        }\n      }\n    }\n  }\n": types.DetailCommentsDocument,
    "\n  mutation DetailComment($id: ID!, $number: Int!, $input: CommentInput!) {\n    commentVersion(datasourceId: $id, version: $number, input: $input) {\n      id\n    }\n  }\n": types.DetailCommentDocument,
    "\n  mutation DetailRollback($id: ID!, $version: Int!, $comment: String) {\n    rollback(datasourceId: $id, version: $version, comment: $comment) {\n      state\n      version\n    }\n  }\n": types.DetailRollbackDocument,
    "\n  query DetailMetrics($id: ID!, $from: DateTime, $to: DateTime, $step: Int) {\n    datasource(id: $id) {\n      id\n      metrics(from: $from, to: $to, step: $step) {\n        from\n        to\n        step\n        time\n        received\n        mapped\n        filtered\n        duplicate\n        rejected\n        pending\n        bytes\n        latencyP50\n        latencyP95\n        latencyP99\n        lagSeconds\n      }\n    }\n  }\n": types.DetailMetricsDocument,
    "\n  query DetailVersions($id: ID!, $first: Int, $after: String) {\n    datasource(id: $id) {\n      id\n      versions(first: $first, after: $after) {\n        nodes {\n          number\n          state\n          comment\n          contentHash\n          rolledBackTo\n          createdAt\n          createdBy { id name }\n          publishedAt\n          supersededAt\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n": types.DetailVersionsDocument,
    "\n  query OverviewSecrets($after: String) {\n    secrets(first: 200, after: $after) {\n      nodes {\n        id\n        name\n        versions { n state expiresAt }\n        usedBy { datasourceId name in }\n      }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.OverviewSecretsDocument,
    "\n  query OverviewPresets {\n    connectorTypes { type title description stability mode presets { name title requiredSecrets } }\n  }\n": types.OverviewPresetsDocument,
    "\n  query OverviewSuggestions {\n    suggestionsWaiting(first: 20) {\n      nodes { datasourceId name count newestAt }\n      pageInfo { hasNextPage }\n    }\n  }\n": types.OverviewSuggestionsDocument,
    "\n  query OverviewTrend {\n    fleetTrend { received rejected lagSeconds }\n  }\n": types.OverviewTrendDocument,
    "\n  query PeopleUsers($after: String, $search: String) {\n    users(first: 100, after: $after, search: $search) {\n      nodes { id name email createdAt disabled }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.PeopleUsersDocument,
    "\n  query PeopleBindings($after: String, $subjectId: ID) {\n    roleBindings(first: 100, after: $after, subjectId: $subjectId) {\n      nodes { id subjectId subject { id name email } role scope { kind id } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.PeopleBindingsDocument,
    "\n  query PeopleTokens($after: String) {\n    apiTokens(first: 100, after: $after) {\n      nodes { id name prefix userId user { name } scopes createdAt expiresAt lastUsedAt }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.PeopleTokensDocument,
    "\n  query PeopleRoles {\n    roles { role actions }\n  }\n": types.PeopleRolesDocument,
    "\n  mutation PeopleCreateUser($input: CreateUserInput!) {\n    createUser(input: $input) { id }\n  }\n": types.PeopleCreateUserDocument,
    "\n  mutation PeopleUpdateUser($id: ID!, $input: UpdateUserInput!) {\n    updateUser(id: $id, input: $input) { id disabled }\n  }\n": types.PeopleUpdateUserDocument,
    "\n  mutation PeopleGrant($input: RoleBindingInput!) {\n    grantRole(input: $input) { id }\n  }\n": types.PeopleGrantDocument,
    "\n  mutation PeopleRevokeRole($id: ID!) {\n    revokeRole(id: $id)\n  }\n": types.PeopleRevokeRoleDocument,
    "\n  mutation PeopleCreateToken($input: CreateApiTokenInput!) {\n    createApiToken(input: $input) { id name token }\n  }\n": types.PeopleCreateTokenDocument,
    "\n  mutation PeopleRevokeToken($id: ID!) {\n    revokeApiToken(id: $id)\n  }\n": types.PeopleRevokeTokenDocument,
    "\n  query RecordsAlerts($after: String, $filter: AlertFilter) {\n    alerts(first: 50, after: $after, filter: $filter) {\n      nodes { id title severity status kind receivedAt occurredAt datasourceId entities { id type key name role } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.RecordsAlertsDocument,
    "\n  query RecordsEntities($after: String, $filter: EntityFilter) {\n    entities(first: 50, after: $after, filter: $filter) {\n      nodes { id type key name scope firstSeenAt lastSeenAt alertCount }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.RecordsEntitiesDocument,
    "\n  query RecordsRelationships($after: String, $filter: RelationshipFilter) {\n    relationships(first: 50, after: $after, filter: $filter) {\n      nodes { id type role from { kind id } to { kind id } datasourceId firstSeenAt lastSeenAt count }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.RecordsRelationshipsDocument,
    "\n  query RecordsAlert($id: ID!) {\n    alert(id: $id) {\n      id datasourceId sourceEventId kind title description severity severityRaw status\n      occurredAt sourceUpdatedAt receivedAt attributes mappingVersion eventId\n      entities { id type key name role }\n    }\n  }\n": types.RecordsAlertDocument,
    "\n  query RecordsEntity($id: ID!) {\n    entity(id: $id) { id type key scope name attributes firstSeenAt lastSeenAt alertCount }\n  }\n": types.RecordsEntityDocument,
    "\n  query RecordsRelationship($id: ID!) {\n    relationship(id: $id) {\n      id type role from { kind id } to { kind id } datasourceId firstSeenAt lastSeenAt count\n    }\n  }\n": types.RecordsRelationshipDocument,
    "\n  query RecordsFeeds($after: String) {\n    datasources(first: 500, after: $after, filter: { status: all }) {\n      nodes { id name }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.RecordsFeedsDocument,
    "\n  query SecretsScene($after: String, $search: String) {\n    secrets(first: 100, after: $after, search: $search) {\n      nodes {\n        id\n        name\n        projectId\n        datasourceId\n        allowedHosts\n        createdAt\n        versions { n createdAt createdBy { name } expiresAt lastUsedAt state }\n        usedBy { datasourceId name in field }\n      }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.SecretsSceneDocument,
    "\n  mutation SecretsRotate($id: ID!, $input: RotateSecretInput!) {\n    rotateSecret(id: $id, input: $input) { id }\n  }\n": types.SecretsRotateDocument,
    "\n  mutation SecretsRevoke($id: ID!, $n: Int!) {\n    revokeSecretVersion(id: $id, n: $n) { id }\n  }\n": types.SecretsRevokeDocument,
    "\n  mutation SecretsDelete($id: ID!) {\n    deleteSecret(id: $id)\n  }\n": types.SecretsDeleteDocument,
    "\n  query WizardTypes {\n    connectorTypes { type title description stability mode presets { name title config } }\n  }\n": types.WizardTypesDocument,
    "\n  mutation WizardCreate($input: CreateDatasourceInput!) {\n    createDatasource(input: $input) { id draftEtag }\n  }\n": types.WizardCreateDocument,
    "\n  mutation WizardBegin($id: ID!, $etag: String!, $config: JSON!) {\n    putDraft(datasourceId: $id, etag: $etag, input: { config: $config }) { etag }\n  }\n": types.WizardBeginDocument,
    "\n  query WizardPeople($search: String) {\n    users(first: 50, search: $search) { nodes { id name email disabled } }\n  }\n": types.WizardPeopleDocument,
    "\n  query WizardBasics($id: ID!) {\n    datasource(id: $id) {\n      id\n      name\n      description\n      typeTitle\n      tags\n      project { id name }\n      ownerId\n      owner { id name email }\n      status\n      etag\n      actions\n    }\n  }\n": types.WizardBasicsDocument,
    "\n  mutation WizardUpdate($id: ID!, $etag: String!, $input: UpdateDatasourceInput!) {\n    updateDatasource(id: $id, etag: $etag, input: $input) {\n      id\n      name\n      description\n      typeTitle\n      tags\n      project { id name }\n      ownerId\n      owner { id name email }\n      status\n      etag\n      actions\n    }\n  }\n": types.WizardUpdateDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Live($watch: LiveInput!) {\n    live(watch: $watch) {\n      __typename\n      ... on FleetChanged {\n        at\n        removed\n        items {\n          id\n          status\n          desiredState\n          publishedVersion\n          health\n          failure { code cause action class httpStatus at }\n          eventsPerSecond\n          errorsPerMinute\n          lastEventAt\n        }\n      }\n      ... on StatusChanged {\n        at\n        datasourceId\n        name\n        publishedVersion\n        etag\n        draftEtag\n        eventsPerSecond\n        errorsPerMinute\n        status {\n          desiredState\n          health\n          failure { code cause action class httpStatus at }\n          workers { node state version since restarts memoryBytes }\n          circuit\n          lagSeconds\n          lastEventAt\n          throttle { eventsPerSecond until reason }\n        }\n      }\n      ... on MetricTick {\n        at\n        datasourceId\n        buckets { at received mapped filtered duplicate rejected pending bytes latencyP50 latencyP95 latencyP99 lagSeconds }\n      }\n      ... on LogLines {\n        datasourceId\n        lines { id at level component message correlationId node fields }\n      }\n      ... on EventsRecorded {\n        datasourceId\n        more\n        events { id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes alertIds entityIds relationshipIds runId warnings { path code message suggestion } }\n      }\n      ... on DraftChanged {\n        datasourceId\n        etag\n        updatedAt\n        updatedBy { id name }\n      }\n      ... on WatchEnded {\n        part\n        ended: datasourceId\n        code\n        detail\n      }\n      ... on Heartbeat {\n        at\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FrameFind($search: String!) {\n    datasources(first: 8, filter: { search: $search }) {\n      nodes { id name health typeTitle }\n    }\n  }\n"): typeof import('./graphql.ts').FrameFindDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FirstEventNewest($id: ID!) {\n    datasource(id: $id) {\n      id\n      publishedVersion\n      desiredState\n      events(first: 1) {\n        nodes { id receivedAt latencyMs outcome version sourceEventId reasonCode alertIds entityIds relationshipIds }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FirstEventNewestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConnectorFormType($type: String!) {\n    connectorType(type: $type) {\n      type\n      title\n      description\n      mode\n      configSchema\n      secretsSchema\n      uiSchema\n      sample\n      guide\n      presets { name title config fills requiredSecrets }\n    }\n  }\n"): typeof import('./graphql.ts').ConnectorFormTypeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConnectionCheck($id: ID!) {\n    checkConnection(datasourceId: $id, against: draft) {\n      ok\n      steps { name ok ms detail action }\n    }\n  }\n"): typeof import('./graphql.ts').ConnectionCheckDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeadLettersPage($id: ID!, $after: String, $filter: DeadLetterFilter) {\n    datasource(id: $id) {\n      id\n      deadLetters(first: 50, after: $after, filter: $filter) {\n        nodes {\n          id receivedAt version correlationId rawKind bytes state replays updatedAt\n          errors { path code message suggestion }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeadLettersPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeadLettersGroups($id: ID!, $filter: DeadLetterFilter) {\n    datasource(id: $id) {\n      id\n      deadLetterGroups(filter: $filter) { code count firstAt lastAt message }\n    }\n  }\n"): typeof import('./graphql.ts').DeadLettersGroupsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeadLettersReplay($id: ID!, $input: ReplayInput) {\n    replayDeadLetters(datasourceId: $id, input: $input) { runId }\n  }\n"): typeof import('./graphql.ts').DeadLettersReplayDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DiffContents($id: ID!, $from: String!, $to: String!) {\n    datasource(id: $id) {\n      id\n      diff(from: $from, to: $to) {\n        changes { path kind before after risk area }\n        summary { added removed changed highestRisk }\n        beforeText\n        afterText\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DiffContentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DiffSecretName($id: ID!) {\n    secret(id: $id) {\n      id\n      name\n    }\n  }\n"): typeof import('./graphql.ts').DiffSecretNameDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DraftLoad($id: ID!) {\n    datasource(id: $id) {\n      id\n      name\n      type\n      typeTitle\n      mode\n      status\n      publishedVersion\n      ingestUrl\n      projectId\n      actions\n      draft {\n        contentText\n        etag\n        contentHash\n        updatedAt\n        updatedBy { id name }\n        validation {\n          ok\n          errors { path code message suggestion }\n          warnings { path code message suggestion }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DraftLoadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DraftSave($id: ID!, $etag: String!, $contentText: String!) {\n    putDraft(datasourceId: $id, etag: $etag, input: { contentText: $contentText }) {\n      contentText\n      etag\n      contentHash\n      updatedAt\n      updatedBy { id name }\n      validation {\n        ok\n        errors { path code message suggestion }\n        warnings { path code message suggestion }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DraftSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EventsPage($id: ID!, $first: Int, $after: String, $filter: EventFilter) {\n    datasource(id: $id) {\n      id\n      events(first: $first, after: $after, filter: $filter) {\n        nodes {\n          id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes\n          alertIds entityIds relationshipIds runId\n          warnings { path code message suggestion }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EventsPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EventsDetail($id: ID!, $event: ID!) {\n    datasource(id: $id) {\n      id\n      event(id: $event) {\n        event {\n          id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes\n          alertIds entityIds relationshipIds runId\n          warnings { path code message suggestion }\n        }\n        errors { path code message suggestion }\n        alerts {\n          id kind title description severity severityRaw status occurredAt sourceUpdatedAt sourceEventId attributes\n          entities { id type key name role }\n        }\n        entities { id type key name attributes }\n        relationships { id type role from { kind id } to { kind id } }\n        raw { headers body encoding item kind }\n        rawState\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EventsDetailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation FleetEnable($id: ID!) { feed: enableDatasource(id: $id) { ...FleetFeed } }"): typeof import('./graphql.ts').FleetEnableDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation FleetDisable($id: ID!) { feed: disableDatasource(id: $id) { ...FleetFeed } }"): typeof import('./graphql.ts').FleetDisableDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation FleetRestart($id: ID!) { feed: restartDatasource(id: $id) { ...FleetFeed } }"): typeof import('./graphql.ts').FleetRestartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation FleetArchive($id: ID!, $etag: String!) { feed: archiveDatasource(id: $id, etag: $etag) { ...FleetFeed } }"): typeof import('./graphql.ts').FleetArchiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation FleetRestore($id: ID!) { feed: restoreDatasource(id: $id) { ...FleetFeed } }"): typeof import('./graphql.ts').FleetRestoreDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation FleetClone($id: ID!) { feed: cloneDatasource(id: $id) { ...FleetFeed } }"): typeof import('./graphql.ts').FleetCloneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FleetEtag($id: ID!) { datasource(id: $id) { etag } }"): typeof import('./graphql.ts').FleetEtagDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FleetFeed on Datasource {\n    id\n    name\n    description\n    type\n    typeTitle\n    mode\n    tags\n    projectId\n    project { id name }\n    ownerId\n    owner { id name email }\n    status\n    desiredState\n    publishedVersion\n    etag\n    actions\n    createdAt\n    updatedAt\n    health\n    failure { code cause action class httpStatus at }\n    eventsPerSecond\n    errorsPerMinute\n    lastEventAt\n    recentRate\n  }\n"): typeof import('./graphql.ts').FleetFeedFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FleetList($first: Int, $after: String, $filter: DatasourceFilter, $sort: DatasourceSort, $descending: Boolean) {\n    datasources(first: $first, after: $after, filter: $filter, sort: $sort, descending: $descending) {\n      nodes { ...FleetFeed }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').FleetListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FleetFacets($filter: DatasourceFilter) {\n    datasourceFacets(filter: $filter) {\n      total\n      health { value label count }\n      type { value label count }\n      owner { value label count }\n      tag { value label count }\n      project { value label count }\n    }\n  }\n"): typeof import('./graphql.ts').FleetFacetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LogsPage($id: ID!, $first: Int, $after: String, $filter: LogFilter) {\n    datasource(id: $id) {\n      id\n      logs(first: $first, after: $after, filter: $filter) {\n        nodes { id at level component message correlationId node fields }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LogsPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me {\n      by\n      user { id name email }\n      organization { id name actions projects { id name actions } }\n      organizations { id name }\n      roles { id role scope { kind id } }\n      actions\n      actionsAnywhere\n      actionsGlobal\n    }\n  }\n"): typeof import('./graphql.ts').MeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublishCandidate($id: ID!) {\n    datasource(id: $id) {\n      id\n      name\n      publishedVersion\n      desiredState\n      actions\n      draft {\n        etag\n        contentText\n        updatedAt\n        updatedBy { id name }\n        validation {\n          ok\n          errors { path code message suggestion }\n          warnings { path code message suggestion }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PublishCandidateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishDraft($id: ID!, $etag: String!, $comment: String) {\n    publish(datasourceId: $id, etag: $etag, comment: $comment) {\n      state\n      version\n      etag\n    }\n  }\n"): typeof import('./graphql.ts').PublishDraftDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasourceAccess($id: ID!) {\n    datasource(id: $id) {\n      id\n      roleBindings {\n        id\n        subjectId\n        subject { id name email disabled }\n        role\n        scope { kind id }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DatasourceAccessDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RolePeople($search: String) {\n    users(first: 50, search: $search) {\n      nodes { id name email disabled }\n    }\n  }\n"): typeof import('./graphql.ts').RolePeopleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation GrantDatasourceRole($input: RoleBindingInput!) {\n    grantRole(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').GrantDatasourceRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeDatasourceRole($id: ID!) {\n    revokeRole(id: $id)\n  }\n"): typeof import('./graphql.ts').RevokeDatasourceRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RunsPage($id: ID!, $after: String, $state: RunState) {\n    datasource(id: $id) {\n      id\n      runs(first: 50, after: $after, state: $state) {\n        nodes {\n          id kind state parameters createdAt startedAt finishedAt\n          progress { done total rate eta }\n          failure { code cause action }\n          requestedBy { id name }\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RunsPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RunsOne($run: ID!) {\n    run(id: $run) {\n      id kind state parameters createdAt startedAt finishedAt\n      progress { done total rate eta }\n      failure { code cause action }\n      requestedBy { id name }\n    }\n  }\n"): typeof import('./graphql.ts').RunsOneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RunsOutcomes($id: ID!, $run: ID!) {\n    datasource(id: $id) {\n      id\n      events(first: 1000, filter: { runId: $run }) {\n        nodes { id outcome }\n        pageInfo { hasNextPage }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RunsOutcomesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RunsCancel($run: ID!) {\n    cancelRun(id: $run) { id state }\n  }\n"): typeof import('./graphql.ts').RunsCancelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SamplesGenerate($type: String!, $config: JSON) {\n    generateSample(type: $type, config: $config)\n  }\n"): typeof import('./graphql.ts').SamplesGenerateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SamplesDatasource($id: ID!) {\n    datasource(id: $id) {\n      id\n      type\n      typeTitle\n      mode\n      ingestUrl\n      publishedVersion\n      actions\n    }\n  }\n"): typeof import('./graphql.ts').SamplesDatasourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SamplesConfig($id: ID!) {\n    datasource(id: $id) {\n      id\n      type\n      draft { config }\n    }\n  }\n"): typeof import('./graphql.ts').SamplesConfigDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SamplesRecent($id: ID!, $first: Int!) {\n    datasource(id: $id) {\n      id\n      events(first: $first) {\n        nodes {\n          id\n          receivedAt\n          outcome\n          sourceEventId\n          bytes\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SamplesRecentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SamplesRaw($id: ID!, $event: ID!) {\n    datasource(id: $id) {\n      id\n      event(id: $event) {\n        rawState\n        raw {\n          body\n          encoding\n          item\n          kind\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SamplesRawDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SecretPickerList($search: String) {\n    secrets(first: 100, search: $search) {\n      nodes {\n        id\n        name\n        projectId\n        datasourceId\n        createdAt\n        allowedHosts\n        versions { n createdAt expiresAt lastUsedAt state }\n        usedBy { datasourceId name in field }\n      }\n      pageInfo { hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').SecretPickerListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SecretPickerOne($id: ID!) {\n    secret(id: $id) {\n      id\n      name\n      projectId\n      datasourceId\n      createdAt\n      allowedHosts\n      versions { n createdAt expiresAt lastUsedAt state }\n      usedBy { datasourceId name in field }\n    }\n  }\n"): typeof import('./graphql.ts').SecretPickerOneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SecretPickerCreate($input: CreateSecretInput!) {\n    createSecret(input: $input) { id name }\n  }\n"): typeof import('./graphql.ts').SecretPickerCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SuggestionsPage($id: ID!, $after: String, $state: SuggestionState) {\n    datasource(id: $id) {\n      id\n      suggestions(first: 20, after: $after, state: $state) {\n        nodes {\n          id\n          body\n          author { id name }\n          origin { kind path eventId sample }\n          hasMapping\n          state\n          createdAt\n          closedAt\n          closedBy { id name }\n          closingReason\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SuggestionsPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SuggestionsOne($id: ID!, $suggestion: ID!) {\n    datasource(id: $id) {\n      id\n      suggestion(id: $suggestion) {\n        id\n        body\n        author { id name }\n        origin { kind path eventId sample }\n        baseVersion\n        hasMapping\n        baseText\n        proposedText\n        state\n        createdAt\n        closedAt\n        closedBy { id name }\n        closingReason\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SuggestionsOneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SuggestionsOpen($id: ID!) {\n    datasource(id: $id) {\n      id\n      openSuggestions\n    }\n  }\n"): typeof import('./graphql.ts').SuggestionsOpenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SuggestionsMake($id: ID!, $input: SuggestionInput!) {\n    suggestChange(datasourceId: $id, input: $input) { id }\n  }\n"): typeof import('./graphql.ts').SuggestionsMakeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SuggestionsTake($id: ID!, $suggestion: ID!) {\n    takeSuggestion(datasourceId: $id, id: $suggestion) { id }\n  }\n"): typeof import('./graphql.ts').SuggestionsTakeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SuggestionsDismiss($id: ID!, $suggestion: ID!, $reason: String!) {\n    dismissSuggestion(datasourceId: $id, id: $suggestion, reason: $reason) { id }\n  }\n"): typeof import('./graphql.ts').SuggestionsDismissDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplatesOfType($type: String!) {\n    connectorType(type: $type) {\n      templates { name title description preset config mapping samples guide unverified }\n    }\n  }\n"): typeof import('./graphql.ts').TemplatesOfTypeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestBenchRun($id: ID!, $input: TestRunInput!) {\n    testRun(datasourceId: $id, input: $input) {\n      items {\n        outcome\n        alerts\n        entities\n        relationships\n        warnings { path code message suggestion }\n        errors { path code message suggestion }\n        unmapped\n        logs\n        ms\n        record\n        payload\n        would\n      }\n      summary {\n        total\n        mapped\n        filtered\n        duplicate\n        rejected\n        alerts\n        entities\n        relationships\n        warnings\n        ms\n        truncated\n      }\n      compare {\n        path\n        before\n        after\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestBenchRunDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditScene($after: String, $filter: AuditFilter) {\n    audit(first: 100, after: $after, filter: $filter) {\n      nodes {\n        id\n        seq\n        at\n        actor { kind id name }\n        action\n        resource { kind id projectId datasourceId }\n        reason\n        before\n        after\n        correlationId\n        hash\n      }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').AuditSceneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditVerification($chain: AuditChain) {\n    auditVerification(chain: $chain) {\n      ok\n      checked\n      brokenAt { seq reason }\n      head { seq hash }\n    }\n  }\n"): typeof import('./graphql.ts').AuditVerificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetailDraftContent($id: ID!) {\n    datasource(id: $id) {\n      id\n      draft {\n        config\n        secrets\n        mapping\n        runtime\n        contentText\n        updatedAt\n        updatedBy { id name }\n        validation { ok errors { path code message } }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DetailDraftContentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetailVersionContent($id: ID!, $number: Int!) {\n    datasource(id: $id) {\n      id\n      version(number: $number) {\n        config\n        secrets\n        mapping\n        runtime\n        contentText\n        publishedAt\n        createdBy { id name }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DetailVersionContentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetailSecret($id: ID!) {\n    secret(id: $id) {\n      id\n      name\n      versions { n state expiresAt }\n    }\n  }\n"): typeof import('./graphql.ts').DetailSecretDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DetailDatasource on Datasource {\n    id\n    name\n    description\n    type\n    typeTitle\n    mode\n    tags\n    projectId\n    project { id name }\n    ownerId\n    owner { id name email }\n    status\n    desiredState\n    publishedVersion\n    throttle { eventsPerSecond until reason }\n    draftEtag\n    ingestUrl\n    createdAt\n    createdBy { id name }\n    updatedAt\n    etag\n    actions\n    health\n    failure { code cause action class httpStatus at }\n    eventsPerSecond\n    errorsPerMinute\n    lastEventAt\n  }\n"): typeof import('./graphql.ts').DetailDatasourceFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetailPage($id: ID!) {\n    datasource(id: $id) {\n      ...DetailDatasource\n    }\n  }\n"): typeof import('./graphql.ts').DetailPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetailStatus($id: ID!) {\n    datasource(id: $id) {\n      id\n      runtimeStatus {\n        desiredState\n        health\n        failure { code cause action class httpStatus at }\n        workers { node state version since restarts memoryBytes }\n        circuit\n        checkpoint { partition seq value updatedAt }\n        lagSeconds\n        lastEventAt\n        throttle { eventsPerSecond until reason }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DetailStatusDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DetailEnable($id: ID!) { datasource: enableDatasource(id: $id) { ...DetailDatasource } }"): typeof import('./graphql.ts').DetailEnableDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DetailDisable($id: ID!) { datasource: disableDatasource(id: $id) { ...DetailDatasource } }"): typeof import('./graphql.ts').DetailDisableDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DetailRestart($id: ID!) { datasource: restartDatasource(id: $id) { ...DetailDatasource } }"): typeof import('./graphql.ts').DetailRestartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DetailRestore($id: ID!) { datasource: restoreDatasource(id: $id) { ...DetailDatasource } }"): typeof import('./graphql.ts').DetailRestoreDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DetailArchive($id: ID!, $etag: String!) { datasource: archiveDatasource(id: $id, etag: $etag) { ...DetailDatasource } }"): typeof import('./graphql.ts').DetailArchiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DetailClone($id: ID!, $name: String) { datasource: cloneDatasource(id: $id, name: $name) { id name } }"): typeof import('./graphql.ts').DetailCloneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DetailThrottle($id: ID!, $input: ThrottleInput!) { datasource: throttleDatasource(id: $id, input: $input) { ...DetailDatasource } }"): typeof import('./graphql.ts').DetailThrottleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetailComments($id: ID!, $number: Int!) {\n    datasource(id: $id) {\n      id\n      version(number: $number) {\n        number\n        comments(first: 200) {\n          nodes {\n            id\n            anchor\n            body\n            createdAt\n            author { id name }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DetailCommentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DetailComment($id: ID!, $number: Int!, $input: CommentInput!) {\n    commentVersion(datasourceId: $id, version: $number, input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').DetailCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DetailRollback($id: ID!, $version: Int!, $comment: String) {\n    rollback(datasourceId: $id, version: $version, comment: $comment) {\n      state\n      version\n    }\n  }\n"): typeof import('./graphql.ts').DetailRollbackDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetailMetrics($id: ID!, $from: DateTime, $to: DateTime, $step: Int) {\n    datasource(id: $id) {\n      id\n      metrics(from: $from, to: $to, step: $step) {\n        from\n        to\n        step\n        time\n        received\n        mapped\n        filtered\n        duplicate\n        rejected\n        pending\n        bytes\n        latencyP50\n        latencyP95\n        latencyP99\n        lagSeconds\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DetailMetricsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetailVersions($id: ID!, $first: Int, $after: String) {\n    datasource(id: $id) {\n      id\n      versions(first: $first, after: $after) {\n        nodes {\n          number\n          state\n          comment\n          contentHash\n          rolledBackTo\n          createdAt\n          createdBy { id name }\n          publishedAt\n          supersededAt\n        }\n        pageInfo { endCursor hasNextPage }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DetailVersionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OverviewSecrets($after: String) {\n    secrets(first: 200, after: $after) {\n      nodes {\n        id\n        name\n        versions { n state expiresAt }\n        usedBy { datasourceId name in }\n      }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').OverviewSecretsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OverviewPresets {\n    connectorTypes { type title description stability mode presets { name title requiredSecrets } }\n  }\n"): typeof import('./graphql.ts').OverviewPresetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OverviewSuggestions {\n    suggestionsWaiting(first: 20) {\n      nodes { datasourceId name count newestAt }\n      pageInfo { hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').OverviewSuggestionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OverviewTrend {\n    fleetTrend { received rejected lagSeconds }\n  }\n"): typeof import('./graphql.ts').OverviewTrendDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeopleUsers($after: String, $search: String) {\n    users(first: 100, after: $after, search: $search) {\n      nodes { id name email createdAt disabled }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').PeopleUsersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeopleBindings($after: String, $subjectId: ID) {\n    roleBindings(first: 100, after: $after, subjectId: $subjectId) {\n      nodes { id subjectId subject { id name email } role scope { kind id } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').PeopleBindingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeopleTokens($after: String) {\n    apiTokens(first: 100, after: $after) {\n      nodes { id name prefix userId user { name } scopes createdAt expiresAt lastUsedAt }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').PeopleTokensDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeopleRoles {\n    roles { role actions }\n  }\n"): typeof import('./graphql.ts').PeopleRolesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleCreateUser($input: CreateUserInput!) {\n    createUser(input: $input) { id }\n  }\n"): typeof import('./graphql.ts').PeopleCreateUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleUpdateUser($id: ID!, $input: UpdateUserInput!) {\n    updateUser(id: $id, input: $input) { id disabled }\n  }\n"): typeof import('./graphql.ts').PeopleUpdateUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleGrant($input: RoleBindingInput!) {\n    grantRole(input: $input) { id }\n  }\n"): typeof import('./graphql.ts').PeopleGrantDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleRevokeRole($id: ID!) {\n    revokeRole(id: $id)\n  }\n"): typeof import('./graphql.ts').PeopleRevokeRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleCreateToken($input: CreateApiTokenInput!) {\n    createApiToken(input: $input) { id name token }\n  }\n"): typeof import('./graphql.ts').PeopleCreateTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleRevokeToken($id: ID!) {\n    revokeApiToken(id: $id)\n  }\n"): typeof import('./graphql.ts').PeopleRevokeTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordsAlerts($after: String, $filter: AlertFilter) {\n    alerts(first: 50, after: $after, filter: $filter) {\n      nodes { id title severity status kind receivedAt occurredAt datasourceId entities { id type key name role } }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').RecordsAlertsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordsEntities($after: String, $filter: EntityFilter) {\n    entities(first: 50, after: $after, filter: $filter) {\n      nodes { id type key name scope firstSeenAt lastSeenAt alertCount }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').RecordsEntitiesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordsRelationships($after: String, $filter: RelationshipFilter) {\n    relationships(first: 50, after: $after, filter: $filter) {\n      nodes { id type role from { kind id } to { kind id } datasourceId firstSeenAt lastSeenAt count }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').RecordsRelationshipsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordsAlert($id: ID!) {\n    alert(id: $id) {\n      id datasourceId sourceEventId kind title description severity severityRaw status\n      occurredAt sourceUpdatedAt receivedAt attributes mappingVersion eventId\n      entities { id type key name role }\n    }\n  }\n"): typeof import('./graphql.ts').RecordsAlertDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordsEntity($id: ID!) {\n    entity(id: $id) { id type key scope name attributes firstSeenAt lastSeenAt alertCount }\n  }\n"): typeof import('./graphql.ts').RecordsEntityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordsRelationship($id: ID!) {\n    relationship(id: $id) {\n      id type role from { kind id } to { kind id } datasourceId firstSeenAt lastSeenAt count\n    }\n  }\n"): typeof import('./graphql.ts').RecordsRelationshipDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordsFeeds($after: String) {\n    datasources(first: 500, after: $after, filter: { status: all }) {\n      nodes { id name }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').RecordsFeedsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SecretsScene($after: String, $search: String) {\n    secrets(first: 100, after: $after, search: $search) {\n      nodes {\n        id\n        name\n        projectId\n        datasourceId\n        allowedHosts\n        createdAt\n        versions { n createdAt createdBy { name } expiresAt lastUsedAt state }\n        usedBy { datasourceId name in field }\n      }\n      pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql.ts').SecretsSceneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SecretsRotate($id: ID!, $input: RotateSecretInput!) {\n    rotateSecret(id: $id, input: $input) { id }\n  }\n"): typeof import('./graphql.ts').SecretsRotateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SecretsRevoke($id: ID!, $n: Int!) {\n    revokeSecretVersion(id: $id, n: $n) { id }\n  }\n"): typeof import('./graphql.ts').SecretsRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SecretsDelete($id: ID!) {\n    deleteSecret(id: $id)\n  }\n"): typeof import('./graphql.ts').SecretsDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WizardTypes {\n    connectorTypes { type title description stability mode presets { name title config } }\n  }\n"): typeof import('./graphql.ts').WizardTypesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WizardCreate($input: CreateDatasourceInput!) {\n    createDatasource(input: $input) { id draftEtag }\n  }\n"): typeof import('./graphql.ts').WizardCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WizardBegin($id: ID!, $etag: String!, $config: JSON!) {\n    putDraft(datasourceId: $id, etag: $etag, input: { config: $config }) { etag }\n  }\n"): typeof import('./graphql.ts').WizardBeginDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WizardPeople($search: String) {\n    users(first: 50, search: $search) { nodes { id name email disabled } }\n  }\n"): typeof import('./graphql.ts').WizardPeopleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WizardBasics($id: ID!) {\n    datasource(id: $id) {\n      id\n      name\n      description\n      typeTitle\n      tags\n      project { id name }\n      ownerId\n      owner { id name email }\n      status\n      etag\n      actions\n    }\n  }\n"): typeof import('./graphql.ts').WizardBasicsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WizardUpdate($id: ID!, $etag: String!, $input: UpdateDatasourceInput!) {\n    updateDatasource(id: $id, etag: $etag, input: $input) {\n      id\n      name\n      description\n      typeTitle\n      tags\n      project { id name }\n      ownerId\n      owner { id name email }\n      status\n      etag\n      actions\n    }\n  }\n"): typeof import('./graphql.ts').WizardUpdateDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
