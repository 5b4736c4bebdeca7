import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { startLoad } from './startLoad'

/** A worker that does what `code` says, in place of reading a profile. */
function workerThat(code: string): string {
  const file = join(tempFolder(), 'worker.cjs')
  writeFileSync(file, `const { parentPort, workerData } = require('node:worker_threads')\n${code}`)
  return file
}

test('hands over what the worker made, and its steps on the way', async () => {
  const steps: number[] = []
  const worker = workerThat(`
    parentPort.postMessage({ kind: 'progress', phase: 'reading', doneBytes: 4, totalBytes: 8 })
    parentPort.postMessage({ kind: 'done', body: [new TextEncoder().encode(workerData.path)], contentKey: 'key' })`)
  const end = await startLoad(worker, { path: 'a.folded', dataFolder: null, facts: [] }, step => steps.push(step.doneBytes)).result
  expect(end).toMatchObject({ ok: true, value: { contentKey: 'key', body: [Uint8Array.from(Buffer.from('a.folded'))] } })
  expect(steps).toEqual([4])
})

test('turns a worker that throws, leaves or runs out of memory into an error, and lives on', async () => {
  const endOf = async (code: string) => await startLoad(workerThat(code), { path: '', dataFolder: null, facts: [] }, () => undefined).result
  expect(await endOf(`throw new Error('out of its depth')`)).toMatchObject({ error: { kind: 'crashed', what: 'out of its depth' } })
  expect(await endOf(`process.exit(3)`)).toMatchObject({ error: { kind: 'crashed', what: 'exit status 3' } })
  expect(await endOf(`new ArrayBuffer(2 ** 52)`)).toMatchObject({ error: { kind: 'crashed' } })
})

test('ends a load that was cancelled, whatever it is doing', async () => {
  const load = startLoad(workerThat('for (;;);'), { path: '', dataFolder: null, facts: [] }, () => undefined)
  load.cancel()
  expect(await load.result).toEqual({ ok: false, error: { kind: 'cancelled' } })
})
