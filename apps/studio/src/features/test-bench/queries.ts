import type { TestRunInput } from '../../api/generated/graphql.ts'
import { graphql, request } from '../../api/index.ts'

const TestBenchRun = graphql(`
  mutation TestBenchRun($id: ID!, $input: TestRunInput!) {
    testRun(datasourceId: $id, input: $input) {
      items {
        outcome
        alerts
        entities
        relationships
        warnings { path code message suggestion }
        errors { path code message suggestion }
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
`)

export const testRun = async (id: string, input: TestRunInput) => (await request(TestBenchRun, { id, input })).testRun

export type TestRun = Awaited<ReturnType<typeof testRun>>
export type TestItem = TestRun['items'][number]
export type TestFinding = TestItem['errors'][number]
