import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { GatherPlan } from '../../shared/host/gathering'
import type { Result } from '../../shared/base/result'
import { knownSecrets } from '../kept/knownSecrets'
import { tempFolder } from '../../testing/tempFolder'
import { createGathering, type GatheringOptions } from './gathering'

const made = (folder: string | null, onWritten: GatheringOptions['onWritten'] = () => undefined) =>
  createGathering({ folder, secrets: knownSecrets(tempFolder(), () => null, {}), onProgress: () => undefined, onWritten })
const temporary = () => mkdtempSync(join(tmpdir(), 'flamewise-gather-'))

function idOf(plan: Result<GatherPlan, string>): string {
  if (!plan.ok) throw new Error(plan.error)
  return plan.value.id
}

test('a window that only reads files runs and lists nothing', async () => {
  const gathering = made(null)
  expect(await gathering.programs()).toEqual([])
  expect(await gathering.inspectables(null)).toEqual([])
  expect(await gathering.plan({ kind: 'program', pid: process.pid, seconds: 1 })).toEqual({
    ok: false,
    error: 'this window only reads files: it was started so',
  })
})

test('what is planned and not run leaves nothing, and a plan is run once', async () => {
  const folder = temporary()
  const gathering = made(folder)
  const first = idOf(await gathering.plan({ kind: 'program', pid: process.pid, seconds: 1 }))
  idOf(await gathering.plan({ kind: 'address', address: '127.0.0.1:1/debug/pprof/heap', credentials: null }))
  expect(await gathering.run(first)).toEqual({ ok: false, error: 'this was run already, or is gone: choose it again' })
  gathering.stopAll()
  expect(readdirSync(folder)).toEqual([])
})

test('of two plans that are made at once the one that was asked for last is run, whichever is ready first', async () => {
  const folder = temporary()
  const gathering = made(folder)
  const order = { kind: 'address', address: '127.0.0.1:1/debug/pprof/heap', credentials: null } as const
  const [early, late] = await Promise.all([gathering.plan({ kind: 'program', pid: process.pid, seconds: 1 }), gathering.plan(order)])
  expect(early).toEqual({ ok: false, error: 'another was asked for since' })
  expect(await gathering.run(idOf(late))).toMatchObject({ ok: false, error: expect.stringContaining('nothing listens on 127.0.0.1:1') })
  expect(readdirSync(folder)).toEqual([])
})

test('who one is to a server is sent there the next time too, and shown nowhere', async () => {
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization)
    response.end('a;b 1\n')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const folder = temporary()
  const known: unknown[] = []
  const gathering = made(folder, (path, facts) => known.push([dirname(path), facts]))
  const address = `http://127.0.0.1:${port}/x.folded?token=tok-first`
  const credentials = { user: '', password: '', token: 'tok-second', tenant: '', remembers: false }
  const plan = await gathering.plan({ kind: 'address', address, credentials })
  expect(JSON.stringify(plan)).not.toContain('tok-')
  expect(await gathering.run(idOf(plan))).toMatchObject({ ok: true })
  expect(await gathering.run(idOf(await gathering.plan({ kind: 'address', address, credentials: null })))).toMatchObject({ ok: true })
  server.close()
  expect(asked).toEqual(['Bearer tok-second', 'Bearer tok-second'])
  const facts = [
    ['Address', `http://127.0.0.1:${port}/x.folded?token=%E2%80%A6`],
    ['Fetched', expect.stringMatching(/^\d{4}-.*Z$/)],
  ]
  expect(known).toEqual([
    [folder, facts],
    [folder, facts],
  ])
  const files = readdirSync(folder)
  expect(files.join()).not.toContain('tok-')
  expect(files.map(name => readFileSync(join(folder, name), 'utf8'))).toEqual(['a;b 1\n', 'a;b 1\n'])
})
