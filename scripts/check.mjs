/**
 * Everything that is wrong without running the program: `npm run check [step …]`.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cruise } from './layers.mjs'
import { root, run, seconds } from './steps.mjs'

const quiet = { quiet: true }

/** @type {Record<string, { title: string, run: () => Promise<{ ok: boolean, output: string }> }>} */
const STEPS = {
  style: { title: 'format and lint', run: () => run(['biome', 'check', '--error-on-warnings'], quiet) },
  types: { title: 'types', run: () => run(['tsc'], quiet) },
  layers: { title: 'layers (who may import whom)', run: () => cruise(root) },
  unused: { title: 'unused code and dependencies', run: () => run(['knip', '--no-config-hints'], quiet) },
  generated: { title: 'generated files', run: checkGenerated },
}

async function checkGenerated() {
  if (!existsSync(join(root, 'scripts/generate.ts'))) return { ok: true, output: '' }
  return run(['node', 'scripts/generate.ts', '--check'], quiet)
}

/**
 * Runs the steps, shows what fails, and goes on: one run shows all that is wrong.
 *
 * @param {readonly string[]} names all when empty
 * @returns {Promise<string[]>} names of the steps that failed
 */
export async function check(names = []) {
  const failed = []
  for (const name of names.length > 0 ? names : Object.keys(STEPS)) {
    const step = STEPS[name]
    if (!step) throw new Error(`There is no step "${name}". Steps: ${Object.keys(STEPS).join(', ')}.`)
    const begun = performance.now()
    const { ok, output } = await step.run()
    console.log(`${ok ? '✓' : '✗'} ${name}: ${step.title} (${seconds((performance.now() - begun) / 1000)})`)
    if (ok) continue
    failed.push(name)
    console.log(`${output.trim()}\n`)
  }
  return failed
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const failed = await check(process.argv.slice(2))
  if (failed.length > 0) {
    console.log(`Failed: ${failed.join(', ')}. One alone: npm run check ${failed[0]}. Formatting: npm run format.`)
    process.exitCode = 1
  }
}
