// Reads profiles on a thread of its own, so that a huge or hostile file costs the window nothing but a message.

import { parentPort, type MessagePort } from 'node:worker_threads'
import { encodeProfile } from '../../shared/profile/body'
import { NONE, type Profile } from '../../shared/profile/profile'
import type { Facts } from '../sources/provenance'
import { contentKeyOf } from './contentKey'
import { loadProfile } from './load'
import type { LoadMessage, LoadOrder } from './loadMessages'
import { profileSource } from './archive/profileSource'
import { withMarksBeside } from './marksBeside'
import { withOriginals } from '../sourceLines/withOriginals'
import { watched } from '../bytes/source'

/** More often than a bar can be seen to move is only work. */
const PROGRESS_EVERY_MS = 50

async function run({ path, dataFolder, facts }: LoadOrder, port: MessagePort): Promise<void> {
  const say = (message: LoadMessage) => port.postMessage(message)
  const contentKey = contentKeyOf()
  let totalBytes: number | null = null
  let doneBytes = 0
  let saidAtMs = 0

  function onChunk(chunk: Uint8Array): void {
    contentKey.add(chunk)
    doneBytes += chunk.length
    const nowMs = performance.now()
    if (nowMs - saidAtMs < PROGRESS_EVERY_MS) return
    saidAtMs = nowMs
    say({ kind: 'progress', phase: 'reading', doneBytes, totalBytes })
  }

  const result = await loadProfile(async () => {
    const source = await profileSource(path)
    totalBytes = source.sizeBytes
    return watched(source, onChunk)
  })
  if (!result.ok) return say({ kind: 'failed', error: result.error })
  say({ kind: 'progress', phase: 'building', doneBytes, totalBytes })
  const { profile, inMaps } = await withOriginals(withFacts(result.value, facts), path, dataFolder)
  const body = encodeProfile(withMarksBeside(profile, path))
  const done: LoadMessage = { kind: 'done', body, contentKey: contentKey.finish(), sources: sourcesIn(profile), inMaps }
  port.postMessage(
    done,
    [...new Set(body.map(chunk => chunk.buffer))].filter(buffer => buffer instanceof ArrayBuffer),
  )
}

function withFacts(profile: Profile, facts: Facts): Profile {
  const { meta } = profile
  return facts.length === 0 ? profile : { ...profile, meta: { ...meta, facts: [...meta.facts, ...facts] } }
}

/** A list of more is of no program that anyone reads. */
const MAX_SOURCES = 200_000

function sourcesIn({ functions, strings }: Profile): readonly string[] {
  return Array.from(new Set(functions.file))
    .filter(row => row !== NONE)
    .slice(0, MAX_SOURCES)
    .map(row => strings[row])
}

if (parentPort === null) throw new Error('loadWorker runs as a worker thread only')
const port = parentPort
// What the loader passes, one after another; both are built together.
port.on('message', (order: LoadOrder) => {
  run(order, port).catch((error: unknown) => {
    // Thrown outside of the promise, so that the host sees the worker's `error` event.
    setImmediate(() => {
      throw error
    })
  })
})
