/**
 * `npm test`: the checks, then every test but the slow ones, then one summary. Arguments go to vitest.
 * The last line is `N passed, N failed, N skipped`; it also goes into .cache/test-summary.txt.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from './check.mjs'
import { root, run, seconds } from './steps.mjs'

const cache = join(root, '.cache')
const counts = join(cache, 'test-counts.json')
mkdirSync(cache, { recursive: true })
rmSync(counts, { force: true })
process.env.HALCYON_TEST_SUMMARY = counts

const downloads = downloadServices()
const failedSteps = await check()
console.log('')
const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts/summary-reporter.mjs')}`]
const tests = await run(['vitest', 'run', ...reporters, ...process.argv.slice(2)])

/** @type {{ projects: Record<string, { passed: number, failed: number, skipped: number }>, failures: string[] }} */
const { projects, failures } = existsSync(counts)
  ? JSON.parse(readFileSync(counts, 'utf8'))
  : { projects: {}, failures: [] }
const total = { passed: 0, failed: 0, skipped: 0 }
const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`
console.log('\nSummary')
for (const [name, part] of Object.entries(projects)) {
  for (const key of Object.keys(total)) total[key] += part[key]
  console.log(`  ${name}: ${line(part)}`)
}
console.log(`  time for tests: ${seconds(tests.seconds)}`)

for (const failure of failures) console.log(`  ✗ ${failure}`)

downloads?.kill()
const problems = failedSteps.map((name) => `check "${name}" failed (alone: npm run check ${name})`)
if (total.failed > 0) problems.push(`${total.failed} tests failed`)
else if (!tests.ok) problems.push('vitest failed')
if (total.passed + total.failed === 0) problems.push('no test ran')
for (const problem of problems) console.log(`  FAILED: ${problem}`)
if (problems.length > 0) process.exitCode = 1

writeFileSync(join(cache, 'test-summary.txt'), `${line(total)}\n`)
console.log(line(total))

/** The servers that some tests ask for are fetched beside the checks and the first tests; who needs one waits for it. */
function downloadServices() {
  if (process.argv.length > 2) return null
  const command = [join(root, 'node_modules/.bin/node'), join(root, 'scripts/services.ts'), '--install']
  const [program, ...args] = process.platform === 'win32' ? command : ['nice', ...command]
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  child.once('error', () => undefined)
  return child
}
