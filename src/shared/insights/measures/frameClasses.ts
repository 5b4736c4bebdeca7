// Frames that are never the subject of a finding: waiting, the profiler's own traces, unknown names, and the way in.

import { begins, exactly, matchesAny, path, whole } from './patterns'

export const FRAME_CLASSES = ['idle', 'artefact', 'unknown', 'entry'] as const
export type FrameClass = (typeof FRAME_CLASSES)[number]

type ClassPatterns = { readonly names: readonly RegExp[]; readonly files: readonly RegExp[] }

const PATTERNS: Readonly<Record<FrameClass, ClassPatterns>> = {
  idle: {
    names: [
      exactly('\\(idle\\)', '\\[idle\\]', '(?:__GI_+|__)?(?:poll|ppoll|select|pselect)', 'swapper(?:/\\d+)?'),
      /epoll_?p?wait(?![a-z])/i,
      begins('kevent', 'cpuidle', 'do_idle', 'cpu_startup_entry', 'WaitForSingleObject', 'rb_thread_wait', '_*pthread_cond_(?:timed)?wait'),
      // Condition variables and semaphores wait here; mutexes do not.
      /futex_abstimed_wait\w*$/,
      /nanosleep(?:_nocancel)?$/,
      whole('EPoll\\.wait', 'Unsafe\\.park', 'Object\\.wait0?', 'Thread\\.sleep0?'),
      whole('runtime\\.(?:netpoll|gopark|park_m|find[Rr]unnable|stopm|notesleep|usleep)'),
    ],
    files: [path('selectors\\.py$')],
  },
  artefact: {
    names: [
      exactly('runtime\\.asyncPreempt2?', '__restore(?:_rt)?', '\\(program\\)', '__pthread_sighandler', 'AsyncGetCallTrace'),
      begins('ProfileData::'),
    ],
    files: [],
  },
  unknown: {
    names: [
      exactly('\\[?unknown\\]?', '<unknown>', '\\?\\?', '(?:\\[)?0x[0-9a-fA-F]+(?:\\])?', '\\(unknown\\)'),
      // A library, a mapping or a program in brackets: the frame had an address and no name.
      exactly('\\[+[\\w.+/-]+\\]+', '\\[JIT[^\\]]*\\]'),
      exactly('[^\\s()]+\\.(?:so(?:\\.[\\d.]+)?|dll|dylib)'),
      exactly('\\[?(?:stale_jmethodID|unknown_Java|not_walkable_Java|no_Java_frame|skipped)\\]?'),
      // async-profiler's own words; a person's function may begin with `break_` too.
      exactly('\\[?break_(?:no_|not_|entry|compiled|interpret|deopt|stub|java|native)\\w*\\]?'),
    ],
    files: [],
  },
  entry: {
    names: [
      exactly('_start', '__libc_start\\w*', '_?start_thread', 'clone3?', '__clone3?', '\\(root\\)', 'root', 'all', '<module>', '<main>'),
      /(?:^|[.:#/])main$/,
      exactly('(?:.*[.!])?Program\\.<?Main>?\\$?', 'Main', '\\(main\\)', 'thread_native_entry', 'JavaMain', 'call_stub'),
      whole('runtime\\.(?:main|goexit\\d?|mcall|mstart\\d?|systemstack)', 'Thread\\.run(?:With)?', 'run_forever', '_run_once'),
      begins('ThreadPoolExecutor[.$]', 'JavaCalls::call', 'Thread::call_run', 'lang_start', '__rust_begin_short_backtrace'),
      /^Module\.(?:_compile|_extensions|_load|load|runMain|executeUserEntryPoint|require)/,
      /^net\/http\..*serve/i,
      exactly(
        '(?:.*[.:])?processTicksAndRejections',
        'executeUserEntryPoint',
        'runMain',
        '_bootstrap(?:_inner)?',
        '_run_code',
        '_run_module_as_main',
      ),
    ],
    files: [path('node:internal/(?:main|modules|process)/')],
  },
}

/** Entry points that are also somebody's code: a script with everything at its top level has its cost here. */
const OWN_CODE_ENTRY = [/(?:^|[.:#/])main$/, exactly('<module>', '<main>', '(?:.*[.!])?Program\\.<?Main>?\\$?')]

export type ExtraFrames = Readonly<Partial<Record<FrameClass, readonly RegExp[]>>>

const NONE_MORE: readonly RegExp[] = []

/** What kind of frame this is, or null for one that may be the subject of a finding. */
export function frameClass(name: string, file: string | null, extra: ExtraFrames): FrameClass | null {
  for (const kind of FRAME_CLASSES) {
    const { names, files } = PATTERNS[kind]
    if (matchesAny(names, name) || matchesAny(extra[kind] ?? NONE_MORE, name)) return kind
    if (file !== null && matchesAny(files, file)) return kind
  }
  return null
}

export function isOwnCodeEntry(name: string): boolean {
  return matchesAny(OWN_CODE_ENTRY, name)
}
