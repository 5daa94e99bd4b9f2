/** The script that each item goes through before it is mapped. */
import { isJsonObject, type JsonValue } from '@halcyon/domain'
import type { ScriptLanguage } from '@halcyon/mapping'
import { readDocument } from '../document/read.ts'
import { member, withMember } from '../json/object.ts'
import type { Operation } from '../patch/contract.ts'
import { outputsOf, patch, refuse } from './result.ts'

/** What is written where a script begins, in either language: it leaves every item as it is. */
export const NEW_SCRIPT = 'return item\n'

/** The script is of this language from now on; its text stays. */
export const setScriptLanguage = (document: JsonValue, language: ScriptLanguage): Operation => {
  const { script } = readDocument(document)
  if (script === null) return refuse('There is no script')
  if (script.language === language) return refuse('The script is of that language already')
  return patch('Change the script’s language', [{ op: 'set', pointer: '/script/language', value: language }])
}

/** Writes the script, a new one in JavaScript; null takes it away. Typing in it is one undo step. */
export const setScript = (document: JsonValue, source: string | null): Operation => {
  if (!isJsonObject(document) || outputsOf(document) === null)
    return refuse('The document is no mapping: correct it as JSON first')
  const { script } = readDocument(document)
  const there = member(document, 'script') !== undefined
  if (source === null)
    return there ? patch('Remove the script', [{ op: 'remove', pointer: '/script' }]) : refuse('There is no script')
  if (script !== null)
    return script.source === source
      ? refuse('The script is so already')
      : patch('Edit the script', [{ op: 'set', pointer: '/script/source', value: source }], 'script')
  if (there) return refuse('The script cannot be shown here: change it as JSON')
  const value = { language: 'javascript', source, at: 'before' }
  const position = member(document, 'split') === undefined ? 0 : 1
  return patch('Add a script', [{ op: 'set', pointer: '', value: withMember(document, 'script', value, position) }])
}
