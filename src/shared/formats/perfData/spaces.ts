// Processes while the recording goes on: which files lie where in their memory, and what their threads are called. A child begins with what
// its parent has; `exec` begins anew. Rules: Linux, `tools/perf/util/machine.c`, `map.c` and `maps.c`.

import { rangeMap, type RangeMap } from '../../base/rangeMap'
import { codePlaces, type CodeFile, type Places } from '../symbols/places'

export type Mapping = {
  readonly start: number
  readonly length: number
  readonly offset: number
  readonly path: string
  readonly buildId: string | null
  readonly inode: string
}

export type Spaces = {
  /** `isKernel`: of the kernel and its modules, which every process has. */
  map(processId: number, isKernel: boolean, mapping: Mapping): void
  /** Code that the kernel loaded at run time; `isGone` when it has let go of it. */
  kernelSymbol(name: string, start: number, length: number, isGone: boolean): void
  comm(processId: number, threadId: number, name: string, isExec: boolean): void
  fork(processId: number, parentId: number, threadId: number, parentThreadId: number): void
  commOf(threadId: number): string
  /** The row of the place at an address. */
  place(processId: number, isKernel: boolean, address: number): number
  readonly places: Places
  /** Address where the kernel's text began when it was recorded; NaN where no record says so. */
  readonly kernelText: () => number
}

const KERNEL_PATH = /^\[(?:kernel\.kallsyms|guest\.kernel\.kallsyms(?:\.\d+)?)\]/
const KERNEL_SHOWN = '[kernel.kallsyms]'
/** Memory that is no file's: compilers at run time put code there. */
const ANONYMOUS = /^(?:\/\/anon|\/dev\/zero|\/anon_hugepage|\/memfd:.*|anon_inode:.*|\[anon.*)(?: \(deleted\))?$/
/** Memory that never has code with names. */
const NO_FILE = /^(?:\[stack.*|\[heap\]|\/SYSV.*)$/
const UNKNOWN: CodeFile = { kind: 'nothing', path: '[unknown]', buildId: null }

/** Maps are copied when one of those that share them changes. */
type Space = { ranges: RangeMap; isShared: boolean }
type Mapped = { readonly file: number; readonly shift: number }

export function processSpaces(): Spaces {
  const places = codePlaces()
  const mapped: Mapped[] = []
  const spaces = new Map<number, Space>()
  const comms = new Map<number, string>([[0, 'swapper']])
  const kernel = rangeMap('are cut')
  let kernelText = NaN
  const unknown = places.file(UNKNOWN)

  function own(processId: number): RangeMap {
    const known = spaces.get(processId)
    if (known !== undefined && !known.isShared) return known.ranges
    const ranges = known === undefined ? rangeMap('are cut') : known.ranges.copy()
    spaces.set(processId, { ranges, isShared: false })
    return ranges
  }

  function put(ranges: RangeMap, start: number, length: number, file: number, shift: number): void {
    ranges.put(start, start + length, mapped.push({ file, shift }) - 1)
  }

  return {
    map(processId, isKernel, { start, length, offset, path, buildId, inode }) {
      if (isKernel) {
        const isText = KERNEL_PATH.test(path)
        if (isText && Number.isNaN(kernelText)) kernelText = offset
        const file = places.file(isText ? { kind: 'kernel', path: KERNEL_SHOWN, buildId } : { kind: 'module', path, buildId })
        return put(kernel, start, length, file, 0)
      }
      if (NO_FILE.test(path)) return put(own(processId), start, length, places.file({ kind: 'nothing', path, buildId: null }), 0)
      if (ANONYMOUS.test(path)) {
        const map = places.file({ kind: 'map', path: `/tmp/perf-${processId}.map`, buildId: null })
        return put(own(processId), start, length, map, 0)
      }
      put(own(processId), start, length, places.file({ kind: 'file', path, buildId }, inode), offset - start)
    },
    kernelSymbol(name, start, length, isGone) {
      if (isGone) kernel.remove(start)
      else put(kernel, start, length, places.file({ kind: 'named', path: name, buildId: null }), 0)
    },
    comm(processId, threadId, name, isExec) {
      comms.set(threadId, name)
      if (isExec) spaces.set(processId, { ranges: rangeMap('are cut'), isShared: false })
    },
    fork(processId, parentId, threadId, parentThreadId) {
      const name = comms.get(parentThreadId) ?? comms.get(parentId)
      if (name !== undefined) comms.set(threadId, name)
      if (processId === parentId) return
      const parent = spaces.get(parentId)
      if (parent === undefined) return
      parent.isShared = true
      spaces.set(processId, { ranges: parent.ranges, isShared: true })
    },
    commOf: threadId => comms.get(threadId) ?? `:${threadId}`,
    place(processId, isKernel, address) {
      const row = isKernel ? kernel.find(address) : (spaces.get(processId)?.ranges.find(address) ?? -1)
      if (row === -1)
        return places.place(isKernel ? places.file({ kind: 'kernel', path: KERNEL_SHOWN, buildId: null }) : unknown, isKernel ? address : 0)
      const { file, shift } = mapped[row]
      return places.place(file, address + shift)
    },
    places,
    kernelText: () => kernelText,
  }
}
