// Whose code a frame is, in the three groups that a person thinks in: your code, libraries, and what runs them.

import { anyMatch, begins, exactly, matchesAny, path } from './patterns'
import type { CleanName } from './cleanName'
import { isCollectorName } from './collector'
import { frameClass, isOwnCodeEntry } from './frameClasses'
import { isGoDependency } from './goModules'
import { isJvmDependency } from './jvmPackages'
import { isKernelModule } from './kernel'
import { isCLibraryName, isLibraryName } from './libraries'

/** In the order of a legend. `runtime`: interpreter, virtual machine, C library, kernel, garbage collector, and frames without a name. */
export const ROLES = ['own', 'library', 'runtime'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_TITLES: Readonly<Record<Role, string>> = { own: 'Your code', library: 'Libraries', runtime: 'Runtime' }

/**
 * What a person says of their own project: modules, packages, folders or files, each with all that lies in it (`shop` has `shop.cart`,
 * `github.com/acme` has `github.com/acme/shop`, `/srv/app/` its files). The longest entry that fits decides.
 */
export type RoleChanges = Readonly<Record<Role, readonly string[]>>

export const NO_ROLE_CHANGES: RoleChanges = { own: [], library: [], runtime: [] }

/** What is known of a function; `file` and `module` as the profile states them. */
export type NamedFrame = {
  readonly clean: CleanName
  readonly file: string | null
  readonly module: string | null
  /** `mainGoModule` of all functions of the profile, where it is known. */
  readonly goModule?: string | null
  /** `mainJvmPackages` of all functions of the profile. */
  readonly jvmPackages?: readonly string[]
}

/** Interpreters, virtual machines and what the system loads into every program. */
const RUNTIME_MODULE = [
  /(?:^|[/\\])(?:libc|libpthread|libm|libdl|librt|ld|ld-linux[\w-]*|libgcc_s|libjvm|libjava|libjli|libnet|libnio|libzip|libpython[\w.]{0,20}|libcoreclr|libclrjit|libclrgc|libhostpolicy|libhostfxr|libSystem[\w.]*|libsystem_\w+|libdyld|dyld|libobjc[\w.]*|libruby[\w.-]{0,20}|libnode|libv8|libmono[\w.-]{0,20}|musl|ld-musl[\w-]*)(?:-[\d.]+)?(?:\.so[\d.]*|\.dylib)?$/,
  /(?:^|[/\\])(?:ntdll|kernel32|kernelbase|ucrtbase|win32u|msvcrt|vcruntime\d+|coreclr|clrjit|clrgc|clr|jvm|python\d+)(?:\.dll)?$/i,
  /(?:^|\/)(?:node|deno|bun|python[\d.]*|ruby[\d.]*|php(?:-fpm)?[\d.]*|perl[\d.]*|java|dotnet|beam\.smp)$/,
  exactly('\\[(?:vdso|vsyscall|heap|stack|anon)\\]', 'vdso', 'vsyscall', '\\(native\\)', '\\(v8\\)', 'native V8Runtime'),
  // What a browser and Node say of themselves in a trace, by category (`base/trace_event/builtin_categories.h`); marks are the page's own.
  /^(?:v8|v8\.[\w.]+|blink(?!\.(?:user_timing|console))[\w.]*|devtools[\w.]*|disabled-by-default-[\w.-]+|cc(?:\.debug[\w.]*)?|viz[\w.]*|gpu\.\w+|toplevel[\w.]*|mojom|latencyInfo|sequence_manager|netlog|skia[\w.]*|(?:renderer|worker)\.scheduler|renderer_host|node(?!\.(?:console|perf))\.[\w.]+)$/,
]

/** Libraries that a system or a package manager brought. */
const LIBRARY_MODULE = [
  /^(?:\/usr|\/opt\/(?:homebrew|local))?\/lib(?:32|64)?\//,
  /^\/usr\/(?:local\/)?lib\//,
  /^\/(?:System|Library)\//,
  /^[A-Za-z]:\\Windows\\/i,
  path('(?:site-packages|dist-packages|node_modules|gems|\\.cargo/registry|pkg/mod|vendor/bundle)[/\\\\]'),
  /(?:^|\/)lib[\w+.-]+\.so(?:\.\d+)*$/,
  exactly(
    'CoreFoundation',
    'Foundation',
    'AppKit',
    'UIKit\\w*',
    'QuartzCore',
    'CoreGraphics',
    'Metal',
    'libdispatch\\.dylib',
    'libsqlite3\\.dylib',
  ),
]

/** Names of what runs other code: Go's runtime, HotSpot, V8 and Node's own C++, CPython, CRuby, CoreCLR. */
const RUNTIME_NAME = [
  begins('runtime\\.(?!main\\.)', 'runtime/internal/', 'internal/runtime/', 'internal/abi\\.'),
  begins('v8::', 'node::', 'Builtins?_', 'Builtin:', 'uv__', 'uv_run', 'JSC::', 'WTF::', 'js::', 'mozilla::', 'blink::', 'cppgc::'),
  begins('_?Py[A-Z_]\\w*', '_PyEval', 'pymain_', 'rb_[a-z]', 'vm_(?:exec|call|sendish|push)', 'ruby_', 'zend_', 'execute_ex'),
  begins(
    'JavaCalls::',
    'Interpreter',
    'StubRoutines',
    'CompileBroker::',
    'JavaThread::',
    'OptoRuntime',
    'SharedRuntime',
    'InterpreterRuntime',
    'VMThread',
  ),
  // Code that HotSpot makes when it starts, as async-profiler names it.
  exactly(
    '[iv]table stub',
    'I2C/C2I adapters',
    '(?:j\\w+|checkcast|unsafe|generic)(?:_disjoint)?_arraycopy',
    '_(?:new|multianewarray|complete_monitor)\\w*_Java',
  ),
  begins('(?:WKS|SVR)::', 'coreclr', 'MethodDesc::', 'JIT_', 'ThePreStub', 'CallDescrWorker'),
  begins('_start', '__libc_', '__GI_', '_dl_', '_IO_', '_int_(?:malloc|free)', '__pthread', 'start_thread', 'clone3?$'),
  begins('entry_SYSCALL', 'do_syscall', '__(?:x64|arm64|ia32|se)_sys', 'asm_exc_', 'asm_sysvec', 'ret_from_fork', 'el0t?_'),
]
const RUNTIME_FILE = [
  /^(?:node:)?internal\//,
  /^node:internal\//,
  path('go/src/(?:runtime|internal/runtime)/'),
  /^<(?:frozen importlib|internal:)/,
]
const KERNEL_NAME = /_\[k\]$/

/** Names that runtimes give what has none, and what is no code of anybody. */
const RUNTIME_CLASSES: ReadonlySet<string> = new Set(['idle', 'artefact', 'unknown', 'profiler', 'marker'])

/** The role of a function. `raw` is its name as it is in the profile. */
export function roleOf(
  raw: string,
  { clean, file, module, goModule = null, jvmPackages = [] }: NamedFrame,
  changes: RoleChanges = NO_ROLE_CHANGES,
): Role {
  const place = file ?? clean.file
  const said = saidOf(changes, clean.name, place, module)
  if (said !== null) return said
  if (KERNEL_NAME.test(raw) || (module !== null && isKernelModule(module))) return 'runtime'
  const kind = frameClass(clean.name, place, {})
  if (kind !== null && RUNTIME_CLASSES.has(kind)) return 'runtime'
  if (isCollectorName(clean.name) || isCLibraryName(clean.name, place) || isRuntimeName(clean.name)) return 'runtime'
  if (place !== null && matchesAny(RUNTIME_FILE, place)) return 'runtime'
  if (module !== null && matchesAny(RUNTIME_MODULE, module)) return 'runtime'
  if (kind === 'harness' || isLibraryName(clean.name, place) || isGoDependency(clean.name, goModule)) return 'library'
  if (isJvmDependency(clean.name, jvmPackages)) return 'library'
  if (module !== null && (matchesAny(LIBRARY_MODULE, module) || isLibraryName(`${module}.x`, module))) return 'library'
  if (kind === 'entry') return isOwnCodeEntry(clean.name) ? 'own' : 'runtime'
  return 'own'
}

const isRuntimeName = anyMatch(RUNTIME_NAME)

function saidOf(changes: RoleChanges, name: string, file: string | null, module: string | null): Role | null {
  let best: Role | null = null
  let longest = 0
  for (const role of ROLES) {
    for (const entry of changes[role]) {
      if (entry.length <= longest) continue
      if (isWithin(name, entry) || (file !== null && isWithin(file, entry)) || (module !== null && isWithin(module, entry))) {
        best = role
        longest = entry.length
      }
    }
  }
  return best
}

/** `shop` holds `shop`, `shop.cart` and `shop/cart.py`, and not `shopping`. */
function isWithin(text: string, entry: string): boolean {
  if (!text.startsWith(entry)) return false
  return text.length === entry.length || /\W$/.test(entry) || /\W/.test(text.charAt(entry.length))
}
