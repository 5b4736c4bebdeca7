// Functions in which a thread waits for work, for an event or for time, by the runtime that they belong to. Waiting for a lock that another
// thread holds is none of this: that is contention.

import { anyMatch, begins, exactly, path, whole } from './patterns'

/** A library may stand before the name: `ntdll.dll!NtDelayExecution`. */
const inModule = (...alternatives: readonly string[]) => exactly(`(?:[^\\s!]+!)?(?:${alternatives.join('|')})`)

const LINUX = [
  exactly(
    '\\(idle\\)',
    'waitForDebugger',
    '\\[idle\\]',
    '(?:__GI_+|_+libc_|__)?(?:poll|ppoll|select|pselect)(?:_nocancel)?',
    'swapper(?:/\\d+)?',
  ),
  /epoll_?p?wait(?![a-z])/i,
  exactly(
    '(?:arch_cpu|default|intel|poll|mwait|acpi|native|xen)_idle\\w*',
    '(?:native|xen)_safe_halt',
    'pv_native_safe_halt',
    'acpi_safe_halt',
  ),
  begins(
    'cpuidle',
    'do_idle',
    'cpu_startup_entry',
    '_*pthread_cond_(?:timed|clock)?wait',
    '(?:__GI_+|_+)?pthread_(?:clock|timed)?join(?:_np|_ex)?(?![a-z])',
  ),
  // Condition variables and semaphores wait here; mutexes do not.
  /futex_abstimed_wait\w*$/,
  /nanosleep(?:_nocancel)?$/,
  exactly(
    '(?:__new_|__old_|__)?sem_(?:timed|clock)?wait(?:_slow\\w*)?',
    'do_futex_wait',
    '(?:__libc_|__GI_+|__)accept4?(?:_nocancel)?',
    '(?:__GI_+|__)?sig(?:wait|waitinfo|timedwait|suspend)',
    '(?:__GI_+|__|__libc_)pause(?:_nocancel)?',
    '(?:__)?(?:mq_timedreceive|msgrcv|io_getevents|io_uring_enter2?|_*io_uring_(?:submit_and_)?wait\\w*|io_cqring_wait)',
  ),
  // C++, Qt, GLib, SDL: what a program calls where it waits.
  begins(
    'std::(?:_V2::)?condition_variable(?:_any)?::wait',
    'std::this_thread::sleep_',
    'std::thread::join',
    'QWaitCondition::wait',
    'QThread::m?sleep',
  ),
  exactly('g_(?:main_context_poll\\w*|cond_wait\\w*|poll)', 'SDL_(?:Delay|CondWait\\w*|SemWait\\w*|WaitEvent\\w*)', 'glfwWaitEvents\\w*'),
  // What an operating system runs when nothing else wants to.
  /(?:^|[.:])idle_?(?:loop|task|thread)(?:_main)?(?![a-z])/i,
  /(?:^|[.:])IdleLoop$/,
]

const MACOS = [
  begins('_*kevent'),
  inModule(
    '_*psynch_cvwait',
    '_+(?:workq_kernreturn|semwait_signal|sigwait|sigsuspend|select|poll|accept|wait4|ulock_wait2?)(?:_nocancel)?',
    'semaphore_(?:timed)?wait(?:_signal)?_trap',
    'mach_msg2?(?:_overwrite)?(?:_trap|_internal)?',
    '_dispatch_(?:sema4_wait|semaphore_wait_slow|group_wait_slow|thread_event_wait\\w*)',
    'dispatch_(?:semaphore|group)_wait',
    'CFRunLoopServiceMachPort|__CFRunLoopServiceMachPort',
  ),
]

