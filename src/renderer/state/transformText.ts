// A transform in words, as its entry in the breadcrumb.

import { unreachable } from '../../shared/base/unreachable'
import type { Query } from '../../shared/analysis/search'
import type { Transform } from '../../shared/analysis/transforms'
import { functionName, type ProfileNames } from '../../shared/profile/profile'

/** The verb, and the name it is about. */
export type TransformText = { readonly verb: string; readonly name: string }

export function transformText(names: ProfileNames, transform: Transform): TransformText {
  const named = (verb: string, fn: number | undefined) => ({ verb, name: fn === undefined ? '' : functionName(names, fn) })
  switch (transform.kind) {
    case 'focus-subtree':
      return named('Subtree of', transform.path.at(-1))
    case 'focus-function':
      return named('Focus', transform.fn)
    case 'merge-function':
      return named('Hidden', transform.fn)
    case 'keep-matching':
      return { verb: 'Only stacks with', name: queryText(transform.query) }
    case 'keep-module':
      return { verb: 'Only stacks with', name: transform.module }
    case 'merge-matching':
      return { verb: 'Hidden', name: queryText(transform.query) }
    case 'merge-foreign':
      return { verb: 'My code', name: '' }
    case 'focus-functions':
      return { verb: 'Focus', name: transform.words }
    case 'merge-functions':
      return { verb: 'Hidden', name: transform.words }
    case 'merge-node':
      return named('Hidden here', transform.path.at(-1))
    case 'merge-module':
      return { verb: 'Hidden module', name: transform.module }
    case 'merge-kind':
      return { verb: 'Hidden', name: `${transform.frameKind} frames` }
    case 'merge-recursion':
      return { verb: 'Recursion collapsed', name: '' }
    case 'collapse-function':
      return named('Collapsed', transform.fn)
    case 'collapse-module':
      return { verb: 'Collapsed module', name: transform.module }
    case 'collapse-prefix':
      return named('Without the callers of', transform.path.at(-1))
    case 'drop-function':
      return named('Dropped', transform.fn)
    case 'drop-subtree':
      return named('Taken out', transform.path.at(-1))
    default:
      return unreachable(transform)
  }
}

/** As it would be typed. */
export function queryText({ text, isRegex }: Query): string {
  return isRegex && !text.startsWith('/') ? `/${text}/` : text
}
