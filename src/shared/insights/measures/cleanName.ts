// Names without what makes one function look like many: offsets, kinds, lines, hashes, addresses. Names first, or everything splits.

export type CleanName = {
  /** Equal for the same function: offsets, line numbers, hashes, addresses and clone marks are gone. */
  readonly identity: string
  /** For patterns: arguments and template lists are gone as well, and a file in the name is apart. */
  readonly name: string
  /** A file that stood in the name (py-spy, rbspy), or null. */
  readonly file: string | null
  /** A line that stood in the name, or 0. */
  readonly line: number
}

/** `f_[k]`: how the frame ran, as stackcollapse-perf and async-profiler mark it. */
const KIND_MARK = /_\[[kji01]\]$/
const OFFSET = /\+0x[0-9a-f]+$/i
/** `0x00007f…` inside a hidden class, lambda or proxy; and the running number before it. */
const HIDDEN_CLASS =
  /(\$\$Lambda|LambdaForm\$\w+|\$Proxy|GeneratedMethodAccessor|GeneratedConstructorAccessor)(?:[$./]?(?:0x[0-9a-f]+|\d+))*/g
const RUST_HASH = /::h[0-9a-f]{16}$/
const CLONE_MARK = /(?:\.(?:isra|constprop|part|cold|llvm|lto_priv)(?:\.\d+)*| \[clone [^\]]*\])+$/
/** `LazyCompile:*f`, `JS:~f`, `*f`: how V8 ran it, in perf maps and in `--prof` names. */
const V8_MARK = /^(?:(?:LazyCompile|Function|JS|Script|Eval):[*~^+]?|[*~](?=[A-Za-z_$(]))/
/** glibc's `memcpy@@GLIBC_2.14`, and calls through the linkage table. */
const SYMBOL_VERSION = /@@?(?:GLIBC[\w.]*|plt)$/
/** py-spy: `f (dir/file.py:42)`. */
const PYTHON_PLACE = / \(([^()]*?\.(?:pyx?|pxd)|<[^<>()]+>)(?::(\d+))?\)$/
/** rbspy: `f - dir/file.rb:12`. */
const RUBY_PLACE = / (?:- |\[)([^\s[\]]+\.rb)(?::(\d+))?(?: - \d+)?\]?$/
/** perf's JavaScript names: `f /dir/file.js:10:3`. The line is where the function begins, so it tells functions apart. */
const SCRIPT_PLACE = / ((?:file:\/\/|node:|\/)[^\s]+?)(?::\d+)?(?::\d+)?$/

const RUST_ESCAPES: Readonly<Record<string, string>> = { LT: '<', GT: '>', RF: '&', BP: '*', u20: ' ', u7b: '{', u7d: '}', u27: "'" }

export function cleanName(raw: string): CleanName {
  const plain = withoutMarks(raw)
  // Every place follows a blank; most names have none.
  if (!plain.includes(' ')) return { identity: plain, name: withoutArguments(plain), file: null, line: 0 }
  const sampled = PYTHON_PLACE.exec(plain) ?? RUBY_PLACE.exec(plain)
  if (sampled !== null) {
    const bare = plain.slice(0, sampled.index)
    const [, file = '', line = '0'] = sampled
    return { identity: `${bare} (${file})`, name: withoutArguments(bare), file, line: Number(line) }
  }
  const script = SCRIPT_PLACE.exec(plain)
  if (script === null) return { identity: plain, name: withoutArguments(plain), file: null, line: 0 }
  return { identity: plain, name: withoutArguments(plain.slice(0, script.index)), file: script[1] ?? null, line: 0 }
}

function withoutMarks(raw: string): string {
  let name = raw
  if (name.endsWith(']')) name = name.replace(KIND_MARK, '')
  if (name.includes('+0x') || name.includes('+0X')) name = name.replace(OFFSET, '')
  if (name.includes('::h')) name = name.replace(RUST_HASH, '')
  if (name.includes('$')) name = name.replace(HIDDEN_CLASS, '$1')
  if (name.includes('.') || name.endsWith(']')) name = name.replace(CLONE_MARK, '')
  if (name.includes('@')) name = name.replace(SYMBOL_VERSION, '')
  if (name.includes('$LT$') || name.includes('$u20$')) name = withoutEscapes(name)
  return name.replace(V8_MARK, '') || raw
}

/** Rust's old mangling, as tools that do not undo it leave it: `_$LT$T$GT$..go` is `<T>::go`. */
function withoutEscapes(name: string): string {
  return name
    .replaceAll('_$LT$', '<')
    .replace(/\$(LT|GT|RF|BP|u20|u7b|u7d|u27)\$/g, (_, code: string) => RUST_ESCAPES[code] ?? '')
    .replaceAll('..', '::')
}

/** `ns::f<int>(char const*)` becomes `ns::f`; `main.(*T).f`, `<listcomp>`, `Pattern.<init>` and `operator new` stay. */
function withoutArguments(name: string): string {
  let text = name
  const open = text.endsWith(')') || text.endsWith(') const') ? openingOf(text, '(', ')', text.lastIndexOf(')')) : -1
  if (open > 0 && /[\w>\]$=~ ]/.test(text.charAt(open - 1))) text = text.slice(0, open).trimEnd()
  while (text.includes('<')) {
    const close = text.lastIndexOf('>')
    const start = openingOf(text, '<', '>', close)
    // What follows a dot or stands alone is a name of its own; after a name or `::` it is a list of types.
    const isTypes = start > 0 && /[\w:]/.test(text.charAt(start - 1)) && !/operator$/.test(text.slice(0, start))
    if (!isTypes) break
    text = text.slice(0, text.slice(0, start).endsWith('::') ? start - 2 : start) + text.slice(close + 1)
  }
  return text
}

/** Where the bracket that closes at `close` opens, or −1. */
function openingOf(text: string, opening: string, closing: string, close: number): number {
  let depth = 0
  for (let at = close; at >= 0; at--) {
    const char = text.charAt(at)
    if (char === closing) depth++
    else if (char === opening && --depth === 0) return at
  }
  return -1
}