const WINDOWS = [
  inModule(
    '(?:Nt|Zw)(?:User)?(?:Msg)?(?:Wait(?:For)?|SignalAndWaitFor)(?:Single|Multiple)Objects?(?:32|Ex)?',
    '(?:Nt|Zw)(?:WaitFor(?:KeyedEvent|AlertByThreadId|WorkViaWorkerFactory|DebugEvent)|RemoveIoCompletion(?:Ex)?|DelayExecution)',
    '(?:Nt|Zw)(?:ReplyWaitReceivePort(?:Ex)?|AlpcSendWaitReceivePort|User(?:GetMessage|WaitMessage))',
    '(?:Msg)?WaitFor(?:Single|Multiple)Objects?(?:Ex)?(?:Implementation)?',
    '(?:Rtl)?SleepConditionVariable(?:CS|SRW)',
    'Rtl(?:DelayExecution|pWaitOnAddress\\w*|WaitOnAddress)|WaitOnAddress',
    'GetQueuedCompletionStatus(?:Ex)?',
    'Sleep(?:Ex)?|SignalObjectAndWait|WaitMessage|GetMessage[AW]',
  ),
]

const JVM = [
  whole(
    'EPoll\\.wait',
    'Unsafe\\.park',
    'Object\\.wait0?',
    'Thread\\.(?:sleep(?:Nanos|0)?0?|join)',
    'LockSupport\\.park(?:Nanos|Until)?',
    'VirtualThread\\.(?:park\\w*|yieldContinuation)',
    'KQueue\\.poll|KQueueArrayWrapper\\.(?:poll|kevent0)|WEPoll\\.wait|WindowsSelectorImpl(?:\\$SubSelector)?\\.poll0?|PollArrayWrapper\\.poll0?|Net\\.poll|Iocp\\.getQueuedCompletionStatus',
    '(?:Linux|Bsd|MacOSX|Windows|Polling)?\\w*WatchService\\.(?:poll|getQueuedCompletionStatus0?)|Inotify\\.poll',
    '\\w*Process(?:HandleImpl|Impl|Environment)?\\.waitForProcessExit0?',
    'ReferenceQueue\\.(?:remove0?|await)',
  ),
  // The JVM's own threads, and those that wait for somebody to connect.
  whole('Reference\\.waitForReferencePendingList', '(?:ServerSocketChannelImpl|Net|\\w*SocketImpl)\\.(?:accept0?|socketAccept)'),
  whole('Parker::park', '(?:Platform)?Monitor::wait\\w*', 'ObjectMonitor::wait', 'WatcherThread::sleep'),
]

const GO = [
  whole(
    'runtime\\.(?:netpoll|gopark|park_m|find[Rr]unnable|stopm|notesleep|notetsleepg?|sigNoteSleep|usleep|netpollblock|notetsleep_internal)',
  ),
  exactly(
    'syscall\\.(?:EpollWait|Kevent|kevent|Select|Pselect|Poll)',
    'golang\\.org/x/sys/unix\\.(?:EpollWait|Kevent|Select|Pselect|Ppoll|Poll)',
  ),
]

const DOTNET = [
  whole(
    'Threading\\.WaitHandle\\.(?:(?:Internal)?Wait\\w*|SignalAndWait\\w*)',
    'Threading\\.Monitor\\.(?:Obj)?Wait',
    'Threading\\.Thread\\.(?:Sleep\\w*|UninterruptibleSleep0|Join\\w*)',
    'Threading\\.LowLevelLifoSemaphore(?:Base)?\\.Wait\\w*',
    'Threading\\.LowLevelMonitor\\.(?:Timed)?Wait\\w*',
    'Threading\\.(?:ManualResetEventSlim|SemaphoreSlim|CountdownEvent|Barrier|WaitSubsystem\\w*)(?:[.+]\\w+)*\\.(?:Wait\\w*|SignalAndWait)',
    'Threading\\.Tasks\\.Task\\.(?:InternalWait\\w*|SpinThenBlockingWait|Wait(?:All|Any)?\\w*)',
    'Threading\\.PortableThreadPool(?:[.+]\\w+)*\\.(?:WaitForRequest|WaitThreadStart|GateThreadStart)',
    'Threading\\.(?:TimerQueue\\.TimerThread|RegisteredWaitHandle\\.\\w*Wait\\w*)',
    'Threading\\.Dispatcher\\.GetMessage|Forms\\.UnsafeNativeMethods\\.(?:GetMessage\\w*|WaitMessage|MsgWaitFor\\w+)',
    'SocketAsyncEngine\\.(?:EventLoop|WaitForSocketEvents)',
    'Console(?:Pal|Stream)?\\.Read(?:Key|Line)',
    'Diagnostics\\.Process\\w*(?:[.+]\\w+)*\\.WaitForExit(?:Core)?',
  ),
  /(?:^|[.!+])Interop[.+]\w+[.+](?:\w+[.+])?(?:LowLevelMonitor_\w*Wait|WaitFor\w+|GetQueuedCompletionStatus\w*|Sleep(?:Ex)?|Poll)$/,
  whole(
    'CLREvent(?:Base|WaitHelper\\w*)(?:::\\w+)*',
    'CLRSemaphore::Wait',
    'Thread::DoAppropriate(?:AptState)?Wait\\w*',
    'ThreadNative::Sleep',
    'WaitHandleNative::\\w+',
  ),
]

