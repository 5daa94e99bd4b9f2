/** Samples in IndexedDB, a record each; where there is none (private windows of some browsers), in memory until the tab closes. */
import type { KeptSample } from './types.ts'

interface Row extends KeptSample {
  readonly datasourceId: string
  readonly position: number
}

const STORE = 'samples'
const memory = new Map<string, readonly KeptSample[]>()
let opened: Promise<IDBDatabase | null> | null = null

const open = (): Promise<IDBDatabase | null> => {
  opened ??= new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(null)
    const asked = indexedDB.open('halcyon-studio-samples', 1)
    asked.onupgradeneeded = () => {
      const store = asked.result.createObjectStore(STORE, { keyPath: ['datasourceId', 'id'] })
      store.createIndex('datasource', 'datasourceId')
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => resolve(null)
    asked.onblocked = () => resolve(null)
  })
  return opened
}

const answer = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

const sampleOf = ({ id, name, origin, text, addedAt }: Row): KeptSample => ({ id, name, origin, text, addedAt })

/** Those of a datasource, the first added first. */
export async function loadSamples(datasourceId: string): Promise<readonly KeptSample[]> {
  const database = await open()
  if (database === null) return memory.get(datasourceId) ?? []
  const index = database.transaction(STORE).objectStore(STORE).index('datasource')
  const rows = (await answer(index.getAll(datasourceId))) as Row[]
  return rows.toSorted((one, other) => one.position - other.position).map(sampleOf)
}

/**
 * Keeps exactly these, in this order.
 * @throws DOMException `QuotaExceededError` when the browser has no room
 */
export async function saveSamples(
  datasourceId: string,
  before: readonly KeptSample[],
  after: readonly KeptSample[],
): Promise<void> {
  const database = await open()
  if (database === null) {
    memory.set(datasourceId, after)
    return
  }
  const kept = new Set(after.map(({ id }) => id))
  const places = new Map(before.map((sample, position) => [sample, position]))
  const transaction = database.transaction(STORE, 'readwrite')
  const store = transaction.objectStore(STORE)
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  for (const { id } of before) if (!kept.has(id)) store.delete([datasourceId, id])
  for (const [position, sample] of after.entries()) {
    if (places.get(sample) !== position) store.put({ ...sample, datasourceId, position } satisfies Row)
  }
  await done
}
