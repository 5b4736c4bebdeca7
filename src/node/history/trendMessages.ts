// What host and trend worker say to each other.

import type { Secrets } from '../../shared/host/profileSource'

/** `dataFolder`: where it is kept in which folders sources may be looked for. */
export type TrendOrder = TrendAsked & { readonly dataFolder: string }

export type TrendAsked =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'files'; readonly files: readonly { readonly path: string; readonly name: string }[] }
  | { readonly kind: 'address'; readonly address: string; readonly secrets: Secrets }

export type TrendMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly name: string }
  /** One sentence without the name. */
  | { readonly kind: 'failed'; readonly why: string }
  /** `paths`: by run, where its file is, or its address. */
  | { readonly kind: 'done'; readonly body: readonly Uint8Array[]; readonly paths: readonly (readonly [string, string])[] }
