import { ExactNumber, type JsonValue } from '@halcyon/domain'

/** JMESPath's truth: false, null, absent, '', [] and {} are false; every number is true. */
export const isTrue = (value: JsonValue | undefined): boolean => {
  if (value === undefined || value === null || value === false || value === '') return false
  if (typeof value !== 'object' || value instanceof ExactNumber) return true
  return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0
}
