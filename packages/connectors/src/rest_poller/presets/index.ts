import type { PresetName } from './names.ts'
import type { Preset } from './preset.ts'

export const PRESETS: Readonly<Partial<Record<PresetName, Preset>>> = {}
