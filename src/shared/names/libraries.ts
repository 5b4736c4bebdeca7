// Whose code a frame is, as far as its name and file tell: each runtime's own library, and packages that other people wrote.

import { rememberByText } from '../base/remember'
import { isGoDependencyFile } from './goModules'
import { anyMatch, askedOfAllNames, begins, exactly, firstMatch, matchesAny, path } from './patterns'
import { languageOf, RUNTIMES, type Runtime } from './sourceLanguage'

type LibraryPatterns = { readonly names: readonly RegExp[]; readonly files: readonly RegExp[] }

/** Node's own modules before it put `node:` before them: everything else has a path. */
const OLD_NODE =
  /^(?:_?(?:events|net|fs|https?|stream|timers|module|child_process|cluster|dgram|dns|tls|zlib|crypto|util|buffer|path|url|querystring|readline|repl|vm|domain|process|console|assert|os|tty|string_decoder|bootstrap_node|node)|_(?:http|stream|tls|debug)_\w+|internal[/\\].*)\.js$/
/** Methods of Ruby's own classes; `Object#` is where a script's methods stand. */
const RUBY_CORE =
  /^(?:Array|Hash|String|Symbol|Integer|Fixnum|Bignum|Float|Rational|Complex|Numeric|Range|Enumerable|Enumerator|Kernel|Class|Module|Proc|Method|Set|Struct|Time|Date|DateTime|Regexp|MatchData|IO|File|Dir|Comparable|BasicObject|Random|Marshal|GC|ObjectSpace|Process|Thread|Mutex|Monitor|Queue|Fiber|Exception|Math|StringIO|StringScanner|JSON|YAML|Psych|Net|URI|OpenSSL|Zlib|Digest|Socket|TCPSocket|BigDecimal|ERB)(?:::\w+)*[#.]\S/

/** Names that only this runtime's own library, or a package for it, has. */
const LIBRARY: Readonly<Record<Exclude<Runtime, 'native'>, LibraryPatterns>> = {
  go: {
    names: [
      // `io.github.acme.App.main` is a class of the JVM's.
      /^(?:runtime|sync|syscall|reflect|strings|strconv|sort|slices|maps|fmt|io|os|bufio|time|math|net|regexp|context|errors|unicode|iter|cmp|flag|testing|embed|plugin|expvar|mime|image|go|unsafe|weak|unique|bytes|html|path|hash|crypto|log|structs)(?:\/[\w/]+)?\.(?!(?:[a-z_]\w*\.)+[A-Z][\w$]*\.)[(\w]/,
      // Packages that only hold others: a plain `database.query` is somebody's own.
      /^(?:archive|encoding|compress|crypto|database|debug|index|internal|container|hash|html|text|path|vendor|golang\.org\/x|google\.golang\.org|gopkg\.in|go\.uber\.org|go\.opentelemetry\.io|k8s\.io)\/[\w./-]+\.[(\w]/,
    ],
    files: [path('go/src/(?:runtime|internal|net|encoding|sync|fmt|io|os)/', 'pkg/mod/', 'vendor/(?:github|golang|google|gopkg|go)\\.')],
  },
  jvm: {
    names: [
      /^(?:java|javax|jakarta|jdk|sun|kotlin|kotlinx|scala|groovy|clojure|akka|cats|zio|fs2|shapeless|upickle|sttp|javassist|liquibase|picocli|feign|brave|zipkin2?|reactor|okhttp3|okio|retrofit2|lombok|redis|junit|joptsimple|gnu|oshi)[./]/,
      /^com[./](?:sun|oracle|fasterxml|google|zaxxer|mysql|mongodb|amazonaws|azure|microsoft|squareup|ibm|datastax|typesafe|esotericsoftware|hazelcast|mchange|alibaba|baomidou|vaadin|univocity|jayway|jcraft|carrotsearch|lmax|conversantmedia|sleepycat|lihaoyi|softwaremill|github[./](?:benmanes|luben|jknack|javaparser|pagehelper|kagkarlsson|dockerjava|oshi|f4b6a3|tomakehurst))[./]/,
      /^org[./](?:springframework|apache|hibernate|eclipse|slf4j|postgresql|mariadb|jboss|wildfly|glassfish|jetbrains|codehaus|objectweb|bouncycastle|aspectj|jooq|mongodb|redisson|xerial|rocksdb|elasticsearch|opensearch|reactivestreams|w3c|xml|ietf|graalvm|openjdk|junit|json|yaml|jsoup|joda|threeten|h2|hsqldb|sqlite|duckdb|mybatis|quartz|flywaydb|thymeleaf|freemarker|ehcache|infinispan|hdrhistogram|HdrHistogram|jctools|agrona|lwjgl|mockito|assertj|hamcrest|testng|jline|fusesource|antlr|stringtemplate|objenesis|checkerframework|msgpack|zeromq|simplejson|dom4j|jdom2?|xnio|influxdb|neo4j|mapstruct|modelmapper|bytedeco|jfree|locationtech|mozilla|jruby|python|scalatest|typelevel|http4s|cometd|jgrapht|gradle|reflections|opengis|geotools|LatencyUtils|roaringbitmap|awaitility|tukaani|keycloak|owasp|unbescape|attoparser|jacoco|slf4s|zkoss|primefaces|icepdf|pdfbox)[./]/,
      /^(?:io[./](?:netty|micrometer|grpc|vertx|undertow|quarkus|micronaut|opentelemetry|opentracing|prometheus|lettuce|projectreactor|reactivex|dropwizard|swagger|ktor|jsonwebtoken|helidon|aeron|ebean|kotest|mockk|zipkin|jaegertracing|kubernetes|fabric8|sentry|nats|minio|pebbletemplates|airlift|trino|github[./](?:resilience4j|classgraph|bucket4j)|confluent|debezium|strimzi|burt|jmespath)|ch[./]qos|net[./](?:bytebuddy|sf|jpountz|logstash|openhft|minidev|jodah|jcip|jadler|java[./]dev|ttddyy|ltgt)|cn[./](?:hutool|dev33)|dev[./](?:failsafe|openfeature)|nonapi|me[./]prettyprint|us[./]codecraft|it[./]unimi|software[./]amazon|rx|one[./]profiler)[./]/,
    ],
    files: [],
  },
  node: {
    names: [begins('node:', 'v8::', 'Builtins?_', 'Builtin:', 'Stub:')],
    files: [/^node:/, OLD_NODE, path('node_modules[/\\\\]'), /^internal\//, /^(?:chrome|moz|safari-web)-extension:/],
  },
  python: {
    names: [
      begins('_?Py[A-Z_]\\w*', 'pymain_'),
      /^<(?:built-in (?:method|function) |(?:method|slot wrapper) ')/,
      // As Python 2's cProfile writes them.
      /^<(?:map|filter|reduce|zip|x?range|len|abs|sum|min|max|any|all|sorted|round|iter|next|isinstance|issubclass|[gsh][ea][ts]attr|raw_input|input|open|repr|ord|chr|hash|id|apply|execfile|eval)>$/,
      /^<(?:posix|nt|time|select|thread|_?socket|_?ssl|math|operator|itertools|cPickle|zlib|_?struct|numpy(?:\.\w+){0,4})\.\w+>$/,
    ],
    files: [
      path('(?:site|dist)-packages[/\\\\]', 'lib[/\\\\]python\\d', 'Python\\d+[/\\\\][Ll]ib[/\\\\]', 'pypy\\d*[/\\\\]lib'),
      /^<(?:frozen|built-in)/,
      path('(?:threading|selectors|re|json|logging|asyncio|sre_\\w+)(?:\\.py|/)'),
    ],
  },
  ruby: { names: [begins('rb_[a-z]', 'vm_exec'), RUBY_CORE], files: [path('gems[/\\\\]', 'lib/ruby/\\d'), /^<internal:/] },
  dotnet: {
    names: [
      /^(?:System|Microsoft|Newtonsoft|Npgsql|Dapper|Serilog|NLog|Autofac|AutoMapper|MediatR|StackExchange|Polly|Grpc|Google\.Protobuf|MySql|MongoDB|Internal)[.!]/,
      begins('System\\.Private\\.CoreLib'),
    ],
    files: [],
  },
  rust: {
    names: [
      /^<?&?(?:mut )?(?:core|std::(?:rt|thread|io|sys|collections|panic\w*|sync|hash|fs|net|time|env|process|path|alloc|backtrace)|alloc|tokio\w*|hashbrown|serde\w*|rayon\w*|hyper\w*|futures\w*|crossbeam\w*|parking_lot\w*|regex\w*|mio|axum\w*|tower\w*|reqwest|clap\w*|rustls|memchr|aho_corasick|diesel|sqlx\w*|rusqlite|anyhow|smallvec|itertools|addr2line|gimli|compiler_builtins|once_cell|indexmap|dashmap|ahash|bevy\w*|winit|wgpu\w*|naga|async_\w+|criterion\w*|capnp|glam|nalgebra|egui\w*|epaint|eframe|sdl2|rand\w*|fastrand|num_\w+|bytes|h2|http|quinn\w*|tonic|prost\w*|sled|tracing\w*|env_logger|flate2|miniz_oxide|ndarray|polars\w*|pyo3\w*|tungstenite|actix\w*|rocket|warp|nom|syn|proc_macro2|quote|chrono|uuid|bincode|dhat|mimalloc|(?:tikv_)?jemallocator|stats_alloc|curve25519_dalek|sha2|blake\w+|ring)::/,
    ],
    files: [path('rustc/', '\\.cargo/registry/', 'library/(?:core|std|alloc)/src/')],
  },
}

const NATIVE_LIBRARY = [
  begins('std::', '__gnu_cxx::', '_ZNSt', '__libc_', '__GI_', '_IO_', '_int_', 'entry_SYSCALL', 'do_syscall', '__x64_sys', 'asm_exc_'),
  begins(
    'boost::',
    'absl::',
    'folly::',
    'tbb::',
    'Eigen::',
    'google::protobuf::',
    'grpc(?:_core)?::',
    'fmt::v\\d',
    'spdlog::',
    'rocksdb::',
    'Q[A-Z][a-z]\\w+::',
  ),
  /^(?:mem(?:cpy|move|set|cmp)|_*strto(?:d|f|ld|u?ll?)(?:_l)?(?:_internal)?|str(?:n?len|n?cmp|n?cpy|n?cat|r?chr)|malloc|free|calloc|realloc|read|write|send|recv|operator (?:new|delete))$/,
]

/** C's own library and its system calls, where a program's functions rarely have the same name; without a file, as stripped libraries show them. */
const C_LIBRARY = exactly(
  '(?:__)?p?(?:write|read)v2?(?:64)?',
  '__(?:p?write|p?read|open|close|send|recv|connect|accept|stat)(?:64)?(?:_nocancel)?',
  '(?:__)?(?:openat|fstat|lstat|fstatat|newfstatat|statx|getdents|lseek|ftruncate|fallocate|sendfile)(?:64)?(?:_nocancel)?',
  '(?:__)?(?:sendto|recvfrom|sendm?msg|recvm?msg|accept4|epoll_ctl|epoll_create1?|eventfd2?|timerfd_\\w+)(?:_nocancel)?',
  '(?:__)?(?:mmap|munmap|mprotect|mremap|madvise|brk|sbrk|futex|ioctl|fcntl|fsync|fdatasync|syscall)(?:64)?',
  '(?:__)?(?:clock_gettime|gettimeofday|sched_yield|waitpid|wait4|execve|vfork)',
  '(?:__)?v?(?:f|s|sn|as|d)printf(?:_chk)?',
  '(?:__)?(?:fwrite|fread|fflush|fgets|fputs|getline|getdelim|qsort(?:_r)?|bsearch|memchr|memrchr|memmem|strstr|str(?:n?case)cmp|strdup|strtok_r)(?:_unlocked|_chk)?',
  '(?:__)?(?:pthread|sem)_(?:mutex|rwlock|cond|spin|once|create|join|wait|post|trywait|timedwait)\\w*',
)

/** Files of native code that came with the system or a package. */
const NATIVE_FILES = [
  /^\/(?:usr\/(?:include|lib|src)|lib(?:64)?)\//,
  /^\/(?:System|Library)\//,
  /^[A-Za-z]:\\(?:Windows|Program Files)/,
  path('(?:third_party|3rdparty|external|vcpkg_installed|\\.conan2?)/', 'glibc[^/]*/', 'bits/(?:stl_|shared_ptr|std_)'),
]

const MANAGED = RUNTIMES.filter(runtime => runtime !== 'native')

/** Code that somebody else wrote; `name` and `file` as `cleanName` has them. */
export function isLibraryName(name: string, file: string | null): boolean {
  return file === null ? isNameOfLibrary(name) : isOfLibrary(name, file)
}

const LIBRARY_NAMES = [[C_LIBRARY], ...MANAGED.map(runtime => LIBRARY[runtime].names), NATIVE_LIBRARY]
askedOfAllNames(...LIBRARY_NAMES)
const firstLibrary = firstMatch(LIBRARY_NAMES)
const isNameOfLibrary = rememberByText(name => firstLibrary(name) >= 0)

function isOfLibrary(name: string, file: string): boolean {
  if (matchesAny(NATIVE_FILES, file)) return true
  if (MANAGED.some(runtime => isOf(runtime, name, file))) return true
  const language = languageOf(file)
  return (language === null || language === 'native' || language === 'rust') && matchesAny(NATIVE_LIBRARY, name)
}

export function isCLibraryName(name: string, file: string | null): boolean {
  return file === null && isOfC(name)
}

const isOfC = anyMatch([C_LIBRARY])

export function isLibraryOf(runtime: Exclude<Runtime, 'native'>, name: string, file: string | null): boolean {
  return isOf(runtime, name, file)
}

function isOf(runtime: Exclude<Runtime, 'native'>, name: string, file: string | null): boolean {
  const { names, files } = LIBRARY[runtime]
  if (file === null) return matchesAny(names, name)
  if (runtime === 'go' && isGoDependencyFile(file)) return true
  // A function of a JavaScript file is none of Go's, whatever it is called.
  const language = languageOf(file)
  return matchesAny(files, file) || ((language === null || language === runtime) && matchesAny(names, name))
}
