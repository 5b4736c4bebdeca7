// What the load worker and its host say to each other: the one place where both sides' types meet.

import type { LoadError } from './loadError'

export type LoadOrder = { readonly path: string }

export type LoadMessage =
  | { readonly kind: 'progress'; readonly phase: 'reading' | 'building'; readonly doneBytes: number; readonly totalBytes: number | null }
  /** The encoded body, handed over without a copy. */
  | { readonly kind: 'done'; readonly body: readonly Uint8Array[]; readonly contentKey: string; readonly sources: readonly string[] }
  | { readonly kind: 'failed'; readonly error: LoadError }
