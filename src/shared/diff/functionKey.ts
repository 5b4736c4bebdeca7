// By what a function of one profile is recognised in another: its name without what compilers and runtimes make up anew each time.

/** Pattern and what stands for it. Order matters: addresses are cut before the names around them are looked at. */
const GENERATED: readonly (readonly [RegExp, string])[] = [
  [/0x[0-9a-f]+/gi, '0x'],
  // Annotations of FlameGraph and async-profiler: how a frame was compiled is not who it is.
  [/_\[[a-z0-9]\]$/, ''],
  [/\+0x$/, ''],
  // Java: hidden classes, lambdas, proxies, generated accessors.
  [/\$\$Lambda[$/.\w]*/g, '$$$$Lambda'],
  [/\$Proxy\d+/g, '$$Proxy'],
  [/(Generated(?:Method|Constructor|SerializationConstructor)Accessor)\d+/g, '$1'],
  [/(LambdaForm\$\w+?)\/?\d+/g, '$1'],
  [/(\$\$(?:FastClass|Enhancer)\w*\$\$)[0-9a-f]+/g, '$1'],
  // Rust: the hash of the crate graph.
  [/::h[0-9a-f]{16}$/, ''],
  // GCC and LLVM: clones of one function.
  [/(?:\.(?:isra|constprop|part|cold|lto_priv|llvm|clone)(?:\.\d+)*)+$/, ''],
  // .NET: closures and state machines are numbered in source order.
  [/(>[bgd]__)\d+(?:_\d+)?/g, '$1'],
  // A place in a file moves with every edit above it.
  [/(\.[a-z]{1,4}):\d+(?::\d+)?(?=\)|$)/gi, '$1'],
]

/** Nested deeper, template arguments differ with the library's version more often than with what the function does. */
const TEMPLATE_DEPTH = 2

/** A name as it is compared. Shown is always the real one. */
export function comparedName(name: string): string {
  let key = name
  for (const [pattern, stand] of GENERATED) key = key.replace(pattern, stand)
  return key.includes('<') ? withoutDeepTemplates(key) : key
}

function withoutDeepTemplates(name: string): string {
  let depth = 0
  let kept = ''
  for (const char of name) {
    // `operator<` and `->` are not brackets.
    if (char === '>' && depth > 0 && !kept.endsWith('-')) depth--
    if (depth <= TEMPLATE_DEPTH) kept += char
    if (char === '<' && !kept.endsWith('operator<')) depth++
  }
  return kept
}

/** A file or module as it is compared: its own name, without folder, version or content hash. */
export function comparedPlace(place: string): string {
  const own = place.slice(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1)
  return own.replace(/[.-][0-9a-f]{8,}(?=\.|$)/i, '').replace(/\.so(?:\.\d+)+$/, '.so')
}
