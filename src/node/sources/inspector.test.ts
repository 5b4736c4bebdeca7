import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { loadProfile } from '../load/load'
import { loadErrorText } from '../load/loadError'
import { addressed, addressSource, LIMITS } from './address'
import { NO_SECRETS } from './secrets'
import { joinedThreads } from './threadProfiles'

const PROGRAM = `const { Worker } = require('node:worker_threads')
const busy = name => 'function ' + name + '() { let s = 0; for (let i = 0; i < 1e6; i++) s += Math.sqrt(i); return s } setInterval(' + name + ', 1)'
new Worker(busy('inWorker'), { eval: true }).on('online', () => console.log('works'))
eval(busy('inMain'))`

test('the CPU of a Node process has its workers as threads, and none is left with a profiler on', async () => {
  const child = spawn(process.execPath, ['--inspect=127.0.0.1:0', '-e', PROGRAM], { env: {} })
  onTestFinished(() => void child.kill('SIGKILL'))
  let words = ''
  child.stderr.on('data', text => (words += String(text)))
  await new Promise(resolve => child.stdout.once('data', resolve))
  const [, host] = /ws:\/\/([\d.:]+)\//.exec(words) ?? []
  const record = async () => {
    const options = { secrets: NO_SECRETS, limits: LIMITS, signal: new AbortController().signal, onProgress: () => undefined }
    const loaded = await loadProfile(() => addressSource(addressed(`inspect://${host}?seconds=2`), options))
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
    return loaded.value
  }
  for (const { threads, functions, strings } of [await record(), await record()]) {
    expect(threads.map(({ name }) => name)).toEqual(['Main thread', expect.stringMatching(/worker/i)])
    const names = [...functions.name].map(name => strings[name])
    expect(names).toContain('inMain')
    expect(names).toContain('inWorker')
  }
}, 60_000)

test('a program without workers stays the profile that it was, and so does one whose worker has ended', () => {
  const main = { nodes: [{ id: 1, callFrame: {}, children: [] }], samples: [1], timeDeltas: [1], startTime: 1 }
  expect(joinedThreads([{ name: 'Main thread', profile: main }])).toBe(main)
  expect(
    joinedThreads([
      { name: 'Main thread', profile: main },
      { name: 'Worker 1', profile: null },
    ]),
  ).toBe(main)
})

test('of several targets of an inspector a program is taken, or the one that was named', async () => {
  const asked: string[] = []
  const target = (type: string, title: string) => ({
    type,
    title,
    url: `http://${title}/`,
    webSocketDebuggerUrl: `ws://127.0.0.1:1/${title}`,
  })
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    // No socket is opened here: the address that is asked for shows which one was taken.
    response.end(JSON.stringify([target('browser_ui', 'popup'), target('page', 'shop'), target('service_worker', 'worker')]))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  const host = `127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
  const fault = async (search: string) => {
    const options = { secrets: NO_SECRETS, limits: LIMITS, signal: new AbortController().signal, onProgress: () => undefined }
    const loaded = await loadProfile(() => addressSource(addressed(`inspect://${host}?${search}`), options))
    return loaded.ok ? '' : loadErrorText(loaded.error)
  }
  await fault('seconds=1')
  await fault('seconds=1&target=WORK')
  expect(asked.filter(url => url !== '/json/list')).toEqual(['/shop', '/worker'])
  expect(await fault('target=till')).toBe('nothing there is called till; there are popup, shop, worker')
})
