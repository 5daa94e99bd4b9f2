import { writeFileSync } from 'node:fs'

/**
 * A vitest reporter that counts tests by project, and names what failed, as JSON, into the file named by
 * HALCYON_TEST_SUMMARY: `{ projects: { [name]: { passed, failed, skipped } }, failures: string[] }`. A file that does
 * not load and an error outside of tests count as one failed test each.
 */
export default class SummaryReporter {
  onTestRunEnd(modules, errors) {
    const projects = {}
    const failures = []
    for (const module of modules) {
      projects[module.project.name] ??= { passed: 0, failed: 0, skipped: 0 }
      count(module, projects[module.project.name], failures)
    }
    if (errors.length > 0) projects['outside of tests'] = { passed: 0, failed: errors.length, skipped: 0 }
    failures.push(
      ...errors.map(
        (error) => `outside of tests: ${firstLines(error)}\n    near ${error.VITEST_TEST_PATH ?? 'no file'}`,
      ),
    )
    writeFileSync(process.env.HALCYON_TEST_SUMMARY, JSON.stringify({ projects, failures }))
  }
}

const firstLines = ({ stack, message }) => (stack ?? message ?? '').split('\n').slice(0, 6).join('\n    ')

function count(module, counts, failures) {
  const file = module.relativeModuleId
  let failed = 0
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    if (state === 'passed') counts.passed++
    else if (state === 'failed') {
      failed++
      failures.push(`${file} > ${test.fullName}`)
    } else counts.skipped++
  }
  if (failed === 0 && module.state() === 'failed') {
    failed = 1
    failures.push(`${file}: ${module.errors().map(firstLines).join('; ')}`)
  }
  counts.failed += failed
}
