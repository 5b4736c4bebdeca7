// The loads that run and the bodies that wait for the page to fetch them.

import { fail, ok } from '../../shared/base/result'
import { PROFILE_PATH, type HostFile, type LoadFailure, type LoadProgress, type LoadResult } from '../../shared/host/contract'
import { createLoader, type RunningLoad } from '../load/loader'
import type { MappedText } from '../sourceLines/withSourceMaps'
import type { Facts } from '../sources/provenance'
import { failureOf } from './loadFailure'

export type ProfileBody = { readonly chunks: readonly Uint8Array[]; readonly sizeBytes: number }

export type Loads = {
  /** A load of the same file that still runs is given up. */
  run(path: string, file: HostFile): Promise<LoadResult>
  /** The source files that the profile names, as it states them, each with its text where a map holds it; none before it was read. */
  sourcesOf(fileId: string): ReadonlyMap<string, MappedText | null>
  cancel(fileId: string): void
  bodyOf(profileId: string): ProfileBody | null
  release(url: string): void
  stopAll(): void
}

export type LoadsOptions = {
  readonly workerFile: string
  readonly dataFolder: string
  /** What is known of a file that it does not say itself. */
  readonly factsOf: (path: string) => Facts
  readonly onProgress: (progress: LoadProgress) => void
}

export function profileLoads({ workerFile, dataFolder, factsOf, onProgress }: LoadsOptions): Loads {
  const loader = createLoader(workerFile)
  const running = new Map<string, RunningLoad>()
  const bodies = new Map<string, ProfileBody>()
  const sources = new Map<string, ReadonlyMap<string, MappedText | null>>()
  let made = 0
  return {
    async run(path, file) {
      running.get(file.id)?.cancel()
      const load = loader.start({ path, dataFolder, facts: factsOf(path) }, ({ phase, doneBytes, totalBytes }) =>
        onProgress({ fileId: file.id, phase, doneBytes, totalBytes }),
      )
      running.set(file.id, load)
      const end = await load.result
      if (running.get(file.id) === load) running.delete(file.id)
      if (!end.ok) return fail<LoadFailure>({ ...failureOf(file.name, end.error), fileId: file.id })
      const { body, contentKey, sources: named, inMaps } = end.value
      sources.set(file.id, new Map([...named.map(name => [name, null] as const), ...inMaps]))
      const profileId = String(made++)
      bodies.set(profileId, { chunks: body, sizeBytes: body.reduce((sum, chunk) => sum + chunk.length, 0) })
      return ok({ file, url: PROFILE_PATH + profileId, contentKey })
    },
    sourcesOf: fileId => sources.get(fileId) ?? new Map(),
    cancel: fileId => running.get(fileId)?.cancel(),
    bodyOf: profileId => bodies.get(profileId) ?? null,
    release: url => void bodies.delete(url.slice(PROFILE_PATH.length)),
    stopAll() {
      for (const load of running.values()) load.cancel()
      loader.close()
      bodies.clear()
    },
  }
}
