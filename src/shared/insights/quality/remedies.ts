// What to run so that the next profile is better: by runtime, because advice for another one is noise.

import type { Runtime } from '../../names/sourceLanguage'

export const SYMBOL_REMEDIES: Readonly<Record<Runtime, string>> = {
  native: 'Install debug symbols (the -dbgsym or -debuginfo packages), and build with -g and without strip.',
  rust: 'Build with debug = true in the profile and strip = false.',
  go: 'Build without -ldflags="-s -w", and read the profile together with the binary (go tool pprof BINARY FILE).',
  node: 'Run node with --perf-basic-prof (and --interpreted-frames-native-stack) while perf records, or use --cpu-prof.',
  jvm: 'Use async-profiler or a perf map agent, with -XX:+PreserveFramePointer -XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints, and install the JDK’s debug symbols.',
  python: 'Run python -X perf (3.12 and later) while perf records, or use py-spy record --native.',
  ruby: 'Use rbspy or stackprof, or run ruby with --yjit-perf while perf records.',
  dotnet: 'Set DOTNET_PerfMapEnabled=1 while perf records, or use dotnet-trace.',
}

/** Where perf recorded, whatever the runtime. */
export const PERF_SYMBOL_REMEDY = ' For kernel frames: sysctl kernel.kptr_restrict=0.'
export const PERF_TRUNCATION_REMEDY = 'Raise the limit: sysctl kernel.perf_event_max_stack=1024, or perf record --call-graph dwarf,65528.'
/** The depth at which perf cuts, unless told otherwise. */
export const PERF_LIMIT = 127

export const TRUNCATION_REMEDIES: Readonly<Record<Runtime, string>> = {
  native: 'Raise the recorder’s limit on the depth of stacks.',
  rust: 'Raise the recorder’s limit on the depth of stacks.',
  go: 'Go cuts stacks at 64 frames (128 in newer versions): use a newer Go, or record with perf.',
  node: 'Raise the recorder’s limit on the depth of stacks (--stack-trace-limit is another one and does not help here).',
  jvm: 'Raise the limit: -XX:FlightRecorderOptions=stackdepth=1024 for JFR, -j 4096 for async-profiler.',
  python: 'Raise the recorder’s limit on the depth of stacks; py-spy has none.',
  ruby: 'Raise the recorder’s limit on the depth of stacks; rbspy has none.',
  dotnet: 'dotnet-trace keeps 100 frames: record with perf to see deeper.',
}

export const UNWINDING_REMEDIES: Readonly<Record<Runtime, string>> = {
  native: 'Build with -fno-omit-frame-pointer, or record with perf record --call-graph dwarf.',
  rust: 'Build with RUSTFLAGS="-C force-frame-pointers=yes", or record with perf record --call-graph dwarf.',
  go: 'Go keeps frame pointers: the cut is in cgo or a C library; build that with -fno-omit-frame-pointer.',
  node: 'Record with perf record --call-graph fp and node --perf-basic-prof --interpreted-frames-native-stack, or use --cpu-prof.',
  jvm: 'Run with -XX:+PreserveFramePointer, or use async-profiler with --cstack dwarf or --cstack vm.',
  python: 'Use a Python built with -fno-omit-frame-pointer, or perf record --call-graph dwarf, or py-spy.',
  ruby: 'Use rbspy, or a Ruby built with -fno-omit-frame-pointer.',
  dotnet: 'Record with perf record --call-graph fp and DOTNET_PerfMapEnabled=1, or use dotnet-trace.',
}
