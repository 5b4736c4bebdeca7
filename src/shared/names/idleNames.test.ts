import { expect, test } from 'vitest'
import { cleanName } from './cleanName'
import { frameClass } from './frameClasses'
import { isLoopName, waitsForLock } from './idleNames'

const classOf = (raw: string) => {
  const { name, file } = cleanName(raw)
  return frameClass(name, file, {})
}

test.each([
  // Linux and C++.
  '__poll_nocancel',
  '__libc_accept',
  'do_futex_wait.constprop.0',
  '__new_sem_wait_slow64.constprop.0',
  'pthread_join',
  '__GI___pthread_timedjoin_ex',
  'std::condition_variable::wait(std::unique_lock<std::mutex>&)',
  'SDL_Delay',
  // macOS.
  '__psynch_cvwait',
  '__workq_kernreturn',
  'mach_msg_trap',
  'mach_msg2_trap',
  '__select',
  '_kevent',
  'kevent_id',
  'semaphore_wait_trap',
  '__semwait_signal',
  '__ulock_wait',
  '_dispatch_sema4_wait',
  // Windows.
  'NtWaitForSingleObject',
  'ntdll!NtWaitForMultipleObjects',
  'ntdll.dll!ZwWaitForAlertByThreadId',
  'NtRemoveIoCompletion',
  'ZwRemoveIoCompletionEx',
  'NtWaitForWorkViaWorkerFactory',
  'NtDelayExecution',
  'KernelBase.dll!WaitForSingleObjectEx',
  'SleepConditionVariableSRW',
  'GetQueuedCompletionStatus',
  // JVM.
  'jdk.internal.misc.Unsafe.park',
  'java.util.concurrent.locks.LockSupport.parkNanos',
  'java.lang.Thread.sleepNanos0',
  'sun.nio.ch.KQueue.poll',
  'sun.nio.ch.WindowsSelectorImpl$SubSelector.poll0',
  'java.lang.ProcessHandleImpl.waitForProcessExit0',
  // .NET.
  'System.Private.CoreLib.il!System.Threading.WaitHandle.WaitOneNoCheck(int32)',
  'System.Threading.WaitHandle.WaitMultipleIgnoringSyncContext(System.Span, bool)',
  'System.Private.CoreLib!System.Threading.LowLevelLifoSemaphore.WaitForSignal(int32)',
  'System.Threading.Monitor.Wait(class System.Object,int32)',
  'System.Threading.Thread.Sleep(int32)',
  'System.Threading.Tasks.Task.SpinThenBlockingWait(int32)',
  'Interop+Sys.WaitForSocketEvents',
  // Rust.
  'std::thread::park_timeout',
  'std::sys::pal::unix::futex::futex_wait',
  'tokio::runtime::scheduler::multi_thread::park::Parker::park',
  'crossbeam_channel::context::Context::wait_until',
  'parking_lot::condvar::Condvar::wait_until_internal',
  'rayon_core::sleep::Sleep::sleep',
  // Python, Ruby, Erlang, Node, Julia.
  "<method 'poll' of 'select.epoll' objects>",
  "<method 'control' of 'select.kqueue' objects>",
  '<built-in method select.select>',
  'as_completed (/usr/lib/python3.11/concurrent/futures/_base.py:201)',
  'get_events (/venv/lib/python3.11/site-packages/trio/_core/_io_epoll.py:209)',
  'Thread::Queue#pop',
  'IO.select',
  'gen_server:loop/7',
  'erlang:hibernate/3',
  'uv__io_poll',
])('%s waits', name => {
  expect(classOf(name)).toBe('idle')
})

test.each([
  'accept',
  'Visitor.accept',
  'join',
  'Text.join',
  'sleepyHollow',
  'Shop.WaitOnDelivery',
  'shop.Monitor.enter',
  'select_rows',
  'poll_orders',
  'System.Threading.Monitor.Enter',
  'pthread_mutex_lock',
  '__psynch_mutexwait',
  'tokio::runtime::task::raw::poll',
  'rayon_core::registry::WorkerThread::wait_until',
  'Kernel#sleep',
  'Sleeper.sleep',
])('%s is no idle frame', name => {
  expect(classOf(name)).toBe(null)
})

test('Julia waits in its own file of tasks', () => {
  expect([frameClass('poptask', './task.jl', {}), frameClass('wait', 'shop/queue.jl', {})]).toEqual(['idle', null])
})

test('event loops and pool threads wait by themselves, and not by what they run', () => {
  expect(["<method 'mainloop' of '_tkinter.tkapp' objects>", 'uv_run', 'start_wqthread', 'shop.run'].map(isLoopName)).toEqual([
    true,
    true,
    true,
    false,
  ])
})

test('waits for locks are told from waits for work by what stands below them', () => {
  const names = ['RtlEnterCriticalSection', 'ntdll!RtlAcquireSRWLockExclusive', 'os_unfair_lock_lock', '_pthread_mutex_firstfit_lock_slow']
  expect(names.map(waitsForLock)).toEqual([true, true, true, true])
  expect(['Shop.enter', 'block_orders', 'pthread_cond_wait'].map(waitsForLock)).toEqual([false, false, false])
})
