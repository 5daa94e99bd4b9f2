import { saveFile } from '../../ui/save-file.ts'
import type { Chart } from './chart.ts'
import { colourOf } from './theme.ts'
import { csvText, summaryText } from './words.ts'

const fileName = (chart: Chart, of: string, ending: string): string =>
  `${`${of} ${chart.title}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}.${ending}`

/** `of`: whose numbers they are. */
export function saveCsv(chart: Chart, time: readonly number[], of: string): void {
  saveFile(fileName(chart, of, 'csv'), new Blob([csvText(chart, time)], { type: 'text/csv' }))
}

/** The drawing on the page's own ground, its title above and its summary below it. */
export function savePng(chart: Chart, time: readonly number[], of: string, drawing: HTMLCanvasElement): void {
  const ratio = devicePixelRatio || 1
  const [head, line] = [32 * ratio, 16 * ratio]
  const words = summaryText(chart, time).split(/(?<=\.) /)
  const image = document.createElement('canvas')
  image.width = drawing.width
  image.height = drawing.height + head + line * (words.length + 1)
  const context = image.getContext('2d')
  if (context === null) return
  const font = getComputedStyle(document.body).fontFamily
  context.fillStyle = colourOf(document.documentElement, '--ui-surface')
  context.fillRect(0, 0, image.width, image.height)
  context.fillStyle = colourOf(document.documentElement, '--ui-text')
  context.font = `600 ${14 * ratio}px ${font}`
  context.fillText(`${of}: ${chart.title} (${chart.unit})`, 12 * ratio, 20 * ratio)
  context.drawImage(drawing, 0, head)
  context.font = `${12 * ratio}px ${font}`
  for (const [index, text] of words.entries()) {
    context.fillText(text, 12 * ratio, head + drawing.height + line * (index + 1))
  }
  image.toBlob((blob) => {
    if (blob !== null) saveFile(fileName(chart, of, 'png'), blob)
  })
}
