import type { JsonValue } from '../json/value.ts'
import { foldWord, SEVERITIES, SEVERITY_SYNONYMS, type Severity, vocabulary } from './vocabulary.ts'

const WORDS = vocabulary(SEVERITIES, SEVERITY_SYNONYMS)
const isSeverity = (word: string): word is Severity => (SEVERITIES as readonly string[]).includes(word)

/**
 * A vendor's severity word → the ontology's, null when it says nothing we know. A number is null: its scale is the vendor's
 * (a 3 is low, high or informational), so a mapping gives it by `lookup`. `Critical (90–100)` counts by its word.
 */
export function normaliseSeverity(value: JsonValue): Severity | null {
  if (typeof value !== 'string' || value.length > 64) return null
  const word =
    WORDS.get(value) ?? WORDS.get(value.toLowerCase()) ?? WORDS.get(foldWord(value)) ?? WORDS.get(firstWord(value))
  return word !== undefined && isSeverity(word) ? word : null
}

const firstWord = (text: string): string => /^\s*([a-z]+)\s*[([:]/i.exec(text)?.[1]?.toLowerCase() ?? ''
