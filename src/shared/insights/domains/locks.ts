// Waiting for each other. A CPU profile sees only the spinning and the system calls of it.

import { NAMED } from '../measures/ruleNames'
import { begins, whole } from '../../names/patterns'
import { domainRule } from './domainRule'

/** Threads that wait properly leave no CPU samples, so a twentieth is already news. */
const MIN_SHARE = 0.05

export const locks = domainRule({
  id: NAMED.locks,
  title: 'Locks',
  minShare: MIN_SHARE,
  patterns: {
    level: 'low',
    names: [
      begins(
        '_*pthread_mutex_(?:lock|timedlock|cond_lock)',
        '_*pthread_cond_(?:signal|broadcast)',
        '_*lll_lock_wait',
        '_*futex_wait',
        'do_futex',
        'native_queued_spin_lock',
      ),
      begins('(?:internal/)?sync\\.\\(\\*(?:RW)?Mutex\\)\\.(?:R?Lock|lockSlow)', 'std::mutex::lock', 'parking_lot(?:_core)?::'),
      whole(
        'runtime\\.(?:lock2?|lockWithRank|futex\\w*|semacquire\\w*|semawakeup|procyield|osyield)',
        'RwLock',
        'take_gil',
        'PyThread_acquire_lock\\w*',
      ),
      begins(
        'ObjectMonitor::(?!wait)',
        'AbstractQueuedSynchronizer(?!\\$ConditionObject)',
        'Reentrant\\w*Lock',
        'PlatformEvent::park(?!_nanos)',
        'std::sync::.*(?:Mutex|RwLock)',
      ),
      begins(
        'crossbeam_utils::backoff::',
        '(?:core|std)::hint::spin_loop',
        '__GI___sched_yield',
        'sched_yield',
        'std::thread::yield_now',
        '_*raw_spin_lock',
      ),
      whole('Monitor\\.(?:Enter|ReliableEnter)\\w*', 'rb_mutex_lock', 'gvl_acquire\\w*'),
      // macOS and Windows: taking a lock, giving it back to who waits, and waking them.
      begins(
        '_*psynch_(?:mutex|rw_|cvsignal|cvbroad)',
        '_pthread_(?:mutex|rwlock|cond)_\\w*(?:slow|lock|signal|broadcast)',
        '_*os_unfair_\\w*lock',
        '__ulock_wake',
      ),
      begins(
        '(?:Rtl|Rtlp)?(?:EnterCriticalSection|AcquireSRWLock|WaitOnCriticalSection|TryEnterCriticalSection|UnWaitCriticalSection)',
        '(?:Nt|Zw)(?:ReleaseKeyedEvent|AlertThreadByThreadId|ReleaseSemaphore|SetEvent)',
        '(?:Rtl)?Wake(?:All)?ConditionVariable',
      ),
      // OpenMP's threads spin where they wait for each other.
      begins('gomp_(?:team_)?barrier_', 'gomp_mutex_lock', '__kmp_\\w*(?:barrier|wait|lock)', 'kmp_flag_\\w+::wait'),
    ],
  },
  advice:
    'Shorten the critical section, shard the lock, or use read-write locks or state of its own for each worker.' +
    ' Take a mutex or wall-clock profile to see all of the waiting: a CPU profile shows only spinning and system calls.',
})
