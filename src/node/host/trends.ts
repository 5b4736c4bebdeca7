// The trend that is read, one at a time, and what of the last one the page may still ask for: its body once, its profiles as long as it stands.

import { basename } from 'node:path'
import { totalmem } from 'node:os'
import { Worker } from 'node:worker_threads'
import { fail, ok, type Result } from '../../shared/base/result'
import { PROFILE_PATH, type LoadFailure, type TrendProgress, type TrendResult } from '../../shared/host/contract'
import type { Secrets } from '../../shared/host/profileSource'
import type { TrendAsked, TrendMessage, TrendOrder } from '../history/trendMessages'
import { addressed, addressSource, LIMITS } from '../sources/address'
import { isAddress } from '../sources/isAddress'
import { NO_SECRETS, splitCredentials } from '../sources/secrets'
import { SourceFault } from '../sources/sourceError'
import type { KnownFile } from './fileRegistry'
import type { ProfileBody } from './loads'
import type { Spool } from './spool'

export type TrendReadings = {
  /** Files, a folder, or an address where there are no files. What is read already is given up. */
  read(files: readonly KnownFile[], address: string | null): Promise<TrendResult>
  cancel(): void
  bodyOf(bodyId: string): ProfileBody | null
  release(url: string): void
  /** Null for what is none of its profiles. Rejects where a server does not give it. */
  fileOf(runId: string): Promise<KnownFile | null>
}

const BODY_PREFIX = 'trend-'
/** Half the machine leaves the rest for the page's copy. */
const HEAP_SHARE = 0.5
/** V8 in Electron cannot address more with its compressed pointers. */
const MAX_HEAP_MIB = 4096

export type TrendOptions = {
  readonly workerFile: string
  readonly dataFolder: string
  readonly spooled: Spool
  readonly secretsOf: (address: URL) => Secrets
  readonly onProgress: (progress: TrendProgress) => void
}

export function trendReadings({ workerFile, dataFolder, spooled, secretsOf, onProgress }: TrendOptions): TrendReadings {
  const bodies = new Map<string, ProfileBody>()
  let paths: ReadonlyMap<string, string> = new Map()
  let origin: KnownFile['origin'] = 'disk'
  let stop: () => void = () => undefined
  let made = 0

  return {
    async read(files, address) {
      stop()
      const named = orderOf(files, address, secretsOf)
      if (named === null) return fail(failure('unreadable', 'trend', 'Nothing to read: name files, a folder or an address.'))
      const { order, name } = named
      const end = await reading(order, name)
      if (!end.ok) return end
      origin = files[0]?.origin ?? 'upload'
      paths = new Map(end.value.paths)
      bodies.clear()
      const id = `${BODY_PREFIX}${made++}`
      bodies.set(id, { chunks: end.value.body, sizeBytes: end.value.body.reduce((sum, chunk) => sum + chunk.length, 0) })
      return ok({ name, url: PROFILE_PATH + id })
    },
    cancel: () => stop(),
    bodyOf: id => bodies.get(id) ?? null,
    release: url => void bodies.delete(url.slice(PROFILE_PATH.length)),
    async fileOf(runId) {
      const path = paths.get(runId)
      if (path === undefined) return null
      if (!isAddress(path)) return { path, name: basename(path), origin }
      const options = {
        secrets: secretsAt(path, secretsOf),
        limits: LIMITS,
        signal: new AbortController().signal,
        onProgress: () => undefined,
      }
      return { path: await spooled.keep(addressSource(addressed(path), options).chunks), name: runId, origin: 'upload' }
    },
  }

  function reading(asked: TrendAsked, name: string): Promise<Result<Extract<TrendMessage, { kind: 'done' }>, LoadFailure>> {
    const heapMib = Math.min(MAX_HEAP_MIB, Math.floor((totalmem() * HEAP_SHARE) / 1024 ** 2))
    const order: TrendOrder = { ...asked, dataFolder }
    const worker = new Worker(workerFile, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: heapMib } })
    return new Promise(resolve => {
      stop = () => {
        resolve(fail(failure('cancelled', name, 'Cancelled.')))
        void worker.terminate()
      }
      worker.on('message', (message: TrendMessage) => {
        if (message.kind === 'progress') return onProgress({ done: message.done, total: message.total, name: message.name })
        resolve(message.kind === 'done' ? ok(message) : fail(failure('unreadable', name, `${name}: ${message.why}`)))
      })
      worker.on('error', error => resolve(fail(failure('crashed', name, `Reading ${name} stopped: ${error.message}`))))
      worker.on('exit', code => resolve(fail(failure('crashed', name, `Reading ${name} stopped (exit status ${code}).`))))
    })
  }
}

function orderOf(
  files: readonly KnownFile[],
  address: string | null,
  secretsOf: (address: URL) => Secrets,
): { readonly order: TrendAsked; readonly name: string } | null {
  const [first] = files
  if (first === undefined)
    return address === null
      ? null
      : { order: { kind: 'address', address, secrets: secretsAt(address, secretsOf) }, name: splitCredentials(address).shown }
  // A folder that is no folder is a file, which the worker says.
  if (files.length === 1) return { order: { kind: 'folder', path: first.path }, name: first.name }
  return { order: { kind: 'files', files: files.map(({ path, name }) => ({ path, name })) }, name: `${files.length} files` }
}

/** What was said in the window of who one is to a server, else the environment's. */
function secretsAt(address: string, secretsOf: (address: URL) => Secrets): Secrets {
  try {
    return secretsOf(addressed(address).url)
  } catch (error) {
    // What is wrong with an address is said where it is read.
    if (error instanceof SourceFault) return NO_SECRETS
    throw error
  }
}

function failure(kind: LoadFailure['kind'], name: string, message: string): LoadFailure {
  return { kind, name, message, details: message }
}
