// Garbage collection and allocation: two faces of making too many short-lived objects, so one finding that says which.

import type { Severity } from '../insight'
import { shareOf, type Facts } from '../measures/facts'
import { begins, exactly, whole } from '../measures/patterns'
import { domainRule } from './domainRule'

/** Allocation is spread over the whole program and has one remedy, so less of it matters. */
const HIGH_SHARE = 0.2
const MEDIUM_SHARE = 0.1

const COLLECTOR = [
  whole(
    'runtime\\.(?:gc[A-Z]\\w*|scan(?:object|block|stack|frame)\\w*|markroot\\w*|greyobject|bgsweep|bgscavenge|sweepone|wbBufFlush\\w*)',
  ),
  begins('runtime\\.\\(\\*(?:gcWork|sweepLocked|gcControllerState)\\)'),
  whole(
    'GCTaskThread::run',
    '(?:GangWorker|WorkerThread)::run',
    'G1[A-Z]\\w+',
    'PS(?:Scavenge|Promotion)\\w*',
    'ZMark\\w*',
    'Shenandoah\\w*',
  ),
  exactly('\\(garbage collector\\)'),
  begins('v8::internal::(?:Heap|Scavenger|MarkCompact)', '(?:WKS::|SVR::)?gc_heap::'),
  whole('gc_collect\\w*', 'deduce_unreachable', 'subtract_refs', '_PyObject_GC\\w*', 'gc_(?:mark|sweep|start)\\w*'),
]

const ALLOCATION = [
  whole('runtime\\.(?:mallocgc\\w*|newobject|growslice|makeslice\\w*|nextFree\\w*|memclrNoHeapPointers\\w*)'),
  begins('runtime\\.\\(\\*(?:mcache|mcentral|mheap|mspan)\\)'),
  exactly('(?:__libc_|__GI___libc_|tc_)?(?:malloc|free|calloc|realloc|memalign|posix_memalign|cfree)', '_int_(?:malloc|free|realloc)'),
  begins('operator (?:new|delete)', 'tcmalloc::', 'je_(?:malloc|free|calloc|realloc|arena|tcache|large|extent|edata|sdallocx)'),
  begins('mi_(?:malloc|free|calloc|realloc|heap|page|segment|new|zalloc|arena)', 'JIT_New', 'newobj_\\w+'),
  begins('__rust_(?:de|re)?alloc', 'alloc::alloc', 'drop_in_place'),
]

export const collector = domainRule({
  id: 'gc-pressure',
  title: 'Garbage collection',
  patterns: { level: 'low', names: [...COLLECTOR, ...ALLOCATION] },
  parts: [
    { rule: 'allocation', title: 'Allocation', names: ALLOCATION },
    { rule: 'gc-pressure', title: 'Garbage collection', names: null },
  ],
  severity(facts: Facts, value: number): Severity {
    const share = shareOf(facts, value)
    if (share >= HIGH_SHARE) return 'high'
    return share >= MEDIUM_SHARE ? 'medium' : 'low'
  },
  advice:
    'Allocate less: give slices, maps and buffers their size at once, reuse them, make no temporaries inside loops,' +
    ' stream instead of building lists. Only then change the heap size.',
})
