import { expect, test } from 'vitest'
import { analystOver, type Port } from './analyst'
import type { Ask, Told } from './protocol'

function fakeWorker() {
  const sent: Ask[] = []
  const port: Port = {
    postMessage: (message: Ask) => void sent.push(message),
    terminate: () => undefined,
    onmessage: null,
    onerror: null,
  }
  const asked = () => sent.filter(message => message.kind === 'ask').map(({ id }) => id)
  const tell = (message: Told) => port.onmessage?.({ data: message } as MessageEvent<Told>)
  return { port, sent, asked, tell }
}

test('in one lane only the newest question is answered, and the worker is told to forget the older one', async () => {
  const { port, sent, asked, tell } = fakeWorker()
  const { ask } = analystOver(() => port)
  const first = ask('search', 'close', 1)
  const second = ask('search', 'close', 2)
  const elsewhere = ask('tree', 'close', 3)
  const [firstId, secondId, thirdId] = asked()
  expect(sent).toContainEqual({ kind: 'forget', id: firstId })
  tell({ kind: 'answer', id: firstId ?? 0, value: 'late' })
  tell({ kind: 'answer', id: secondId ?? 0, value: null })
  tell({ kind: 'answer', id: thirdId ?? 0, value: null })
  expect(await first).toEqual({ kind: 'superseded' })
  expect(await second).toEqual({ kind: 'answer', value: null })
  expect(await elsewhere).toEqual({ kind: 'answer', value: null })
})

test('a worker that dies answers everything that waits, in words', async () => {
  const { port, asked, tell } = fakeWorker()
  const { ask } = analystOver(() => port)
  void ask(null, 'close', 1)
  const waiting = ask(null, 'close', 2)
  tell({ kind: 'answer', id: asked()[0] ?? 0, value: null })
  port.onerror?.({ message: '' } as ErrorEvent)
  expect(await waiting).toEqual({
    kind: 'failed',
    message: 'The analysis stopped, most likely for want of memory. Open the profile again.',
  })
})

test('after a worker that died, or never started, the next question begins another', async () => {
  const workers: ReturnType<typeof fakeWorker>[] = []
  const { ask } = analystOver(() => {
    const worker = fakeWorker()
    workers.push(worker)
    return worker.port
  })
  const [dead] = workers
  // Before anybody asked: what is asked then must not wait for what never comes.
  dead.port.onerror?.({ message: '' } as ErrorEvent)
  const first = ask(null, 'close', 1)
  expect(workers).toHaveLength(2)
  workers[1].port.onerror?.({ message: '' } as ErrorEvent)
  expect(await first).toEqual({ kind: 'failed', message: 'The analysis could not be started. Open the profile again.' })
  const second = ask(null, 'close', 1)
  const [id] = workers[2].asked()
  workers[2].tell({ kind: 'answer', id: id ?? 0, value: null })
  expect(await second).toEqual({ kind: 'answer', value: null })
})
