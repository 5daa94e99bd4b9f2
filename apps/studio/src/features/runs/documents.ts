import { graphql, RunFields } from '../../api/index.ts'

export const RunsPage = graphql(
  `
  query RunsPage($id: ID!, $after: String, $state: RunState, $kind: String) {
    datasource(id: $id) {
      id
      runs(first: 50, after: $after, state: $state, kind: $kind) {
        nodes { ...RunFields }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`,
  RunFields,
)

export const RunsOne = graphql(
  `
  query RunsOne($run: ID!) {
    run(id: $run) { ...RunFields }
  }
`,
  RunFields,
)

export const RunsOutcomes = graphql(`
  query RunsOutcomes($id: ID!, $run: ID!) {
    datasource(id: $id) {
      id
      events(first: 1000, filter: { runId: $run }) {
        nodes { id outcome }
        pageInfo { hasNextPage }
      }
    }
  }
`)

export const RunsCancel = graphql(`
  mutation RunsCancel($run: ID!) {
    cancelRun(id: $run) { id state }
  }
`)

export const RunsPause = graphql(`
  mutation RunsPause($run: ID!) {
    pauseRun(id: $run) { id state }
  }
`)

export const RunsResume = graphql(`
  mutation RunsResume($run: ID!) {
    resumeRun(id: $run) { id state }
  }
`)

export const RunsThrottle = graphql(`
  mutation RunsThrottle($run: ID!, $rate: Int) {
    throttleRun(id: $run, eventsPerSecond: $rate) { id state }
  }
`)

export const RunsStart = graphql(`
  mutation RunsStart($id: ID!) {
    startRun(datasourceId: $id) { runId }
  }
`)

export const RunsBackfill = graphql(`
  mutation RunsBackfill($id: ID!, $input: BackfillInput!) {
    startBackfill(datasourceId: $id, input: $input) { runId }
  }
`)

export const RunsSources = graphql(`
  query RunsSources($id: ID!) {
    datasource(id: $id) { id backfillSources }
  }
`)

export const RunsPlan = graphql(`
  query RunsPlan($id: ID!, $input: BackfillInput!) {
    datasource(id: $id) {
      id
      backfillPlan(input: $input) {
        source version windows events requests basis notKept eventsPerSecond seconds
        firstWindows { from to }
      }
    }
  }
`)

export const RunsUndoPlan = graphql(`
  query RunsUndoPlan($run: ID!) {
    run(id: $run) {
      id
      undoPlan {
        obstacle events deadLetters alertsRemoved alertsRestored alertsKept relationships entities remapped { version events }
      }
    }
  }
`)

export const RunsVersionUndoPlan = graphql(`
  query RunsVersionUndoPlan($id: ID!, $version: Int!) {
    datasource(id: $id) {
      id
      version(number: $version) {
        number
        undoPlan {
          obstacle events deadLetters alertsRemoved alertsRestored alertsKept relationships entities
          remapped { version events }
        }
      }
    }
  }
`)

export const RunsUndoVersion = graphql(`
  mutation RunsUndoVersion($id: ID!, $version: Int!, $reason: String) {
    undoVersion(datasourceId: $id, version: $version, reason: $reason) { runId }
  }
`)

export const RunsUndo = graphql(`
  mutation RunsUndo($run: ID!, $reason: String) {
    undoRun(id: $run, reason: $reason) { runId }
  }
`)

export const RunsCoverage = graphql(`
  query RunsCoverage($id: ID!, $from: DateTime!, $to: DateTime!) {
    datasource(id: $id) {
      id
      coverage(from: $from, to: $to) {
        from to seconds covered more
        gaps { from to planned }
        overlaps { from to }
      }
      windows(first: 500, from: $from, to: $to) {
        nodes { lane from to state items runId version at }
        pageInfo { hasNextPage }
      }
    }
  }
`)

export const RunsStanding = graphql(`
  query RunsStanding($id: ID!) {
    datasource(id: $id) {
      id
      checkpoints { current { lane partition seq value at moving } }
      nextRequest { partition words request }
      standings { title value }
    }
  }
`)

export const RunsNext = graphql(`
  query RunsNext($id: ID!, $lane: String, $partition: String, $value: String) {
    datasource(id: $id) {
      id
      nextRequest(lane: $lane, partition: $partition, value: $value) { partition words request }
    }
  }
`)

export const RunsStood = graphql(`
  query RunsStood($id: ID!, $after: String) {
    datasource(id: $id) {
      id
      checkpointHistory(first: 50, after: $after) {
        nodes { lane partition seq value at reason runId changedBy { id name } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)

export const RunsSetCheckpoint = graphql(`
  mutation RunsSetCheckpoint($id: ID!, $input: CheckpointInput!) {
    setCheckpoint(datasourceId: $id, input: $input) { current { lane partition seq } }
  }
`)
