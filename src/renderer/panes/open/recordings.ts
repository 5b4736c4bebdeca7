// How to record a profile with each runtime's own tools: the command to copy, and the format that comes out.

export type Recording = { readonly runtime: string; readonly command: string; readonly note: string }

export const RECORDINGS: readonly Recording[] = [
  {
    runtime: 'Go',
    command: "curl -o cpu.pprof 'http://localhost:6060/debug/pprof/profile?seconds=30'",
    note: 'With net/http/pprof imported. In a benchmark: go test -bench . -cpuprofile cpu.pprof',
  },
  { runtime: 'Node.js', command: 'node --cpu-prof app.js', note: 'Writes a .cpuprofile when the program ends.' },
  {
    runtime: 'Chrome',
    command:
      'google-chrome --trace-startup=disabled-by-default-v8.cpu_profiler --trace-startup-format=json --trace-startup-duration=30 --trace-startup-file=trace.json URL',
    note: 'Or in DevTools: Performance, record, then Save profile.',
  },
  {
    runtime: 'Python',
    command: 'py-spy record -d 30 -f raw -o profile.folded --pid PID',
    note: 'Or start it: py-spy record … -- python app.py',
  },
  {
    runtime: 'Java',
    command: 'asprof -d 30 -f profile.jfr PID',
    note: 'Or without async-profiler: jcmd PID JFR.start duration=30s filename=profile.jfr',
  },
  {
    runtime: 'C, C++ on Linux',
    command: 'perf record -F 99 -g -- ./program && perf script > profile.perf',
    note: 'Build with -g -fno-omit-frame-pointer, or record with --call-graph dwarf.',
  },
  {
    runtime: 'Rust',
    command: 'perf record --call-graph dwarf ./target/release/app && perf script > profile.perf',
    note: 'With debug = true in the release profile.',
  },
  {
    runtime: 'Ruby',
    command: 'rbspy record --format collapsed --file profile.folded --pid PID',
    note: 'Or start it: rbspy record … -- ruby app.rb',
  },
  {
    runtime: '.NET',
    command: 'dotnet-trace collect --format Speedscope --process-id PID',
    note: 'Writes a .speedscope.json beside the trace.',
  },
]
