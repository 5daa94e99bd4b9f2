import type { Finding } from '@halcyon/domain'
import { suggestion } from './suggest.ts'

/** A finding about the document itself; an `error` keeps the version from being published. */
export interface MappingFinding extends Finding {
  readonly level: 'error' | 'warning'
}

/** Collects everything wrong with a document, so that one check shows all of it. */
export class Problems {
  readonly findings: MappingFinding[] = []

  error(path: string, code: string, message: string, hint?: string): void {
    this.add('error', path, code, message, hint)
  }
  warning(path: string, code: string, message: string, hint?: string): void {
    this.add('warning', path, code, message, hint)
  }
  /** An unknown name, with the nearest known one as the suggestion. */
  unknown(path: string, code: string, what: string, name: string, known: readonly string[]): void {
    this.error(path, code, `unknown ${what} '${name}'`, suggestion(name, known))
  }
  get failed(): boolean {
    return this.findings.some((finding) => finding.level === 'error')
  }
  private add(level: 'error' | 'warning', path: string, code: string, message: string, hint?: string): void {
    if (this.findings.length >= 1000) return
    this.findings.push(
      hint === undefined ? { level, path, code, message } : { level, path, code, message, suggestion: hint },
    )
  }
}

/** A row's name one level down: `outputs[0].fields` + `title` → `outputs[0].fields.title`; odd names are quoted. */
export const rowOf = (parent: string, key: string | number): string => {
  if (typeof key === 'number') return `${parent}[${key}]`
  if (!/^[A-Za-z_$][A-Za-z0-9_$]*$/.test(key)) return `${parent}[${JSON.stringify(key)}]`
  return parent === '' ? key : `${parent}.${key}`
}
