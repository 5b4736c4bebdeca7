// Where a stack enters the loading of code: modules that are imported, classes that are initialised.

import { anyMatch, whole } from '../../names/patterns'
import { NONE } from '../../profile/profile'
import type { Facts } from './facts'

const LOADING = [
  /(?:^|[.:# ])(?:_find_and_load(?:_unlocked)?|_load_unlocked|exec_module|_call_with_frames_removed|__import__|import_module|_handle_fromlist)$/,
  /<clinit>/,
  whole(
    'runtime\\.doInit\\d?',
    'ClassLoader\\.loadClass',
    'ClassLoaders\\$\\w+\\.loadClass',
    'Kernel#require(?:_relative)?',
    'require_relative',
  ),
  /^rb_require|^rb_f_require|_dl_relocate_object|^_dl_map_object/,
]
/** A program's own start is one of these; loading is what stands in another. */
const NESTED = [/^(?:Module\.(?:_compile|_load|require)|(?:module)?[rR]equire)$/]
const FILE = /(?:^|[/<])(?:frozen )?importlib/

const isLoadingName = anyMatch(LOADING)
const isNestedName = anyMatch(NESTED)

/** By node: where its stack enters the loading of code, or NONE. Null where no function does. */
export function enteredAt({ tree, symbols }: Facts): Int32Array | null {
  const isLoading = Uint8Array.from(symbols.name, (name, symbol) => (isLoadingName(name) || FILE.test(symbols.file[symbol] ?? '') ? 1 : 0))
  const isNested = Uint8Array.from(symbols.name, name => (isNestedName(name) ? 1 : 0))
  if (!isLoading.includes(1) && !isNested.includes(1)) return null
  const entered = new Int32Array(tree.length)
  for (let node = 0; node < tree.length; node++) {
    const below = tree.parent[node] === NONE ? NONE : entered[tree.parent[node]]
    const symbol = tree.symbol[node]
    const enters = isLoading[symbol] === 1 || (isNested[symbol] === 1 && tree.occurrence[node] >= 2)
    entered[node] = below !== NONE ? below : enters ? node : NONE
  }
  return entered
}
