// What perf and others put under every stack: the name of the process or thread. It is no function, so nothing about it is to be optimized.

import { isEntryOfEveryCall } from '../../names/kernel'
import { NONE, type Profile } from '../../profile/profile'
import { isOfPerf } from './recorder'

/** Nothing calls these but the kernel or the loader: what stands below them is no function. */
const FIRST_FUNCTION =
  /^(?:_start|__libc_start\w*|_?start_thread|thread_start|__?clone3?|ret_from_fork\w*|asm_(?:exc|sysvec)_\w+|secondary_startup\w*|start_kernel|_dl_start\w*|_dl_runtime_resolve\w*|BaseThreadInitThunk|RtlUserThreadStart|thread_start|_pthread_(?:start|body))$/

/** An address without a name may be one of these, where nothing ever ended in what stands below it. */
const NAMELESS = /^\[{1,2}[^[\]]*\]{1,2}$/

/** By symbol: 1 where it stands at roots only, and perf wrote the file or a first function stands on it. `name`: cleaned names by symbol. */
export function processRoots(profile: Profile, ofFunction: Int32Array, name: readonly string[]): Uint8Array {
  const { stacks, frames } = profile
  const isProcess = new Uint8Array(name.length)
  const isInner = new Uint8Array(name.length)
  const isFirst = Uint8Array.from(name, text => (FIRST_FUNCTION.test(text) || isEntryOfEveryCall(text) ? 1 : 0))
  const isNameless = Uint8Array.from(name, text => (NAMELESS.test(text) ? 1 : 0))
  const isPerf = isOfPerf(profile)
  // Of most profiles nothing tells, and there are far more stacks than names.
  if (!isPerf && !isFirst.includes(1) && !isNameless.includes(1)) return isProcess
  const isEnd = endsOf(profile)
  const symbolAt = (stack: number) => ofFunction[frames.fn[stacks.frame[stack]]]
  for (let stack = 0; stack < stacks.parent.length; stack++) {
    const parent = stacks.parent[stack]
    const symbol = symbolAt(stack)
    if (parent !== NONE) {
      isInner[symbol] = 1
      if (stacks.parent[parent] !== NONE) continue
      if (isFirst[symbol] === 1 || (isNameless[symbol] === 1 && isEnd[parent] === 0)) isProcess[symbolAt(parent)] = 1
    } else if (isPerf) isProcess[symbol] = 1
  }
  return isProcess.map((is, symbol) => (is === 1 && isInner[symbol] === 0 && isFirst[symbol] === 0 ? 1 : 0))
}

/** By stack: 1 where a sample ends. */
function endsOf({ stacks, samples }: Profile): Uint8Array {
  const isEnd = new Uint8Array(stacks.parent.length)
  for (const stack of samples.stack) if (stack !== NONE) isEnd[stack] = 1
  return isEnd
}
