// The garbage collector and the allocator of each runtime, by name.

import { anyMatch, begins, exactly, whole } from './patterns'

export const COLLECTOR: readonly RegExp[] = [
  whole(
    'runtime\\.(?:gc[A-Z]\\w*|scan(?:object|block|stack|frame)\\w*|markroot\\w*|greyobject|bgsweep|bgscavenge|sweepone|wbBufFlush\\w*)',
  ),
  begins('runtime\\.\\(\\*(?:gcWork|sweepLocked|gcControllerState|scavengerState)\\)', 'runtime\\.\\(\\*pageAlloc\\)\\.scavenge'),
  whole(
    'GCTaskThread::run',
    '(?:GangWorker|WorkerThread)::run',
    'G1[A-Z]\\w+',
    'PS(?:Scavenge|Promotion)\\w*',
    'ZMark\\w*',
    'Shenandoah\\w*',
  ),
  exactly('\\((?:garbage collector|garbage collection|sweeping|marking)\\)', '(?:Major|Minor)GC', 'V8\\.GC\\w*', 'BlinkGC\\.\\w+'),
  begins('v8::internal::(?:Heap|Scavenger|MarkCompact)', '(?:WKS::|SVR::)?gc_heap::'),
  whole('gc_collect\\w*', 'deduce_unreachable', 'subtract_refs', '_PyObject_GC\\w*', 'gc_(?:mark|sweep|start)\\w*'),
]

export const ALLOCATION: readonly RegExp[] = [
  whole('runtime\\.(?:mallocgc\\w*|newobject|growslice|makeslice\\w*|nextFree\\w*|memclrNoHeapPointers\\w*)'),
  begins('runtime\\.\\(\\*(?:mcache|mcentral|mheap|mspan)\\)'),
  exactly('(?:__libc_|__GI___libc_|tc_)?(?:malloc|free|calloc|realloc|memalign|posix_memalign|cfree)', '_int_(?:malloc|free|realloc)'),
  begins('operator (?:new|delete)', 'tcmalloc::', 'je_(?:malloc|free|calloc|realloc|arena|tcache|large|extent|edata|sdallocx)'),
  begins('mi_(?:malloc|free|calloc|realloc|heap|page|segment|new|zalloc|arena)', 'JIT_New', 'newobj_\\w+'),
  begins('__rust_(?:de|re)?alloc', 'alloc::alloc', 'drop_in_place'),
]

/** Go's collector: whatever stands above it, however far, is its work. It marks, wakes its helpers, waits for them, gives memory back. */
const GO_COLLECTOR = /^runtime\.(?:gc[A-Z]|bgsweep$|bgscavenge$)/

export function isGoCollector(name: string): boolean {
  return GO_COLLECTOR.test(name)
}

/** Work of the garbage collector, wherever it stands in the stack; `name` as `cleanName` has it. */
export const isCollectorName = anyMatch(COLLECTOR)
