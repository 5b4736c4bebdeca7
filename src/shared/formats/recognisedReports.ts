// What profilers print for people to read, and what servers answer: known by its first lines, and answered with what can be read instead.

import { bytesOf } from '../base/utf8'

export type Recognised = {
  /** The first bytes, any of these. */
  readonly starts: readonly Uint8Array[]
  /** Or what stands in the first lines. */
  readonly pattern?: RegExp
  /** Or numbers in places that no text has. */
  readonly isStart?: (head: Uint8Array) => boolean
  readonly what: string
  readonly advice: string
}

export const RECOGNISED_REPORTS: readonly Recognised[] = [
  {
    starts: [],
    pattern: /<title>Tachyon Profiler - (?:Flamegraph|Heatmap)|<title>Python Performance Flamegraph/,
    what: 'a page of Python’s own sampling profiler, from which small functions and threads’ times were cut out',
    advice: '`python3 -m profiling.sampling replay --collapsed -o FILE.txt RECORDING.bin` writes what can be read, as `run --binary` does',
  },
  {
    starts: [bytesOf('# JMH version: ')],
    what: 'what JMH prints, which holds no stacks',
    advice: '`-rf json -rff FILE.json` writes what `flamewise bench` reads, `-prof jfr` records profiles',
  },
  {
    starts: [],
    pattern: /^\s*\{\s*"code":\s*"[a-z_]{2,40}",\s*"message":\s*"/,
    what: 'an error that a server answered in the place of a profile',
    advice: 'its `message` says what the server asks for',
  },
  {
    starts: [],
    pattern: /^\s*\{\s*"(?:profileTypes|profileTypeID)":/,
    what: 'a list of a profiling server, or a question to one',
    advice: "`flamewise info 'pyroscope+http://HOST:4040/?query=TYPE{SELECTOR}&from=now-1h'` asks for the profile itself",
  },
  {
    starts: [],
    pattern: /^\s*\{\s*"(?:flamegraphArrow|tableArrow|pprof)":/,
    what: 'an answer of Parca or Pyroscope with its profile packed in it',
    advice: "`flamewise info 'parca+http://HOST:7070/?query=TYPE{SELECTOR}'` asks for it; `jq -r .pprof FILE | base64 -d` unpacks a pprof",
  },
  {
    starts: [],
    pattern: /^\s*[[{][^]{0,400}"preferredVisualisationType":\s*"flamegraph"/,
    what: 'a flame graph as Grafana’s data frames',
    advice: "export it there as pprof, or ask its server: `flamewise info 'pyroscope+http://HOST:4040/?query=TYPE{SELECTOR}'`",
  },
  {
    starts: [],
    pattern: /^<html>\s*<head>\s*<title>\/debug\/pprof\/<\/title>/,
    what: 'the page that lists what a Go program offers',
    advice: "`flamewise info 'http://HOST:PORT/debug/pprof/profile?seconds=10'` fetches a profile",
  },
  {
    starts: [],
    pattern: /^go 1\.\d{1,3} trace\0/,
    what: 'an execution trace of Go',
    advice: '`go tool trace -pprof=sched FILE > FILE.pb.gz` makes a profile of what waited (`net`, `sync`, `syscall`, `sched`)',
  },
  {
    starts: [bytesOf('gmon\u0001')],
    pattern: /^(?:Flat profile:\s+Each sample counts as|\s*Call graph \(explanation follows\))/,
    what: 'a recording or a report of gprof, which holds no stacks',
    advice: '`perf record -g PROGRAM` or `valgrind --tool=callgrind PROGRAM` records what can be read',
  },
  {
    starts: [],
    pattern: /^\s*(?:# started on [^\n]{0,80}\s+)?Performance counter stats for /,
    what: 'sums of `perf stat`, which hold no stacks',
    advice: '`perf record -g PROGRAM` records stacks',
  },
  {
    starts: [bytesOf('Timestamp,Provider,Counter Name,Counter Type,')],
    pattern: /^\s*\{\s*"TargetProcess":[^]{0,300}"Events":/,
    what: 'numbers that dotnet-counters collected, which hold no stacks',
    advice: '`dotnet-trace collect --format Speedscope -p PID` records stacks',
  },
  {
    starts: [bytesOf('TRACE START [')],
    pattern: /^Version: \d[^\n]{0,40}\r?\nFile format: \d+\r?\n/,
    what: 'a function trace of Xdebug',
    advice: '`xdebug.mode=profile` writes a cachegrind file that can be read',
  },
  {
    starts: [bytesOf('mode: set\n'), bytesOf('mode: count\n'), bytesOf('mode: atomic\n')],
    what: 'what Go’s tests covered, which is no profile of time',
    advice: '`go test -bench . -cpuprofile FILE.pb.gz` records one',
  },
  {
    starts: [bytesOf('[events]\n')],
    what: 'a full report of SPX',
    advice: 'open it in SPX’s own page; Excimer, or Xdebug with `xdebug.mode=profile`, write what can be read',
  },
  {
    starts: [],
    pattern: /^Overhead ╎ \[\+additional indent\]|^ Count +(?:Overhead +)?File +Line Function/,
    what: 'a report that Julia’s profiler printed',
    advice: '`using PProf; pprof(out="FILE.pb.gz", web=false)` writes a profile that can be read',
  },
  {
    starts: [],
    pattern: /^ {0,2}\d{1,3}% {2}\S[^\n]{0,200}\n {2,8}(?:-- +\d{1,3}%|<- +\d{1,3}%| {0,2}\d{1,3}% {2}\S)/,
    what: 'a report of LuaJIT’s profiler',
    advice: '`luajit -jp=G,FILE.txt PROGRAM` writes stacks that can be read',
  },
  {
    starts: [bytesOf('%% Analysis results:')],
    what: 'a report of Erlang’s fprof',
    advice: '`eflambe` writes stacks that can be read (`output_format: :brendan_gregg`)',
  },
  {
    starts: [],
    pattern: /^Call graph\r?\n-{6,40}\r?\n\[ *[\d.]{1,12}[KMGT]? cycles in /,
    what: 'a report of OCaml’s landmarks',
    advice: '`perf record -g PROGRAM` records stacks that can be read',
  },
]
