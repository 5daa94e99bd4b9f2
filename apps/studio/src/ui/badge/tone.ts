import type { ComponentType } from 'react'

/** What a state's colour says. `alarm` is the loudest: a filled shape in the colour of `bad`. */
export type Tone = 'ok' | 'warn' | 'bad' | 'alarm' | 'busy' | 'idle'

export type Shape = ComponentType<{ readonly size?: number | string; readonly 'aria-hidden'?: boolean }>

/** How one state looks: its shape and word differ from every neighbour's, so that its colour may be left out. */
export interface Mark {
  readonly shape: Shape
  readonly word: string
  readonly tone: Tone
}
