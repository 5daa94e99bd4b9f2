/** What the documents of this folder answer, named once. */
import type { RunsCoverageQuery, RunsOneQuery, RunsStandingQuery } from '../../api/generated/graphql.ts'

export type Run = RunsOneQuery['run']
export type Standing = RunsStandingQuery['datasource']['checkpoints']['current'][number]
export type Coverage = RunsCoverageQuery['datasource']['coverage']
export type Window = RunsCoverageQuery['datasource']['windows']['nodes'][number]
