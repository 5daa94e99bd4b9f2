/** The page's own script: runs every golden case in the browser and leaves the outcomes in the document. */
import { type JsonValue, parseJson } from '@halcyon/domain'
import { type GoldenCase, runGolden } from '../../packages/mapping/golden/run.ts'

const response = await fetch('/cases')
const files = (await response.json()) as string[]
const cases = files.flatMap((text) => parseJson(text) as unknown as GoldenCase[])
const outcomes = cases.map(runGolden)
const report: JsonValue = {
  cases: outcomes.length,
  failed: outcomes.filter(({ ok }) => !ok).map((outcome) => ({ ...outcome })),
}
const output = document.createElement('pre')
output.id = 'report'
output.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(report))))
document.body.append(output)
