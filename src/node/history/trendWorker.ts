// Reads the profiles of a trend on a thread of its own, so that a thousand files, or a hostile one, cost the window nothing but messages.

import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { encodeTrend } from '../../shared/trend/body'
import { receiptSentences } from '../../shared/report/trendText'
import { fail, ok, type Result } from '../../shared/base/result'
import { addressed, LIMITS } from '../sources/address'
import { SourceFault } from '../sources/sourceError'
import { gatherSpan } from './gatherSpan'
import { gatherFiles, gatherProfiles, type Gathered, type Gathering } from './gathered'
import { profileFile } from './profileFolder'
import type { TrendMessage, TrendOrder } from './trendMessages'

/** More often than a bar can be seen to move is only work. */
const PROGRESS_EVERY_MS = 50

async function run(order: TrendOrder, port: MessagePort): Promise<void> {
  const say = (message: TrendMessage) => port.postMessage(message)
  let saidMs = -Infinity
  const gathering: Gathering = {
    sampleType: null,
    keepsCache: true,
    dataFolder: order.dataFolder,
    labels: [],
    isCancelled: () => false,
    onProgress(done, total, name) {
      if (performance.now() - saidMs < PROGRESS_EVERY_MS) return
      saidMs = performance.now()
      say({ kind: 'progress', done, total, name })
    },
  }
  const found = await gather(order, gathering)
  if (!found.ok) return say({ kind: 'failed', why: found.error })
  const { tables, context, receipt, paths } = found.value
  const notes = receiptSentences(receipt)
  if (tables.length === 0) return say({ kind: 'failed', why: `holds no profile${notes.length === 0 ? '' : `: ${notes.join('; ')}`}` })
  const body = encodeTrend({ tables, context, notes })
  const done: TrendMessage = { kind: 'done', body, paths: [...paths] }
  port.postMessage(
    done,
    [...new Set(body.map(chunk => chunk.buffer))].filter(buffer => buffer instanceof ArrayBuffer),
  )
}

async function gather(order: TrendOrder, gathering: Gathering): Promise<Result<Gathered, string>> {
  if (order.kind === 'folder') return gatherFiles([order.path], gathering)
  if (order.kind === 'files') {
    // What a page has sent lies under a name of ours; its own says when it was recorded.
    return ok(
      await gatherProfiles(
        order.files.map(({ path, name }) => ({ ...profileFile(path), name })),
        null,
        gathering,
      ),
    )
  }
  try {
    const fetching = {
      secrets: order.secrets,
      limits: LIMITS,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    }
    return await gatherSpan(addressed(order.address), null, fetching, gathering)
  } catch (error) {
    if (error instanceof SourceFault) return fail(error.message)
    throw error
  }
}

if (parentPort === null) throw new Error('trendWorker runs as a worker thread only')
// What `trendReadings` passes; both are built together.
const order: TrendOrder = workerData
run(order, parentPort).catch((error: unknown) => {
  // Thrown outside of the promise, so that the host sees the worker's `error` event.
  setImmediate(() => {
    throw error
  })
})
