// The functions that pprof leaves out of legacy profiles, which cannot name them: the allocator's, the lock's and the profiler's own frames.

import type { ValueType } from './header'
import type { Symbols } from './symbols'

type Patterns = Pick<Symbols, 'dropFrames' | 'keepFrames'>

/** By the types of a profile's values, as pprof tells heap and lock profiles from the rest. */
export function patternsFor(sampleTypes: readonly ValueType[]): Patterns {
  const types = sampleTypes.map(({ type }) => type).join(' ')
  if (HEAP_TYPES.includes(types)) return { dropFrames: ALLOCATOR.join('|'), keepFrames: RUNTIME_CALLS.join('|') }
  return { dropFrames: (types === LOCK_TYPES ? LOCKS : PROFILER).join('|'), keepFrames: '' }
}

const HEAP_TYPES = [
  'allocations size',
  'objects space',
  'inuse_objects inuse_space',
  'alloc_objects alloc_space',
  'alloc_objects alloc_space inuse_objects inuse_space',
]
const LOCK_TYPES = 'contentions delay'

const ALLOCATOR = [
  'calloc|cfree|malloc|free|memalign|do_memalign|(__)?posix_memalign|pvalloc|valloc|realloc',
  'tcmalloc::.*|tc_(calloc|cfree|malloc|free|memalign|posix_memalign|pvalloc|valloc|realloc)',
  'tc_(new|delete|newarray|deletearray|new_nothrow|newarray_nothrow)',
  'malloc_zone_(malloc|calloc|valloc|realloc|memalign|free)',
  'runtime\\..*',
  'BaseArena::.*|(::)?do_malloc(_no_errno|_pages)?|DoSampledAllocation|MallocedMemBlock::MallocedMemBlock',
  '_M_allocate|__builtin_(vec_)?(delete|new)|__gnu_cxx::new_allocator::allocate|__libc_malloc',
  '__malloc_alloc_template::allocate|allocate|cpp_alloc|operator new(\\[\\])?|simple_alloc::allocate',
]
/** Go's runtime in the middle of a stack, called by what is to stay. */
const RUNTIME_CALLS = ['runtime\\.panic', 'runtime\\.reflectcall', 'runtime\\.call[0-9]*']
const PROFILER = ['ProfileData::Add', '(ProfileData|CpuProfiler)::prof_handler', '__pthread_sighandler', '__restore']
const LOCKS = [
  '(base::)?(RecordLockProfileData|SubmitMutexProfileData|SubmitSpinLockProfileData).*',
  '(base::)?(Mutex::)?(AwaitCommon|Unlock|ReaderUnlock).*',
  '(base::)?(MutexLock::)?~MutexLock.*',
  '(SpinLock::)?(Unlock|SlowUnlock).*|(SpinLockHolder::)?~SpinLockHolder.*',
]
