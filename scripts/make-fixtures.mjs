// Records the project's own fixtures and examples: runs the programs of fixtures/programs under every profiler that
// this machine has, and notes beside each file which tool wrote it and what that tool says is in it.
//
// usage: node scripts/make-fixtures.mjs [pprof|perf-script|cpuprofile|jfr|callgrind|pstats|examples-go|examples-node]…
//
// Root on Linux is needed for perf. STACKCOLLAPSE_PERF names FlameGraph's stackcollapse-perf.pl, the oracle for perf
// script; without it those fixtures are recorded and their oracle is removed, so that none is ever out of date.
import { recordAustin } from './make-fixtures/austin.mjs'
import { recordBenchmarks } from './make-fixtures/benchmarks.mjs'
import { recordBpftrace } from './make-fixtures/bpftrace.mjs'
import { recordCallgrind } from './make-fixtures/callgrind.mjs'
import { recordChromeTraces } from './make-fixtures/chromeTrace.mjs'
import { recordClangTimeTrace } from './make-fixtures/clangTimeTrace.mjs'
import { recordSourceMaps } from './make-fixtures/sourceMaps.mjs'
import { recordCpuprofile } from './make-fixtures/cpuprofile.mjs'
import { recordGoExamples, recordNodeExamples } from './make-fixtures/examples.mjs'
import { writeAsyncProfilerHtmlByHand } from './make-fixtures/handmade-async-profiler-html.mjs'
import { writeCpuprofilesByHand } from './make-fixtures/handmade-cpuprofile.mjs'
import { writeFoldedByHand } from './make-fixtures/handmade-folded.mjs'
import { writePerfScriptsByHand } from './make-fixtures/handmade-perf-script.mjs'
import { writeChromeTracesByHand } from './make-fixtures/handmade-chrome-trace.mjs'
import { writeFirefoxProfilesByHand } from './make-fixtures/handmade-firefox.mjs'
import { writeFlamegraphsByHand } from './make-fixtures/handmade-flamegraph-svg.mjs'
import { writeInstrumentsByHand } from './make-fixtures/handmade-instruments.mjs'
import { writeJfrByHand } from './make-fixtures/handmade-jfr.mjs'
import { writePyroscopesByHand } from './make-fixtures/handmade-pyroscope.mjs'
import { writePprofByHand } from './make-fixtures/handmade-pprof.mjs'
import { writeLegacyPprofByHand } from './make-fixtures/handmade-pprof-legacy.mjs'
import { recordGhc } from './make-fixtures/ghc.mjs'
import { writeReportsByHand } from './make-fixtures/handmade-reports.mjs'
import { writeOtlpByHand } from './make-fixtures/handmade-otlp.mjs'
import { recordDifferencePicture, recordRawPprof } from './make-fixtures/derivedForms.mjs'
import { writeTreesByHand } from './make-fixtures/handmade-trees.mjs'
import { writeMobileByHand } from './make-fixtures/handmade-mobile.mjs'
import { writeNativeMemoryByHand } from './make-fixtures/handmade-native-memory.mjs'
import { recordNativeMemory } from './make-fixtures/nativeMemory.mjs'
import { writePythonByHand } from './make-fixtures/handmade-python.mjs'
import { writeSpeedscopesByHand } from './make-fixtures/handmade-speedscope.mjs'
import { writeStackprofsByHand } from './make-fixtures/handmade-stackprof.mjs'
import { writeTracesByHand } from './make-fixtures/handmade-traces.mjs'
import { recordJfr } from './make-fixtures/jfr.mjs'
import { recordPerfData } from './make-fixtures/perfData.mjs'
import { recordPerfScript } from './make-fixtures/perfScript.mjs'
import { recordPprof } from './make-fixtures/pprof.mjs'
import { recordPstats } from './make-fixtures/pstats.mjs'
import { recordPythonProfilers } from './make-fixtures/pythonProfilers.mjs'
import { recordPySpy } from './make-fixtures/pySpy.mjs'
import { recordShopVersions } from './make-fixtures/shopVersions.mjs'
import { recordRbspy } from './make-fixtures/rbspy.mjs'
import { recordRprof } from './make-fixtures/rprof.mjs'
import { recordSamply } from './make-fixtures/samply.mjs'
import { recordStackprof } from './make-fixtures/stackprof.mjs'
import { recordV8Log } from './make-fixtures/v8Log.mjs'
import { recordViztracer } from './make-fixtures/viztracer.mjs'
import { recordXhprof } from './make-fixtures/xhprof.mjs'
import { recordThreadDumps } from './make-fixtures/threadDumps.mjs'
import { has } from './make-fixtures/tools.mjs'

