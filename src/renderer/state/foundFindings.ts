// The findings on what is looked at, as they come from the worker.

import type { Selection } from '../../shared/analysis/selectStacks'
import type { FindingsAnswer } from '../../shared/questions/findings'
import type { OpenProfile } from '../worker/opened'

/** An answer with what it is the answer to. */
export type Found = FindingsAnswer & { readonly profile: OpenProfile; readonly choice: Selection }

export type Findings =
  | { readonly kind: 'none' }
  /** `before`: what was found in the same profile the last time. */
  | { readonly kind: 'looking'; readonly before: Found | null }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'failed'; readonly message: string }

/** What can be shown: the last answer, until the next is there. */
export function shownFindings(findings: Findings): Found | null {
  if (findings.kind === 'found') return findings.found
  return findings.kind === 'looking' ? findings.before : null
}
