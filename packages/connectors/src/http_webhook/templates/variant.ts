import { randomInt } from 'node:crypto'
import type { JsonValue } from '@halcyon/domain'
import type { Template } from './template.ts'

/** Records, and the ids in them that must not be the same twice. */
type Examples = Pick<Template, 'samples' | 'fresh'>

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(Z|\+0000)/g
/** Seconds since 1970, as the samples of 2026 write them. */
const EPOCH = /\b17\d{8}\b/g

/** How many were made of each: a few in a row show every kind of record. */
const made = new WeakMap<Examples, number>()

/** The next of the template's samples with other ids and times of now; the spans between its times stay. */
export function variantOf(template: Examples): JsonValue {
  const { samples, fresh } = template
  const count = made.get(template) ?? 0
  made.set(template, count + 1)
  const sample = JSON.stringify(samples[count % samples.length])
  const text = fresh.reduce((before, id) => before.replaceAll(id, anotherLike(id)), sample)
  return JSON.parse(atNow(text, Date.now() - randomInt(1000, 60_000))) as JsonValue
}

/** The newest time of the text becomes `now`, epoch ms; the others keep their distance. */
function atNow(text: string, now: number): string {
  const times = text.match(TIME)?.map((time) => Date.parse(time)) ?? []
  const seconds = text.match(EPOCH)?.map((second) => Number(second) * 1000) ?? []
  const shift = now - Math.max(...times, ...seconds)
  return text
    .replace(TIME, (time, zone: string) => new Date(Date.parse(time) + shift).toISOString().replace('Z', zone))
    .replace(EPOCH, (second) => String(Math.floor((Number(second) * 1000 + shift) / 1000)))
}

const LETTERS = { lower: 'abcdef', upper: 'ABCDEFGHJKMNPQRSTUVWXYZ' }
const one = (letters: string): string => letters.charAt(randomInt(letters.length))

/** Same length and shape; what stands before the last `_` is the kind of id, and stays, as does a first digit above zero. */
function anotherLike(id: string): string {
  const at = id.lastIndexOf('_') + 1
  const changed = [...id.slice(at)].map((char, index) => {
    if (/\d/.test(char)) return String(index === 0 ? randomInt(1, 10) : randomInt(10))
    if (/[a-z]/.test(char)) return one(LETTERS.lower)
    return /[A-Z]/.test(char) && index > 0 ? one(LETTERS.upper) : char
  })
  return id.slice(0, at) + changed.join('')
}
