// Frames that are never the subject of a finding: waiting, the profiler itself, marks that are no code, unknown names, and the way in.

import { isNamedLikeC } from './cNames'
import { IDLE_FILES, IDLE_NAMES, IDLE_NAMES_IN_FILES } from './idleNames'
import { askedOfAllNames, begins, exactly, firstMatch, matchesAny, path, whole } from './patterns'

/**
 * In the order in which they are tried. `artefact` and `marker`: no code of the program, their weight is their caller's. `profiler`: what
 * measuring itself costs. `harness`: what runs tests and benchmarks, an entry like others.
 */
export const FRAME_CLASSES = ['idle', 'artefact', 'marker', 'unknown', 'profiler', 'harness', 'entry'] as const
export type FrameClass = (typeof FRAME_CLASSES)[number]

type ClassPatterns = {
  readonly names: readonly RegExp[]
  readonly files: readonly RegExp[]
  /** Names that count in certain files only. */
  readonly namesInFiles?: readonly { readonly name: RegExp; readonly file: RegExp }[]
}

const PATTERNS: Readonly<Record<FrameClass, ClassPatterns>> = {
  idle: { names: IDLE_NAMES, files: IDLE_FILES, namesInFiles: IDLE_NAMES_IN_FILES },
  artefact: {
    names: [
      // V8's interpreter: what runs one instruction, not a function of the program.
      exactly('(?:BytecodeHandler:)?[A-Z]\\w*\\.(?:Extra)?Wide', 'BytecodeHandler: ?\\w+'),
      exactly('runtime\\.asyncPreempt2?', '__restore(?:_rt)?', '\\(program\\)', '\\(no stack\\)', '__pthread_sighandler'),
      begins('ProfileData::'),
      // V8's way from a script into C++: what is below called it.
      exactly('(?:Stub:|Builtins?[:_])?CEntry(?:Stub)?(?:_\\w+)?'),
    ],
    files: [],
  },
  unknown: {
    names: [
      exactly('\\[?unknown\\]?', '<unknown>', '\\?\\?', '(?:\\[)?0x[0-9a-fA-F]+(?:\\])?', '\\(unknown\\)'),
      // A library, a mapping or a program in brackets: the frame had an address and no name.
      exactly('(?!\\[root\\]$)\\[+[\\w.+/-]+\\]+', '\\[JIT[^\\]]*\\]'),
      exactly('[^\\s()]+\\.(?:so(?:\\.[\\d.]+)?|dll|dylib)'),
      exactly('\\[[^\\[\\]]*\\(deleted\\)\\]', '(?:[^\\s!?]+!|\\?!)?\\?', '<?unknown(?: function)?>?', '___lldb_unnamed_symbol\\S*'),
      exactly('\\[?(?:stale_jmethodID|unknown_Java|not_walkable_Java|no_Java_frame|skipped)\\]?'),
      // async-profiler's own words; a person's function may begin with `break_` too.
      exactly('\\[?break_(?:no_|not_|entry|compiled|interpret|deopt|stub|java|native)\\w*\\]?'),
    ],
    files: [],
  },
  profiler: {
    names: [
      // Do calls the program's own code, with labels.
      begins(
        'runtime\\.(?:mProf_|profilealloc|sigprof|\\(\\*profBuf\\)|(?:save)?blockevent|mutexevent)',
        'runtime/pprof\\.(?!Do\\b)',
        'jdk[./]jfr[./]internal[./]',
      ),
      /^<method '\w+' of '_lsprof\.Profiler' objects>$/,
      begins('AsyncGetCallTrace', 'JfrThreadSampl\\w*', 'JfrStackTrace', 'Profiler::record', 'WallClock::', 'PerfEvents::'),
      begins('_?Py\\w{0,40}[Pp]rofil', 'v8::internal::(?:Cpu)?(?:Profiler|ProfilerListener|TickSample|Sampl(?:er|ing\\w*))'),
      begins(
        'one[./]profiler[./]',
        '__perf_event_(?:overflow|enable)',
        '(?:perf_(?:event|pmu|adjust|ctx)|intel_pmu|x86_pmu)_',
        'stackprof_',
        'Datadog::Profiling',
      ),
    ],
    files: [
      path(
        '(?:cProfile|yappi)\\.py$',
        'lib/python\\d\\.\\d+/profile\\.py$',
        // Its main module runs the program.
        'pyinstrument[/\\\\](?!__main__\\.py)',
        'node_modules/(?:@datadog/pprof|pprof|v8-profiler\\w*)/',
      ),
    ],
  },
  marker: {
    names: [
      // PerfView and dotnet-trace: what a thread did, not which code it ran.
      exactly('(?:UNMANAGED_CODE|CPU|BLOCKED|HARD_FAULT|NETWORK|DISK|READIED|AWAIT)_TIME', '\\(Non-Activities\\)', 'Threads?'),
      exactly('Thread \\(\\d+\\)(?: .*)?', 'Process(?:32|64)? .*\\(\\d+\\).*', '\\[(?:self|await)\\]', '\\[\\d+ frames hidden\\]'),
      // V8's heap profiles: what the engine itself allocated for its caller.
      exactly(
        '\\(V8 API\\)',
        '\\(BYTECODE_COMPILER\\)',
        '\\(COMPILER\\)',
        '\\(PARSER\\)',
        '\\(external\\)',
        '\\(EXTERNAL\\)',
        '\\(IDLE\\)',
      ),
    ],
    files: [],
  },
  harness: {
    names: [
      begins(
        'testing\\.\\(\\*(?:[BFTM]|PB|common|(?:bench|test)(?:Context|State))\\)\\.',
        'testing\\.(?:tRunner|runTests|runBenchmarks|runExamples)',
      ),
      begins('criterion::', 'test::bench::', 'test::run_test', 'libtest_mimic::', 'divan::', 'benchmark::(?:internal|State|RunSpec)'),
      /(?:^|::)Bencher(?:<[^<>]{0,200}>)?::iter/,
      /_jmhStub$/,
      begins('org[./](?:openjdk[./]jmh|junit|testng|gradle[./]api[./]internal[./]tasks[./]testing)[./]', 'BenchmarkDotNet\\.', 'Xunit\\.'),
      begins('testing::(?:Test|TestInfo|TestSuite|TestCase|UnitTest|internal)::', 'Minitest::', 'RSpec::Core::'),
    ],
    files: [
      path(
        '_?pytest[/\\\\]',
        'pluggy[/\\\\]',
        'unittest[/\\\\]',
        'node_modules/(?:@?jest|mocha|vitest|@vitest|tinybench)',
        'gems/(?:rspec|minitest)',
      ),
    ],
  },
  entry: {
    names: [
      exactly(
        '_start',
        '(?:_pthread_|thread_)start',
        '\\(below main\\)',
        '__libc_start\\w*',
        '_?start_thread',
        'clone3?',
        '__clone3?',
        '\\(root\\)',
        '\\[root\\]',
        'root',
        'all',
        '<module>',
        '<main>',
      ),
      /(?:^|[.:#/])main$/,
      exactly('(?:.*[.!])?Program\\.<?Main>?\\$?', 'Main', '\\(main\\)', 'thread_native_entry', 'JavaMain', 'call_stub'),
      whole('runtime\\.(?:main|goexit\\d?|mcall|mstart\\d?|systemstack)', 'Thread\\.run(?:With)?', 'run_forever', '_run_once'),
      begins('ThreadPoolExecutor[.$]', 'JavaCalls::call', 'Thread::call_run', 'lang_start', '__rust_begin_short_backtrace'),
      /^Module\.(?:_compile|_extensions|_load|load|runMain|executeUserEntryPoint|require)/,
      /^net\/http\..*serve/i,
      exactly(
        '(?:.*[.:])?processTicksAndRejections',
        'executeUserEntryPoint',
        '<built-in (?:method|function) (?:builtins\\.)?exec>',
        'runMain',
        // What Node's and the browsers' own events are called: they only say what began the script.
        'RunTimers',
        'RunAndClearNativeImmediates',
        'CheckImmediate',
        '(?:Internal)?MakeCallback',
        '(?:ThreadControllerImpl::|ThreadPool_)?RunTask',
        'RunMicrotasks',
        'V8\\.RunMicrotasks',
        'v8\\.(?:callFunction|run)',
        'V8\\.Execute',
        'FunctionCall',
        'EvaluateScript',
        'TimerFire',
        'FireAnimationFrame',
        'EventDispatch',
        '_bootstrap(?:_inner)?',
        '_run_code',
        '_run_module_as_main',
      ),
    ],
    files: [path('node:internal/(?:main|modules|process)/')],
  },
}

/** Entry points that are also somebody's code: a script with everything at its top level has its cost here. */
const OWN_CODE_ENTRY = [/(?:^|[.:#/])main$/, /^\(anonymous(?: .*)?\)$/, exactly('<module>', '<main>', '(?:.*[.!])?Program\\.<?Main>?\\$?')]

export type ExtraFrames = Readonly<Partial<Record<FrameClass, readonly RegExp[]>>>

const NONE_MORE: readonly RegExp[] = []

/** What class of frame this is, or null for one that may be the subject of a finding. `name` and `file` as `cleanName` has them. */
export function frameClass(name: string, file: string | null, extra: ExtraFrames): FrameClass | null {
  return file === null && Object.keys(extra).length === 0 ? (FRAME_CLASSES[firstClass(name)] ?? null) : classOf(name, file, extra)
}

const CLASS_NAMES = FRAME_CLASSES.map(kind => PATTERNS[kind].names)
askedOfAllNames(...CLASS_NAMES)
const firstClass = firstMatch(CLASS_NAMES)
const BEHIND_IDLE = FRAME_CLASSES.indexOf('idle') + 1

function classOf(name: string, file: string | null, extra: ExtraFrames): FrameClass | null {
  const named = FRAME_CLASSES[firstClass(name, isNamedLikeC(name, file) ? BEHIND_IDLE : 0)] ?? null
  for (const kind of FRAME_CLASSES) {
    const { files, namesInFiles } = PATTERNS[kind]
    if (kind === named || matchesAny(extra[kind] ?? NONE_MORE, name)) return kind
    if (file === null) continue
    if (matchesAny(files, file) || namesInFiles?.some(pair => pair.name.test(name) && pair.file.test(file)) === true) return kind
  }
  return null
}

export function isOwnCodeEntry(name: string): boolean {
  return matchesAny(OWN_CODE_ENTRY, name)
}