const RUST = [
  exactly(
    'std::thread::(?:\\w+::)*(?:park|sleep)\\w*',
    'std::sys(?:::\\w+)*::(?:thread_park\\w*|futex::futex_wait|Thread::sleep|Parker::park\\w*|Condvar::wait\\w*)',
    'std::sync(?:::\\w+)*::Condvar::wait\\w*',
    'std::sync::mp[sm]c(?:::\\w+)*::Context::wait_until',
    'parking_lot::condvar::Condvar::wait\\w*',
    'crossbeam_(?:channel|utils)(?:::\\w+)*::(?:Context::wait_until|Parker::park\\w*)',
    'rayon_core::sleep::Sleep::(?:sleep|no_work_found)',
    'rayon_core::latch::LockLatch::wait(?:_and_reset)?',
    'tokio::runtime(?:::\\w+)*::(?:park|Parker|Driver|IoStack|TimeDriver|Inner|CachedParkThread)::park\\w*',
    'tokio::runtime(?:::\\w+)*::Context::park\\w*',
    'futures_executor::local_pool::\\w*park\\w*',
    '(?:polling|async_io|smol)(?:::\\w+)*::(?:Poller|Reactor\\w*)::(?:wait|react)\\w*',
  ),
]

const PYTHON = [
  /^<method '(?:poll|control)' of 'select\.\w+' objects>$/,
  /^<built-in (?:method|function) (?:select\.(?:select|poll)|signal\.(?:pause|sig(?:wait|timedwait)\w*)|_winapi\.WaitFor\w+|_overlapped\.GetQueuedCompletionStatus)>$/,
]

const RUBY = [
  begins('rb_thread_wait', 'rb_(?:wait_for_single_fd|thread_fd_select|thread_sleep)', 'native_(?:sleep|ppoll_sleep|cond_(?:timed)?wait)'),
  exactly('(?:sleep_forever|sleep_hrtime|queue_sleep\\w*|thread_join_sleep|timer_thread\\w*)'),
  exactly(
    '(?:Thread::)?(?:Sized)?Queue#(?:pop|shift|deq)',
    '(?:Thread::)?ConditionVariable#(?:wait|sleep)',
    '(?:Thread::)?Mutex#sleep|MonitorMixin::ConditionVariable#wait|Monitor#wait_for_cond',
    'IO[.#](?:select|wait\\w*)|NIO::Selector#select|(?:TCP|UNIX)Server#accept\\w*|Socket#accept\\w*',
  ),
]

const OTHERS = [
  // Erlang: its schedulers, and processes that wait for a message.
  exactly('scheduler_wait|sched_(?:sys|spin)_wait|erts_tse_\\w*wait\\w*|ethr_(?:event|cond)_\\w*wait|erts_poll_wait\\w*', 'SLEEP'),
  exactly("(?:erlang:hibernate|prim_eval:'?receive'?|timer:sleep|gen_\\w+:loop\\w*|init:loop|erts_internal:await_\\w+)/\\d+"),
  // Node and V8.
  exactly(
    'uv_?_io_poll|uv_(?:sem|cond|barrier)_(?:timed)?wait',
    'v8::base::(?:ConditionVariable|Semaphore)::Wait\\w*',
    'node::TaskQueue::BlockingPop',
  ),
  begins('base::WaitableEvent::(?:Timed)?Wait'),
  // Julia.
  exactly('i?jl_task_get_next|sleep_check_after_threshold|jl_safepoint_wait\\w*'),
]

