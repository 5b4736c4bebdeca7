// What the load worker and its host say to each other: the one place where both sides' types meet.

import type { Mapped } from '../sourceLines/withSourceMaps'
import type { Facts } from '../sources/provenance'
import type { LoadError } from './loadError'

export type LoadOrder = {
  readonly path: string
  /** Where it is kept in which folders sources may be looked for; null: source maps are not looked for. */
  readonly dataFolder: string | null
  /** Of the profile, beside those that it states itself. */
  readonly facts: Facts
}

export type LoadedSources = Pick<Mapped, 'inMaps'> & {
  /** The source files that the profile names, as it states them. */
  readonly sources: readonly string[]
}

export type LoadMessage =
  | { readonly kind: 'progress'; readonly phase: 'reading' | 'building'; readonly doneBytes: number; readonly totalBytes: number | null }
  /** The encoded body, handed over without a copy. */
  | (LoadedSources & { readonly kind: 'done'; readonly body: readonly Uint8Array[]; readonly contentKey: string })
  | { readonly kind: 'failed'; readonly error: LoadError }
