import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { createServer, connect as dial, type Socket } from 'node:net'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { type Checkpoint, createOutbound, type PullBatch, type ReceivedItem } from '@halcyon/connector-kit'
import { createTestHost } from '@halcyon/connector-kit/suite'
import { afterEach, describe, expect, it } from 'vitest'
import { run } from '../../../../scripts/services/process.ts'
import { describeWith } from '../../../../tests/services/service.ts'
import type { SftpConfig } from './config/config.ts'
import { sftpBatch } from './index.ts'
import { type FileSource, fileSource, lines } from './testing.ts'

const http = createOutbound({ allowNetworks: ['127.0.0.0/8', '::1/128'] })

/** One run after the other, with what is committed between them. */
class Reader {
  readonly #files: FileSource
  checkpoint: Checkpoint | undefined
  constructor(files: FileSource) {
    this.#files = files
  }
  async run({
    maxItems = 1000,
    stopAfter = Number.POSITIVE_INFINITY,
    config = this.#files.config,
    after = async (_batch: PullBatch) => {},
  } = {}) {
    const host = createTestHost({ config, secrets: this.#files.secrets, http })
    const items: ReceivedItem[] = []
    const checkpoints = new Map(this.checkpoint === undefined ? [] : [['', this.checkpoint]])
    let count = 0
    for await (const batch of sftpBatch
      .open(host)
      .pull({ checkpoints, range: null, maxItems, signal: new AbortController().signal })) {
      items.push(...batch.pages.flatMap((page) => page.items))
      this.checkpoint = structuredClone(batch.checkpoints[0]?.value) ?? this.checkpoint
      if (++count >= stopAfter) break
      await after(batch)
    }
    return items
  }
}

const idsIn = (items: readonly ReceivedItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'payload' ? [String((item.payload as { id: unknown }).id)] : []))
const upTo = (n: number): string[] => Array.from({ length: n }, (_, i) => String(i + 1))

await describeWith(
  'sshd',
  ({ TEST_SFTP_URL: url, TEST_SFTP_KEY: key, TEST_SFTP_PASSWORD: password, TEST_SFTP_HOST_KEY: hostKey }) => {
    const opened: FileSource[] = []
    const source = (part: Partial<SftpConfig> = {}): FileSource => {
      const files = fileSource({ url, key, password, hostKey }, part)
      opened.push(files)
      return files
    }
    afterEach(() => {
      for (const files of opened.splice(0)) files.remove()
    })

    describe('sftp_batch: which files', () => {
      it('by pattern, in subfolders, the oldest first; what is young or a link waits', async () => {
        const files = source({
          find: {
            folders: [],
            recursive: true,
            include: ['**/*.{json,ndjson}', '*.json'],
            exclude: ['**/skip-*'],
            minAge: 'PT1M',
          },
        })
        const config = { ...files.config, find: { ...files.config.find, folders: [files.folder] } }
        files.put('b.json', lines(['b']), 300)
        files.put('deep/er/a.ndjson', lines(['a']), 600)
        files.put('deep/skip-me.json', lines(['no']), 600)
        files.put('other.csv', 'id\nno\n', 600)
        files.put('young.json', lines(['young']), 1)
        const reader = new Reader(files)
        expect(idsIn(await reader.run({ config }))).toEqual(['a', 'b'])
        expect(await reader.run({ config })).toEqual([])
      })

      it('that come late with an older time, and those that are changed, are found', async () => {
        const files = source()
        files.put('new.json', lines(['1']), 10)
        const reader = new Reader(files)
        expect(idsIn(await reader.run())).toEqual(['1'])
        files.put('late.json', lines(['2']), 86_400)
        files.put('new.json', lines(['1', '3']), 5)
        expect(idsIn(await reader.run())).toEqual(['2', '1', '3'])
        expect(await reader.run()).toEqual([])
      })
    })

    describe('sftp_batch: reading', () => {
      it('streams formats and compressions', async () => {
        const cases: [Partial<SftpConfig>, string, string | Uint8Array][] = [
          [{}, 'x.ndjson.gz', gzipSync(lines(upTo(3)))],
          [{ format: 'ndjson' }, 'x.zst', zstdCompressSync(Buffer.from(lines(upTo(3))))],
          [{ format: 'csv', csv: { delimiter: ';' } }, 'x.csv', 'id;title\n1;a\n2;"b;c"\n3;d\n'],
          [{ format: 'json', recordPath: '$.items[*]' }, 'x.json', '{"items":[{"id":1},{"id":2},{"id":3}]}'],
          [
            { format: 'xml', element: 'row' },
            'x.xml',
            '<t><row><id>1</id></row><row><id>2</id></row><row><id>3</id></row></t>',
          ],
        ]
        for (const [part, name, content] of cases) {
          const files = source(part)
          files.put(name, content)
          expect(idsIn(await new Reader(files).run()), name).toEqual(upTo(3))
        }
      })

      it('goes on at the record where a run was ended', async () => {
        const files = source()
        files.put('a.json', lines(upTo(500)), 60)
        files.put('b.json', lines(['501', '502']), 50)
        const reader = new Reader(files)
        const ids: string[] = []
        for (let more = true; more; ) {
          const items = await reader.run({ maxItems: 60, stopAfter: 2 })
          ids.push(...idsIn(items))
          more = items.length > 0
        }
        expect(ids).toEqual(upTo(502))
      })

      it('row 21: a file that is cut off or changed while it is read is read again as what it is now', async () => {
        const files = source()
        const long = lines(upTo(20_000))
        files.put('a.json', long, 60)
        const reader = new Reader(files)
        let cut = false
        const items = await reader.run({
          maxItems: 1000,
          after: async () => {
            if (cut) return
            cut = true
            files.put('a.json', lines(['x', 'y']), 30)
          },
        })
        expect(idsIn(items).slice(-2)).toEqual(['x', 'y'])
        const deliveries = items.map((item) => (item.kind === 'payload' ? item.deliveryId : ''))
        expect(new Set(deliveries).size).toBe(deliveries.length)
      })

      it('row 21: a file that lies about its type is set aside, stays, and the next one is read', async () => {
        const files = source({ after: { kind: 'delete' } })
        files.put('a.gz', gzipSync(lines(upTo(5000))), 60)
        truncateSync(join(files.folder, 'a.gz'), 2000)
        files.put('b.json', lines(['good']), 50)
        const items = await new Reader(files).run()
        // Of the one that was cut nothing was given out yet.
        expect(idsIn(items)).toEqual(['good'])
        expect(items.filter(({ kind }) => kind === 'malformed')).toMatchObject([
          { message: expect.stringContaining('a.gz') },
        ])
        expect(readdirSync(files.folder)).toEqual(['a.gz'])
      })

      it('a lost connection is made anew in the middle of a file', async () => {
        const files = source()
        const total = 60_000
        files.put('a.json', lines(upTo(total)), 60)
        const { hostname, port } = new URL(url)
        const sockets = new Set<Socket>()
        const wire = createServer((client) => {
          const server = dial(Number(port), hostname)
          for (const socket of [client, server]) {
            sockets.add(socket)
            socket
              .on('error', () => undefined)
              .on('close', () => {
                sockets.delete(socket)
                client.destroy()
                server.destroy()
              })
          }
          client.pipe(server).pipe(client)
        })
        await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
        const through = (wire.address() as { port: number }).port
        try {
          const config = { ...files.config, server: { ...files.config.server, port: through } }
          let cuts = 0
          const items = await new Reader(files).run({
            config,
            maxItems: 5000,
            after: async () => {
              if (cuts++ % 3 === 0) for (const socket of sockets) socket.destroy()
            },
          })
          expect(cuts).toBeGreaterThan(3)
          expect(idsIn(items)).toEqual(upTo(total))
        } finally {
          for (const socket of sockets) socket.destroy()
          wire.close()
        }
      })
    })

    describe('sftp_batch: afterwards', () => {
      it('moves with its subfolder, writes over nothing, and finds what comes again under the name', async () => {
        const files = source()
        const done = `${files.folder}-done`
        const config: SftpConfig = {
          ...files.config,
          find: { ...files.config.find, recursive: true },
          after: { kind: 'move', folder: done },
        }
        try {
          const reader = new Reader(files)
          files.put('sub/a.json', lines(['1']), 100_000)
          expect(idsIn(await reader.run({ config }))).toEqual(['1'])
          expect(readFileSync(join(done, 'sub/a.json'), 'utf8')).toBe(lines(['1']))
          files.put('sub/a.json', lines(['2', '3']), 90_000)
          expect(idsIn(await reader.run({ config }))).toEqual(['2', '3'])
          expect(readdirSync(join(done, 'sub')).length).toBe(2)
          expect(existsSync(join(files.folder, 'sub/a.json'))).toBe(false)
          expect(await reader.run({ config })).toEqual([])
        } finally {
          rmSync(done, { recursive: true, force: true })
        }
      })

      it('touches nothing for who only looks, and says what is asked next', async () => {
        const files = source({ after: { kind: 'delete' } })
        files.put('a.json', lines(['1', '2']), 60)
        const host = createTestHost({ config: files.config, secrets: files.secrets, http })
        const run = {
          checkpoints: new Map(),
          range: null,
          maxItems: 10,
          signal: new AbortController().signal,
          peek: true,
        }
        const seen: ReceivedItem[] = []
        for await (const { pages } of sftpBatch.open(host).pull(run)) seen.push(...pages.flatMap(({ items }) => items))
        expect(idsIn(seen)).toEqual(['1', '2'])
        expect(readdirSync(files.folder)).toEqual(['a.json'])
        expect(sftpBatch.describeNext?.(files.config, new Map(), Date.parse('2026-03-01T00:00:00Z'))).toMatchObject([
          {
            partition: '',
            words: `Files in ${files.folder} that were not read, last changed up to 2026-03-01 00:00:00 UTC.`,
            request: expect.stringContaining(files.folder),
          },
        ])
      })

      it('touches nothing before the commit, and makes up for it after a kill', async () => {
        const files = source({ after: { kind: 'delete' } })
        files.put('a.json', lines(['1', '2']))
        const reader = new Reader(files)
        expect(idsIn(await reader.run({ stopAfter: 1 }))).toEqual(['1', '2'])
        expect(readdirSync(files.folder)).toEqual(['a.json'])
        files.put('b.json', lines(['3']))
        expect(idsIn(await reader.run())).toEqual(['3'])
        expect(readdirSync(files.folder)).toEqual([])
        // Changed before it could be deleted: it is another file.
        files.put('c.json', lines(['4']), 50)
        await reader.run({ stopAfter: 1 })
        files.put('c.json', lines(['5', '6']), 40)
        expect(idsIn(await reader.run())).toEqual(['5', '6'])
        expect(await reader.run()).toEqual([])
      })
    })

    describe('sftp_batch: check', () => {
      const check = (config: SftpConfig, secrets: Readonly<Record<string, string>>) =>
        sftpBatch.check(createTestHost({ config, secrets, http }))

      it('says the fingerprint to pin, and goes no further without one', async () => {
        const files = source()
        const config = { ...files.config, server: { ...files.config.server, hostKeys: [] } }
        const { steps } = await check(config, files.secrets)
        expect(steps.at(-1)).toMatchObject({ name: 'host key', ok: false, detail: expect.stringContaining(hostKey) })
        expect(() => sftpBatch.open(createTestHost({ config, secrets: files.secrets, http }))).toThrow(/No host key/)
      })

      it('goes from the address to a record', async () => {
        const files = source()
        files.put('a.json', lines(['1']))
        const { ok, steps } = await check(files.config, files.secrets)
        expect([ok, steps.map(({ name }) => name)]).toEqual([
          true,
          ['configuration', 'address', 'sign-in', 'list', 'read one file', 'decode'],
        ])
        const csv = { ...files.config, format: 'json', recordPath: '$..' } as const
        expect((await check(csv, files.secrets)).steps.at(-1)).toMatchObject({ name: 'configuration', ok: false })
        files.put('b.json', '{"id":', 1)
        expect((await check(files.config, files.secrets)).steps.at(-1)).toMatchObject({ name: 'decode', ok: false })
      })

      it('signs in by an encrypted key, and by a password where there is one', async () => {
        const files = source({ auth: { kind: 'private_key', encrypted: true } })
        const path = join(files.folder, 'key')
        copyFileSync(key, path)
        chmodSync(path, 0o600)
        await run('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'passphrase-4711', '-f', path])
        const privateKey = readFileSync(path, 'utf8')
        const last = async (secrets: Readonly<Record<string, string>>) =>
          (await check(files.config, secrets)).steps.find(({ name }) => name === 'sign-in')
        expect(await last({ privateKey, passphrase: 'passphrase-4711' })).toMatchObject({ ok: true })
        expect(await last({ privateKey, passphrase: 'wrong' })).toMatchObject({
          ok: false,
          action: expect.stringContaining('passphrase'),
        })
        if (password === '') return
        const byPassword: SftpConfig = { ...files.config, auth: { kind: 'password' } }
        const signIn = async (value: string) =>
          (await check(byPassword, { password: value })).steps.find(({ name }) => name === 'sign-in')
        expect(await signIn(password)).toMatchObject({ ok: true })
        expect(await signIn('wrong')).toMatchObject({ ok: false, action: expect.stringContaining('secret') })
      })
    })
  },
)