/** @type {readonly { readonly id: string, readonly needs: readonly string[], readonly record: () => void | Promise<void> }[]} */
const RECORDERS = [
  { id: 'pprof', needs: ['go', 'gcc'], record: recordPprof },
  { id: 'benchmarks', needs: ['go', 'hyperfine'], record: recordBenchmarks },
  { id: 'shop-versions', needs: ['go'], record: recordShopVersions },
  { id: 'perf-script', needs: ['perf', 'gcc', 'g++', 'node', 'javac', 'go'], record: recordPerfScript },
  { id: 'perf-data', needs: ['perf', 'gcc', 'objcopy'], record: recordPerfData },
  // After perf-data, whose recordings it reads.
  { id: 'samply', needs: ['samply'], record: recordSamply },
  { id: 'thread-dumps', needs: ['java', 'javac', 'jstack', '/usr/local/go/bin/go', '/usr/bin/python3', 'gcc'], record: recordThreadDumps },
  { id: 'cpuprofile', needs: ['node'], record: recordCpuprofile },
  { id: 'source-maps', needs: ['node'], record: recordSourceMaps },
  { id: 'jfr', needs: ['javac', 'java', 'jfr', 'jcmd'], record: recordJfr },
  { id: 'callgrind', needs: ['valgrind', 'callgrind_annotate', 'gcc'], record: recordCallgrind },
  { id: 'pstats', needs: ['/usr/bin/python3'], record: recordPstats },
  { id: 'py-spy', needs: ['py-spy', '/usr/bin/python3'], record: recordPySpy },
  { id: 'xhprof', needs: ['php'], record: recordXhprof },
  { id: 'rprof', needs: ['Rscript'], record: recordRprof },
  { id: 'viztracer', needs: ['viztracer'], record: recordViztracer },
  { id: 'python-profilers', needs: ['memray', 'pyinstrument', 'kernprof', 'scalene', 'austin'], record: recordPythonProfilers },
  { id: 'native-memory', needs: ['valgrind', 'heaptrack', 'gcc', 'zstd'], record: recordNativeMemory },
  { id: 'ghc', needs: ['ghc'], record: recordGhc },
  { id: 'handmade-reports', needs: [], record: writeReportsByHand },
  { id: 'handmade-otlp', needs: [], record: writeOtlpByHand },
  { id: 'handmade-trees', needs: [], record: writeTreesByHand },
  { id: 'raw-pprof', needs: ['go'], record: recordRawPprof },
  { id: 'difference-picture', needs: ['perl'], record: recordDifferencePicture },
  { id: 'handmade-mobile', needs: [], record: writeMobileByHand },
  { id: 'handmade-native-memory', needs: [], record: writeNativeMemoryByHand },
  { id: 'handmade-python', needs: ['zstd'], record: writePythonByHand },
  { id: 'rbspy', needs: ['ruby', 'rbspy'], record: recordRbspy },
  { id: 'stackprof', needs: ['ruby', 'stackprof'], record: recordStackprof },
  { id: 'austin', needs: ['austin', '/usr/bin/python3'], record: recordAustin },
  { id: 'bpftrace', needs: ['bpftrace', 'gcc'], record: recordBpftrace },
  { id: 'clang-time-trace', needs: ['clang++-14'], record: recordClangTimeTrace },
  { id: 'chrome-trace', needs: ['node', '/usr/bin/chromium'], record: recordChromeTraces },
  { id: 'handmade-async-profiler-html', needs: [], record: writeAsyncProfilerHtmlByHand },
  { id: 'handmade-instruments', needs: [], record: writeInstrumentsByHand },
  { id: 'handmade-jfr', needs: [], record: writeJfrByHand },
  { id: 'handmade-chrome-trace', needs: [], record: writeChromeTracesByHand },
  { id: 'handmade-cpuprofile', needs: [], record: writeCpuprofilesByHand },
  { id: 'handmade-folded', needs: [], record: writeFoldedByHand },
  { id: 'handmade-perf-script', needs: [], record: writePerfScriptsByHand },
  { id: 'handmade-firefox', needs: [], record: writeFirefoxProfilesByHand },
  { id: 'v8-log', needs: ['node'], record: recordV8Log },
  { id: 'handmade-flamegraph-svg', needs: [], record: writeFlamegraphsByHand },
  { id: 'handmade-pprof', needs: ['go'], record: writePprofByHand },
  { id: 'handmade-pprof-legacy', needs: ['go'], record: writeLegacyPprofByHand },
  { id: 'handmade-pyroscope', needs: [], record: writePyroscopesByHand },
  { id: 'handmade-stackprof', needs: [], record: writeStackprofsByHand },
  { id: 'handmade-speedscope', needs: [], record: writeSpeedscopesByHand },
  { id: 'handmade-traces', needs: [], record: writeTracesByHand },
  { id: 'examples-go', needs: ['go'], record: recordGoExamples },
  { id: 'examples-node', needs: ['node'], record: recordNodeExamples },
]

const asked = process.argv.slice(2)
const unknown = asked.filter(id => !RECORDERS.some(recorder => recorder.id === id))
if (unknown.length > 0) throw new Error(`no recorder for ${unknown.join(', ')}; there are ${RECORDERS.map(({ id }) => id).join(', ')}`)

for (const { id, needs, record } of RECORDERS) {
  if (asked.length > 0 && !asked.includes(id)) continue
  const missing = needs.filter(tool => !has(tool))
  if (missing.length > 0) {
    process.stdout.write(`${id}: skipped, this machine has no ${missing.join(', ')}\n`)
    continue
  }
  await record()
}
