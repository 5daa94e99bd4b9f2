/**
 * Owns: choosing or creating the secret a field refers to.
 * Refuses: showing a value after it was saved; the server never gives one back, and this keeps none beyond the page.
 */
export { CreateSecretDialog } from './create-secret-dialog.tsx'
export { freshValue } from './fresh-values.ts'
export type { Generated } from './generate.ts'
export { SecretPicker } from './secret-picker.tsx'
