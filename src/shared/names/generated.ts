// What compilers, runtimes and profilers put into names and make up anew each time: taken out, or one function looks like many.

import { withoutRustEscapes } from './demangle/rustEscapes'

/** `f_[k]`: how the frame ran, as stackcollapse-perf and async-profiler mark it. */
const KIND_MARK = /_\[[kji01]\]$/
const OFFSET = /\+0x[0-9a-f]{1,16}$/i
/** Running numbers and addresses of classes made at run time, and of HotSpot's lambda forms. */
const RUNNING =
  /(\$\$Lambda|LambdaForm\$[A-Z]{1,12}|GeneratedMethodAccessor|Generated(?:Serialization)?ConstructorAccessor)[$./+]{0,2}(?:0x[0-9a-f]{1,16}|\d{1,20})(?:[$./+]{1,2}(?:0x[0-9a-f]{1,16}|\d{1,20})){0,3}(?!\w)/g
/** Hidden classes: `Foo/0x0000000800c8b040.run`, since JDK 21 `Foo+0x0000000800c8b040.345902941.run` in recordings. */
const HIDDEN_ADDRESS = /[+/]0x[0-9a-f]{6,16}(?:\.\d+)?(?=[.:]|$)/g
const PROXY = /\$Proxy\d+/g
/** Spring's and Hibernate's subclasses: `Cart$$EnhancerBySpringCGLIB$$1a2b3c4d`, `Cart$$SpringCGLIB$$0`, `Cart$HibernateProxy$Xy12Ab34`. */
const ENHANCED = /(\$\$(?:FastClass|Enhancer)?\w{0,20}CGLIB\$\$)[0-9a-f]+|(\$HibernateProxy)\$\w+/g
const RUST_HASH = /::h[0-9a-f]{16}$/
/** Of v0 symbols, as c++filt and rustfilt print them: `core[846817f741e54dfd]::fmt`. */
const CRATE_HASH = /(\w)\[[0-9a-f]{8,16}\]/g
const CLONE_MARK = /\.(?:isra|constprop|part|cold|llvm|lto_priv|clone)(?:\.\d+)*$| \[clone [^\]]{0,80}\]$/
/** More clones of clones than any compiler makes. */
const MAX_CLONE_MARKS = 8
/** `LazyCompile:*f`, `JS:~f`, `*f`: how V8 ran it, in perf maps and in `--prof` names. */
const V8_MARK = /^(?:(?:LazyCompile|Function|JS|Script|Eval):[*~^+]?|[*~](?=[A-Za-z_$(]))/
/** .NET's perf maps: how a method was compiled. */
const TIER_MARK = /\[(?:Pre-?JIT|Optimized\w{0,20}|QuickJitted|MinOptJitted|Tier\w{0,20}|Instrumented\w{0,20}|Unknown)\]$/
/** glibc's `memcpy@@GLIBC_2.14`, and calls through the linkage table. */
const SYMBOL_VERSION = /@@?(?:GLIBC[\w.]*|plt)$/

/** Escapes of Rust that no other language's names have; `$C$` alone may be a class of Scala's. */
const SURE_ESCAPE = /\$(?:LT|GT|RF|u20|u7b|u7d)\$/

/** What is taken out where its sign is in the name: most names have none, so most patterns need not be tried. */
const STEPS: readonly (readonly [sign: string, without: (name: string) => string])[] = [
  [']', name => name.replace(KIND_MARK, '').replace(TIER_MARK, '')],
  ['0x', withoutAddresses],
  ['+0X', withoutAddresses],
  ['$', name => name.replace(RUNNING, '$1').replace(PROXY, '$$Proxy').replace(ENHANCED, '$1$2')],
  ['Generated', name => name.replace(RUNNING, '$1')],
  ['::h', name => name.replace(RUST_HASH, '')],
  ['[', name => (name.includes('::') ? name.replace(CRATE_HASH, '$1') : name)],
  ['.', withoutCloneMarks],
  [']', withoutCloneMarks],
  ['@', name => name.replace(SYMBOL_VERSION, '')],
  ['$', name => (SURE_ESCAPE.test(name) || (name.includes('$C$') && name.includes('::')) ? withoutRustEscapes(name) : name)],
]

/** The name without them; never empty unless it was. */
export function withoutGenerated(raw: string): string {
  let name = raw
  for (const [sign, without] of STEPS) if (name.includes(sign)) name = without(name)
  return name.replace(V8_MARK, '') || raw
}

function withoutAddresses(name: string): string {
  return name.replace(RUNNING, '$1').replace(OFFSET, '').replace(HIDDEN_ADDRESS, '')
}

function withoutCloneMarks(name: string): string {
  let text = name
  for (let marks = 0; marks < MAX_CLONE_MARKS; marks++) {
    const shorter = text.replace(CLONE_MARK, '')
    if (shorter === text) break
    text = shorter
  }
  return text
}
