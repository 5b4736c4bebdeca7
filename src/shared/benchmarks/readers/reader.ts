// What a reader of result files is: it looks at content, never at a name, and reads.

import type { Result } from '../../base/result'
import type { Suite } from '../suite'

export type BenchSource =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  /** The JSON files of a folder that holds one run's results in many. */
  | { readonly kind: 'folder'; readonly files: readonly { readonly path: string; readonly value: unknown }[] }

export type BenchError =
  | { readonly kind: 'unknown-format'; readonly tried: readonly string[] }
  | { readonly kind: 'broken-json'; readonly what: string }
  | { readonly kind: 'empty'; readonly tool: string; readonly why: string | null }

export type BenchReader = {
  readonly id: string
  readonly title: string
  readonly looksLike: (source: BenchSource) => boolean
  readonly read: (source: BenchSource) => Result<Suite, BenchError>
}
