// Frames that call back: iterators with a block, and tasks that split themselves. A function that stands on both sides of them does not
// recurse.

import { begins, matchesAny } from './patterns'

/** Ruby's own iterators, as `Array#each` (rbspy, stackprof) or as `each` alone. */
const RUBY_ITERATOR =
  /^(?:(?:Array|Hash|Set|Range|Enumerable|Enumerator(?:::\w+)?|Integer|Kernel|Struct|Dir|IO|File|String|ObjectSpace|ActiveRecord::Batches)[#.])(?:each\w*|map!?|flat_map|collect\w*!?|select!?|filter\w*!?|reject!?|inject|reduce|sum|times|upto|downto|step|loop|find\w*|detect|all\?|any\?|none\?|one\?|count|sort_by!?|min_by|max_by|minmax_by|group_by|partition|zip|cycle|tap|then|delete_if|keep_if|transform_(?:keys|values)!?|to_h|uniq!?|foreach|open|fetch|sub!?|gsub!?|scan|with_index|with_object)$/

/** Those that look at every element for one, or for some. */
const RUBY_SEARCH =
  /[#.](?:select!?|filter!?|reject!?|find\w*|detect|all\?|any\?|none\?|one\?|count|partition|min_by|max_by|uniq!?|include\?|index)$/

/** Rayon's helpers and the JVM's fork-join tasks call themselves to share the work out. */
const FORK_JOIN = [
  begins('rayon(?:_core)?::', 'java[./]util[./]concurrent[./](?:ForkJoin|CountedCompleter)', 'Fork[A-Z]\\w*'),
  /(?:^|[.:])join_context/,
]

/** A method that calls a block for each of something. */
export function isIteratorName(name: string): boolean {
  return RUBY_ITERATOR.test(name)
}

export function isSearchName(name: string): boolean {
  return RUBY_SEARCH.test(name)
}

/** Plumbing of divided work: never recursion. */
export function isForkJoin(name: string): boolean {
  return matchesAny(FORK_JOIN, name)
}
