import { writeFileSync } from 'node:fs'

/**
 * A vitest reporter that counts tests by project, as JSON, into the file named by HALCYON_TEST_SUMMARY. A file that
 * does not load and an error outside of tests count as one failed test each.
 */
export default class SummaryReporter {
  onTestRunEnd(modules, errors) {
    const projects = {}
    for (const module of modules) {
      projects[module.project.name] ??= { passed: 0, failed: 0, skipped: 0 }
      count(module, projects[module.project.name])
    }
    if (errors.length > 0) projects['outside of tests'] = { passed: 0, failed: errors.length, skipped: 0 }
    writeFileSync(process.env.HALCYON_TEST_SUMMARY, JSON.stringify(projects))
  }
}

function count(module, counts) {
  let failed = 0
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    if (state === 'passed') counts.passed++
    else if (state === 'failed') failed++
    else counts.skipped++
  }
  counts.failed += failed > 0 || module.state() !== 'failed' ? failed : 1
}
