import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeLoadWorker } from '../../testing/loadWorker'
import { tempFolder } from '../../testing/tempFolder'
import { createLoader, type Loader } from './loader'

function loaderThat(code: string): Loader {
  const file = join(tempFolder(), 'worker.cjs')
  writeLoadWorker(file, code)
  return createLoader(file)
}

const ORDER = { path: 'a.folded', dataFolder: null, facts: [] }

const outcome = (loader: Loader) => loader.start(ORDER, () => undefined).result

test('hands over what the worker made, and its steps on the way', async () => {
  const steps: number[] = []
  const loader = loaderThat(`
    parentPort.postMessage({ kind: 'progress', phase: 'reading', doneBytes: 4, totalBytes: 8 })
    parentPort.postMessage({ kind: 'done', body: [new TextEncoder().encode(order.path)], contentKey: 'key' })`)
  const end = await loader.start(ORDER, step => steps.push(step.doneBytes)).result
  expect(end).toMatchObject({ ok: true, value: { contentKey: 'key', body: [Uint8Array.from(Buffer.from('a.folded'))] } })
  expect(steps).toEqual([4])
})

test('turns a worker that throws, leaves or runs out of memory into an error, and lives on', async () => {
  const endOf = (code: string) => outcome(loaderThat(code))
  expect(await endOf(`throw new Error('out of its depth')`)).toMatchObject({ error: { kind: 'crashed', what: 'out of its depth' } })
  expect(await endOf(`process.exit(3)`)).toMatchObject({ error: { kind: 'crashed', what: 'exit status 3' } })
  expect(await endOf(`new ArrayBuffer(2 ** 52)`)).toMatchObject({ error: { kind: 'crashed' } })
})

test('ends a load that was cancelled, whatever it is doing', async () => {
  const load = loaderThat('for (;;);').start(ORDER, () => undefined)
  load.cancel()
  expect(await load.result).toEqual({ ok: false, error: { kind: 'cancelled' } })
})

describe('a thread that has read', () => {
  const DONE = (bytes: number, then = '') =>
    `parentPort.postMessage({ kind: 'done', body: [new Uint8Array(${bytes})], contentKey: String(threadId) });${then}`
  const threadOf = async (loader: Loader) => {
    const end = await outcome(loader)
    return end.ok ? end.value.contentKey : end.error.kind
  }

  test('a small file reads the next one too; two at once have one each', async () => {
    const loader = loaderThat(DONE(8))
    const first = await threadOf(loader)
    expect(await threadOf(loader)).toBe(first)
    const [second, third] = await Promise.all([threadOf(loader), threadOf(loader)])
    expect(second).toBe(first)
    expect(third).not.toBe(first)
    loader.close()
  })

  test('a large file ends, and so does one that could not read', async () => {
    const large = loaderThat(DONE(5 << 20))
    expect(await threadOf(large)).not.toBe(await threadOf(large))
    const unreadable = loaderThat(`parentPort.postMessage({ kind: 'failed', error: threadId })`)
    const of = async () => await outcome(unreadable)
    expect(await of()).not.toEqual(await of())
  })

  test('and then throws, or was told to end, is no thread for the next', async () => {
    const loader = loaderThat(DONE(8, `setTimeout(() => { throw new Error('late') })`))
    const first = Number(await threadOf(loader))
    // What is asked while it throws has crashed with it: NaN.
    await expect.poll(async () => Number(await threadOf(loader))).toBeGreaterThan(first)
    loader.close()
    expect(Number(await threadOf(loader))).toBeGreaterThan(first)
  })
})
