import { expect, test } from 'vitest'
import { cleanName } from './cleanName'
import { isNamedLikeC } from './cNames'
import { isCollectorName } from './collector'
import { frameClass } from './frameClasses'
import { isForkJoin, isIteratorName } from './iterators'

const classOf = (raw: string, file: string | null = null) => {
  const clean = cleanName(raw)
  return frameClass(clean.name, file ?? clean.file, {})
}

test.each([
  ['runtime.gopark', 'idle'],
  ['wait (/usr/lib/python3.11/threading.py:324)', 'idle'],
  ['get (/usr/lib/python3.11/queue.py:171)', 'idle'],
  ['get (shop/cache.py:12)', null],
  ['runtime.asyncPreempt2', 'artefact'],
  ['[unknown]', 'unknown'],
  ['[root]', 'entry'],
  ['libc.so.6', 'unknown'],
  ['[libc-2.31.so]', 'unknown'],
  ['/ (deleted)', null],
  ['[ (deleted)]', 'unknown'],
  ['0x7f0012ab34cd', 'unknown'],
  ['coreclr!?', 'unknown'],
  ['?!?', 'unknown'],
  ['Cart#empty?', null],
  ['valid?', null],
  ['java.lang.ref.Reference.waitForReferencePendingList:0002', 'idle'],
  ['sun.nio.ch.ServerSocketChannelImpl.accept0', 'idle'],
  ['java/net/PlainSocketImpl.socketAccept', 'idle'],
  ['shop.Reference.wait', null],
  ['kernel::IdleLoop', 'idle'],
  ['idle_loop', 'idle'],
  ['shop::IdleLooper', null],
  ['sidle_loop', null],
  ['Abort.ExtraWide', 'artefact'],
  ['Stub:CEntryStub', 'artefact'],
  ['Builtins_CEntry_Return1_ArgvOnStack_NoBuiltinExit', 'artefact'],
  ['CEntryPoint', null],
  ['BytecodeHandler:LdaGlobal', 'artefact'],
  ['Screen.isWide', null],
  ['runtime.saveblockevent', 'profiler'],
  ['runtime.mutexevent', 'profiler'],
  ["<method 'disable' of '_lsprof.Profiler' objects>", 'profiler'],
  ['main (/venv/lib/python3.11/site-packages/pyinstrument/profiler.py:9)', 'profiler'],
  ['pay (/venv/lib/python3.11/site-packages/pyinstrument/__main__.py:9)', null],
  ['<built-in method builtins.exec>', 'entry'],
  ['runtime.mProf_Malloc', 'profiler'],
  ['runtime.profilealloc', 'profiler'],
  ['runtime/pprof.(*profileBuilder).build', 'profiler'],
  ['runtime/pprof.Do', null],
  ['jdk.jfr.internal.Repository.newChunk', 'profiler'],
  ['_Py_call_profile_trampoline', 'profiler'],
  ['AsyncGetCallTrace', 'profiler'],
  ['load (shop/profile.py:3)', null],
  ['CPU_TIME', 'marker'],
  ['UNMANAGED_CODE_TIME', 'marker'],
  ['(Non-Activities)', 'marker'],
  ['Thread (2716)', 'marker'],
  ['Process64 Shop (2716) Args: --port 80', 'marker'],
  ['[self]', 'marker'],
  ['[await]', 'marker'],
  ['testing.(*B).runN', 'harness'],
  ['testing.tRunner', 'harness'],
  ['criterion::bencher::Bencher<M>::iter', 'harness'],
  ['criterion::routine::Routine::sample', 'harness'],
  ['com.shop.jmh_generated.CartBench_total_jmhTest.total_avgt_jmhStub', 'harness'],
  ['runtestprotocol (/venv/lib/python3.11/site-packages/_pytest/runner.py:126)', 'harness'],
  ['processTicksAndRejections', 'entry'],
  ['main.main', 'entry'],
  ['main', 'entry'],
  ['RunTimers', 'entry'],
  ['ThreadControllerImpl::RunTask', 'entry'],
  ['RunTimersOften', null],
  ['domain', null],
  ['checkout', null],
])('%s is %s', (raw, kind) => {
  expect(classOf(raw)).toBe(kind)
})

test.each([
  ['runtime.gcBgMarkWorker', true],
  ['runtime.gcDrain', true],
  ['G1ParScanThreadState::trim_queue_to_threshold', true],
  ['(garbage collector)', true],
  ['MinorGC', true],
  ['V8.GCScavenger', true],
  ['v8::internal::Scavenger::Process', true],
  ['WKS::gc_heap::mark_object_simple', true],
  ['gc_mark_children', true],
  ['gcd', false],
  ['main.gcBudget', false],
])('the collector is known by its name: %s is %s', (name, isCollector) => {
  expect(isCollectorName(name)).toBe(isCollector)
})

test('what calls a block or a task back is no caller of it', () => {
  expect(['Array#each', 'Hash#each_pair', 'Integer#times', 'Enumerable#inject'].map(isIteratorName)).toEqual([true, true, true, true])
  expect(isIteratorName('Cart#each_line_item')).toBe(false)
  expect(isForkJoin('rayon::iter::plumbing::bridge_producer_consumer::helper')).toBe(true)
  expect(isForkJoin('rayon_core::join::join_context')).toBe(true)
  expect(isForkJoin('java.util.concurrent.ForkJoinTask.doExec')).toBe(true)
})

test('what a script calls like a function of C is its own', () => {
  expect([classOf('select', '/srv/table.js'), classOf('poll', '/srv/orders.py'), classOf('poll', '/src/loop.c'), classOf('poll')]).toEqual([
    null,
    null,
    'idle',
    'idle',
  ])
  expect(isNamedLikeC('realloc', 'file:///srv/heap.mjs')).toBe(true)
  expect([isNamedLikeC('realloc', null), isNamedLikeC('realloc', 'heap.c'), isNamedLikeC('grow', '/srv/heap.js')]).toEqual([
    false,
    false,
    false,
  ])
})
