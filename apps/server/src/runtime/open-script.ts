import { NeedsHuman } from '@halcyon/connector-kit'
import type { Finding } from '@halcyon/domain'
import type { ScriptStep } from '@halcyon/mapping'
import { findingOf } from '@halcyon/pipeline'
import type { Script } from '@halcyon/sandbox'

/**
 * A mapping's script in a sandbox of its own; null where there is none, what is wrong with it where it cannot be compiled. Whoever opens
 * it closes it.
 */
export async function tryScript(step: ScriptStep | null): Promise<Script | Finding | null> {
  if (step === null) return null
  // Loaded where there is a script: most feeds have none.
  const { Script } = await import('@halcyon/sandbox')
  const script = await Script.open(step)
  return script instanceof Script ? script : findingOf(script)
}

/** @throws NeedsHuman `mapping_invalid` when it cannot be compiled */
export async function openScript(step: ScriptStep | null): Promise<Script | null> {
  const script = await tryScript(step)
  if (script === null || !('code' in script)) return script
  const cause = `${script.path}: ${script.message}`
  throw new NeedsHuman('mapping_invalid', cause, 'Open the draft, mend the script and publish.')
}
