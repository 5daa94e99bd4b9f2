export interface WhatOneMay {
  readonly actions: readonly string[]
  readonly status?: string
}

/** Whoever may edit has no need to suggest. */
export const maySuggest = ({ actions, status }: WhatOneMay): boolean =>
  status !== 'archived' && actions.includes('suggest') && !actions.includes('draft.edit')

/** Whoever may edit decides what becomes of a suggestion. */
export const mayDecide = ({ actions, status }: WhatOneMay): boolean =>
  status !== 'archived' && actions.includes('draft.edit')