export const IDLE_NAMES: readonly RegExp[] = [
  ...LINUX,
  ...MACOS,
  ...WINDOWS,
  ...JVM,
  ...GO,
  ...DOTNET,
  ...RUST,
  ...PYTHON,
  ...RUBY,
  ...OTHERS,
]

export const IDLE_FILES: readonly RegExp[] = [path('selectors\\.py$')]

/** Names that wait in certain files only. */
export const IDLE_NAMES_IN_FILES: readonly { readonly name: RegExp; readonly file: RegExp }[] = [
  {
    name: exactly(
      '(?:_?wait\\w*|join|get|acquire|accept|select|poll|_?communicate|_try_wait|serve_forever|as_completed|result)',
      '_?recv(?:_bytes)?',
      '_poll',
      '_handle_(?:tasks|results|workers)',
    ),
    file: path('(?:multiprocessing|billiard|concurrent[/\\\\]futures)[/\\\\]', '(?:threading|queue|subprocess|socketserver)\\.py$'),
  },
  {
    name: exactly('get_events|wait|do_poll|poll'),
    file: path('trio/_core/_io_\\w+\\.py$', 'eventlet/hubs/', 'gevent/(?:hub|_hub\\w*)\\.py$', 'zmq/sugar/poll\\.py$'),
  },
  {
    name: exactly('wait|poptask|process_events|try_yieldto|task_done_hook'),
    file: path('(?:task|condition|libuv|partr|threads_overloads)\\.jl$'),
  },
]

/** They run what comes, so only what is their own is waiting: event loops, and the functions of pool threads. */
const LOOPS = [
  inModule(
    '_?CFRunLoopRun\\w*|-?\\[NSApplication run\\]|UIApplicationMain|start_wqthread|_pthread_wqthread|_dispatch_worker_thread2?|TppWorkerThread',
  ),
  exactly(
    'uv_run|v8::platform::DefaultWorkerThreadsTaskRunner(?:::\\w+)*|g_main_(?:loop_run|context_iteration)|gtk_main|QEventLoop::exec|QCoreApplication::exec',
  ),
  whole('PortableThreadPool(?:[.+]\\w+)*\\.WorkerThreadStart', 'ForkJoinPool\\.(?:awaitWork|scan|runWorker)'),
  exactly('rayon_core::registry::WorkerThread::(?:wait_until(?:_cold)?|find_work)', 'runtime\\.schedule'),
  /^<method 'mainloop' of '_tkinter\.tkapp' objects>$/,
  /^<built-in (?:method|function) exec_?>$/,
]

export const isLoopName = anyMatch(LOOPS)

/** What stands above it waits for a lock, whatever it is called: that is no idle time. Go also sleeps between two tries. */
const LOCKING = [
  /^runtime\.(?:osyield|procyield|lock2?|lockWithRank)$/,
  inModule(
    '(?:Rtl)?p?(?:EnterCriticalSection\\w*|AcquireSRWLock\\w+)|Rtlp(?:WaitOnCriticalSection|EnterCriticalSection\\w*|AcquireSRWLock\\w+)',
  ),
  whole('Threading\\.Monitor\\.(?:Reliable|Try)?Enter\\w*', 'AwareLock::\\w*Enter\\w*', 'Threading\\.Lock\\.(?:Try)?Enter\\w*'),
  exactly(
    '_*pthread_(?:mutex|rwlock)_\\w*lock\\w*',
    '_*psynch_(?:mutexwait|rw_\\w*lock)',
    '(?:_pthread|_os_unfair|os_unfair)_\\w*lock\\w*',
    'os_unfair_lock_\\w+',
  ),
]

export const waitsForLock = anyMatch(LOCKING)
