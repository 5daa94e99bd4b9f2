import { readFile } from 'node:fs/promises'
import { guides } from '@halcyon/connectors'

/** The guide that stands beside a connector's code, Markdown; '' for a type that brings none. */
export async function guideOf(type: string): Promise<string> {
  const place = guides.get(type)
  return place === undefined ? '' : readFile(place, 'utf8')
}
