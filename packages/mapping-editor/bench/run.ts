/**
 * What a keystroke costs: `node packages/mapping-editor/bench/run.ts`. Prints, judges nothing.
 * Wall time by percentiles; CPU is the mean of all threads, and what to compare on a busy machine.
 * A mapping of 500 rows over 10 entities of a list, a payload of 500 fields, 50 samples; each keystroke changes one row's path.
 */
import { type JsonValue, parseJson } from '@halcyon/domain'
import {
  buildSourceTree,
  commit,
  coverageOf,
  preparePreview,
  previewSample,
  previewSamples,
  problemsOf,
  readDocument,
  setSource,
  startHistory,
  suggestionsFor,
  visibleNodes,
} from '@halcyon/mapping-editor'

const ROWS = 500
const BLOCKS = 10

const document: JsonValue = {
  recordId: { path: '$.id' },
  outputs: [
    { name: 'alert', kind: 'alert', fields: { title: { path: '$.title' }, severity: { path: '$.severity' } } },
    ...Array.from({ length: BLOCKS }, (_, block) => ({
      name: `host_${block}`,
      kind: 'entity',
      type: 'host',
      key: { path: `$.b${block}.key` },
      fields: Object.fromEntries(
        Array.from({ length: ROWS / BLOCKS }, (_row, row) => [
          `f${row}`,
          // biome-ignore lint/suspicious/noThenProperty: a key of the mapping language
          { path: `$.b${block}.f${row}`, then: ['toString', 'trim', 'lower'] },
        ]),
      ),
    })),
  ],
}

const sample = (n: number): JsonValue =>
  parseJson(
    JSON.stringify({
      id: `e-${n}`,
      title: 'Bench',
      severity: 'high',
      ...Object.fromEntries(
        Array.from({ length: BLOCKS }, (_, block) => [
          `b${block}`,
          {
            key: `ws-${n}-${block}.example.com`,
            ...Object.fromEntries(
              Array.from({ length: ROWS / BLOCKS }, (_row, row) => [`f${row}`, `Value ${n} ${row}`]),
            ),
          },
        ]),
      ),
    }),
  )

const samples = Array.from({ length: 50 }, (_, n) => sample(n))

const time = (name: string, runs: number, task: (run: number) => unknown): void => {
  for (let warm = 0; warm < 5; warm += 1) task(-1 - warm)
  const before = process.cpuUsage()
  const spent = Array.from({ length: runs }, (_, run) => {
    const begun = performance.now()
    task(run)
    return performance.now() - begun
  }).toSorted((left, right) => left - right)
  const { user, system } = process.cpuUsage(before)
  const at = (share: number): string => (spent[Math.floor(spent.length * share)] ?? 0).toFixed(1).padStart(6)
  const cpu = ((user + system) / 1000 / runs).toFixed(1).padStart(6)
  console.log(`${name.padEnd(58)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   worst ${at(0.999)} ms   CPU ${cpu} ms`)
}

let history = startHistory(document)
const type = (n: number): JsonValue => {
  const path = `$.b3.f${'1234567890'.slice(0, (Math.abs(n) % 9) + 1)}${n}`
  const edit = setSource(history.document, '/outputs/4/fields/f7', { kind: 'path', path })
  const committed = edit.ok ? commit(history, edit.patch, n * 100) : edit
  if (!committed.ok) throw new Error(committed.reason)
  history = committed.history
  return history.document
}
const all = (document: JsonValue) => [...previewSamples(preparePreview(document), samples, 0)]

console.log(`${ROWS} rows, ${samples.length} samples of ${ROWS} fields`)
time('edit: patch, commit, view', 100, (n) => readDocument(type(n)))
time('edit, compile', 100, (n) => preparePreview(type(n)))
time('keystroke: edit, compile, run the sample on the screen', 100, (n) =>
  previewSample(preparePreview(type(n)), samples[0] ?? null, 0),
)
time('keystroke with coverage and problems of that sample', 100, (n) => {
  const prepared = preparePreview(type(n))
  const previews = [previewSample(prepared, samples[0] ?? null, 0)]
  return problemsOf(prepared, samples, previews, coverageOf(prepared.document, samples, previews))
})
time('keystroke that breaks the row (compiles twice)', 100, (n) => {
  const edit = setSource(type(n), '/outputs/4/fields/f8', { kind: 'path', path: `$.[${n}` })
  const committed = edit.ok ? commit(history, edit.patch, n) : edit
  if (committed.ok) return previewSample(preparePreview(committed.history.document), samples[0] ?? null, 0)
})
time('one more sample, when idle', 100, (n) => previewSample(preparePreview(history.document), sample(n), 1))
time('all 50 samples', 5, (n) => all(type(n)))
time('coverage over 50 samples', 10, () => coverageOf(history.document, samples, all(history.document)))
time('problems over 50 samples', 10, () => {
  const previews = all(history.document)
  const coverage = coverageOf(history.document, samples, previews)
  return problemsOf(preparePreview(history.document), samples, previews, coverage)
})
const wide: JsonValue = Object.fromEntries(
  Array.from({ length: 100 }, (_, group) => [
    `g${group}`,
    Object.fromEntries(Array.from({ length: 100 }, (_v, n) => [`f${n}`, n])),
  ]),
)
time('tree of 10,000 fields: first level', 20, () => visibleNodes(buildSourceTree([wide]), new Set()))
time('tree of 10,000 fields: everything', 10, () => buildSourceTree([wide]).all())
const tree = buildSourceTree([wide])
time('search in 10,000 fields', 10, () => visibleNodes(tree, new Set(), 'f77'))
time('suggestions for the fixture', 20, () => suggestionsFor({ outputs: [] }, buildSourceTree(samples)))
