import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './install.mjs'
import { root, run } from './steps.mjs'

const tool = join(root, 'tools/layers')

/**
 * Judges the imports under `folder` (with `apps` and `packages`) by tools/layers/rules.cjs. Installs the tool when it
 * is due. A run that saw no module is a failure: that is how the tool shows that it cannot read our TypeScript.
 *
 * @param {string} folder
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function cruise(folder) {
  await install(tool, 'Layer rules')
  const program = join(tool, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const parts = ['apps', 'packages'].filter((name) => existsSync(join(folder, name)))
  const command = ['node', program, '--config', join(tool, 'rules.cjs'), '--output-type', 'json', ...parts]
  const { output } = await run(command, { quiet: true, cwd: folder })
  let summary
  try {
    summary = JSON.parse(output).summary
  } catch {
    return { ok: false, output }
  }
  if (summary.totalCruised === 0) return { ok: false, output: 'dependency-cruiser saw no modules.' }
  const lines = summary.violations.map(({ rule, from, to, cycle, comment }) => {
    const path = cycle ? cycle.map(({ name }) => name).join(' → ') : to
    return `${rule.name}: ${from} → ${path}${comment ? `\n    ${comment}` : ''}`
  })
  return { ok: lines.length === 0, output: lines.join('\n') }
}
