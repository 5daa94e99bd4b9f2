/** Payloads kept beside a draft, in this browser: pasted, uploaded, generated, captured. */
export { NoSamples } from './no-samples.tsx'
export { sampleValue, tooLong } from './read-text.ts'
export { SamplesDialog, type SamplesTab } from './samples-dialog.tsx'
export { samplesDatasource } from './source-queries.ts'
export type { KeptSample } from './types.ts'
export { useDeadLetterSample } from './use-dead-letter-sample.ts'
export { type Samples, useSamples } from './use-samples.ts'
