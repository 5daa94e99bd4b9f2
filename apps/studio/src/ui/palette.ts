import type { MantineColorsTuple } from '@mantine/core'

/** Neutral, slightly cool. 5 is the lightest that draws a control's edge (3:1 on white), 6 the lightest that is text (4.5:1). */
export const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#eff1f4',
  '#e3e6eb',
  '#d2d7de',
  '#a9b1bd',
  '#818a98',
  '#5b6472',
  '#454d5a',
  '#313843',
  '#1b2029',
]

/** The dark scheme from text (0) to the deepest ground (9); 7 is the page, 6 a raised surface, 3 a control's edge, 2 dimmed text. */
export const dark: MantineColorsTuple = [
  '#e6e9ee',
  '#c5cbd4',
  '#9aa3b0',
  '#757f8e',
  '#3a424e',
  '#262d37',
  '#1b2029',
  '#14181f',
  '#0f1318',
  '#0a0d11',
]

/** The one accent: kingfisher blue. It marks what can be acted on and what is chosen, never a state of a feed. */
export const halcyon: MantineColorsTuple = [
  '#e8f3fb',
  '#d0e6f6',
  '#a4cfed',
  '#7fbce5',
  '#5aa9dc',
  '#2b89c6',
  '#0a6aa6',
  '#09598b',
  '#084870',
  '#063450',
]

export const green: MantineColorsTuple = [
  '#e9f7ed',
  '#d0edd8',
  '#a5dcb5',
  '#78cf93',
  '#4fc277',
  '#2f9b56',
  '#1a7a3c',
  '#156733',
  '#115429',
  '#0c3d1e',
]

export const amber: MantineColorsTuple = [
  '#fdf4e3',
  '#fae6bf',
  '#f4d08a',
  '#eebc5f',
  '#e5a93c',
  '#b97b0e',
  '#8f5a00',
  '#794c00',
  '#623e00',
  '#472d00',
]

export const red: MantineColorsTuple = [
  '#fdeeee',
  '#fad8d8',
  '#f7b4b4',
  '#fb9797',
  '#ff7b7b',
  '#dd4148',
  '#c0262d',
  '#a31f26',
  '#84191e',
  '#5f1215',
]
