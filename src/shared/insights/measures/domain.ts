// A domain: code known by its name (database, garbage collector, locks …), wherever it stands. One file each says which names.

import { isNamedLikeC } from '../../names/cNames'
import { firstMatch, matchesAny } from '../../names/patterns'
import { NONE } from '../../profile/profile'

/** What tells that a function belongs to a domain. */
export type DomainPatterns = {
  /** High ones claim a sample by their innermost frame anywhere in the stack; low ones only near its end, and after the high ones. */
  readonly level: 'high' | 'low'
  /** How many of the last frames of a stack a low domain looks at. */
  readonly reachFrames?: number
  /** Names after which it does not matter how far it is from the leaf: the kernel does what it was entered for. */
  readonly anyDepth?: readonly RegExp[]
  /** Claims a sample even where another low domain stands further in: what it does is why the other is busy. */
  readonly winsOver?: readonly string[]
  /** Matched with the cleaned name. */
  readonly names: readonly RegExp[]
  /** Matched with the file. */
  readonly files?: readonly RegExp[]
  /** A name that counts in certain files only. */
  readonly namesInFiles?: readonly { readonly name: RegExp; readonly file: RegExp }[]
}

/** Which of them is the first that a function belongs to; NONE where it belongs to none. */
export type FirstDomain = (name: string, file: string | null) => number

export function firstDomain(...domains: readonly DomainPatterns[]): FirstDomain {
  const firstNamed = firstMatch(domains.map(({ names }) => names))
  return (name, file) => {
    const named = isNamedLikeC(name, file) ? NONE : firstNamed(name)
    if (file === null) return named
    return domains.findIndex((patterns, at) => at === named || isInFiles(patterns, name, file))
  }
}

function isInFiles({ files, namesInFiles }: DomainPatterns, name: string, file: string): boolean {
  if (files !== undefined && matchesAny(files, file)) return true
  return namesInFiles?.some(pair => pair.name.test(name) && pair.file.test(file)) ?? false
}
