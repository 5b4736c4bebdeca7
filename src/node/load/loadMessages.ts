// What the load worker and its host say to each other: the one place where both sides' types meet.

import type { LoadError } from './loadError'

/** `dataFolder`: where it is kept in which folders sources may be looked for; null: source maps are not looked for. */
export type LoadOrder = { readonly path: string; readonly dataFolder: string | null }

export type LoadedSources = {
  /** The source files that the profile names, as it states them. */
  readonly sources: readonly string[]
  /** Those of them that are not on this machine, with the script whose source map holds their text. */
  readonly inMaps: readonly (readonly [original: string, script: string])[]
}

export type LoadMessage =
  | { readonly kind: 'progress'; readonly phase: 'reading' | 'building'; readonly doneBytes: number; readonly totalBytes: number | null }
  /** The encoded body, handed over without a copy. */
  | (LoadedSources & { readonly kind: 'done'; readonly body: readonly Uint8Array[]; readonly contentKey: string })
  | { readonly kind: 'failed'; readonly error: LoadError }
