// Every format we read, surest signature first; adding one is one file and one line here.

import { androidTrace } from './androidTrace'
import { asyncProfilerHtml } from './asyncProfilerHtml'
import { austin } from './austin'
import { austinMojo } from './austinMojo'
import { bpftrace } from './bpftrace'
import { callgrind } from './callgrind'
import { chromeTrace } from './chromeTrace'
import { clinicFlame } from './clinicFlame'
import { clinicFlameHtml } from './clinicFlameHtml'
import { clinicProcess } from './clinicProcess'
import { cpuprofile } from './cpuprofile'
import { d3FlameGraph } from './d3FlameGraph'
import { dhat } from './dhat'
import { dtrace } from './dtrace'
import { firefox } from './firefox'
import { flamebearer } from './flamebearer'
import { flamegraphSvg } from './flamegraphSvg'
import { folded } from './folded'
import type { Format } from './format'
import { ghcHeap } from './ghcHeap'
import { ghcProf } from './ghcProf'
import { ghcProfJson } from './ghcProfJson'
import { goroutineDump } from './goroutineDump'
import { heapProfile } from './heapProfile'
import { heaptrack } from './heaptrack'
import { hprofText } from './hprofText'
import { instruments } from './instruments'
import { jfr } from './jfr'
import { jfrPrintJson } from './jfrPrintJson'
import { jfrPrintText } from './jfrPrintText'
import { jsonThreads } from './jsonThreads'
import { jvmThreads } from './jvmThreads'
import { jvmThreadsFile } from './jvmThreadsFile'
import { lineProfiler } from './lineProfiler'
import { lineProfilerText } from './lineProfilerText'
import { macosSample } from './macosSample'
import { massif } from './massif'
import { memray } from './memray'
import { memrayCsv } from './memrayCsv'
import { memrayHtml } from './memrayHtml'
import { faulthandler, gdbThreads, pySpyDump } from './nativeThreads'
import { openTelemetry } from './otlp'
import { papyrus } from './papyrus'
import { perfData } from './perfData'
import { perfetto } from './perfetto'
import { perfReport } from './perfFiles'
import { perfScript } from './perfScript'
import { pmcstat } from './pmcstat'
import { pprof, pprofCpu, pprofText } from './pprof'
import { pprofRaw } from './pprofRaw'
import { pstats } from './pstats'
import { pySpyDumpJson } from './pySpyDumpJson'
import { pyinstrument } from './pyinstrument'
import { pyinstrumentHtml } from './pyinstrumentHtml'
import { pyinstrumentJson } from './pyinstrumentJson'
import { pyroscope } from './pyroscope'
import { rbspy } from './rbspy'
import { recognised } from './recognised'
import { rprof } from './rprof'
import { safari } from './safari'
import { scalene } from './scalene'
import { scaleneHtml } from './scaleneHtml'
import { simpleperf } from './simpleperf'
import { speedscope } from './speedscope'
import { stackprof } from './stackprof'
import { tachyon } from './tachyon'
import { tachyonCollapsed } from './tachyonCollapsed'
import { tachyonJsonl } from './tachyonJsonl'
import { tracemalloc } from './tracemalloc'
import { v8Log } from './v8Log'
import { v8RawLog } from './v8RawLog'
import { visualStudio } from './visualStudio'
import { visualVm } from './visualVm'
import { vtune } from './vtune'
import { xctrace } from './xctrace'
import { xhprof } from './xhprof'
import { xhprofSerialized } from './xhprofSerialized'
import { zeroX } from './zeroX'

export const FORMATS: readonly Format[] = [
  jfr,
  v8RawLog,
  austinMojo,
  tachyon,
  rbspy,
  lineProfiler,
  tracemalloc,
  lineProfilerText,
  memrayCsv,
  heaptrack,
  massif,
  ghcProf,
  ghcHeap,
  pmcstat,
  hprofText,
  vtune,
  visualStudio,
  papyrus,
  tachyonCollapsed,
  tachyonJsonl,
  rprof,
  androidTrace,
  simpleperf,
  perfetto,
  visualVm,
  pprofRaw,
  jvmThreads,
  jvmThreadsFile,
  goroutineDump,
  faulthandler,
  pySpyDump,
  gdbThreads,
  recognised,
  pprof,
  pprofCpu,
  pprofText,
  openTelemetry,
  pstats,
  xhprofSerialized,
  cpuprofile,
  heapProfile,
  jsonThreads,
  pySpyDumpJson,
  speedscope,
  chromeTrace,
  firefox,
  stackprof,
  pyroscope,
  memray,
  scalene,
  dhat,
  ghcProfJson,
  safari,
  xhprof,
  d3FlameGraph,
  pyinstrument,
  pyinstrumentJson,
  v8Log,
  clinicFlame,
  clinicProcess,
  zeroX,
  flamebearer,
  clinicFlameHtml,
  memrayHtml,
  pyinstrumentHtml,
  scaleneHtml,
  jfrPrintJson,
  asyncProfilerHtml,
  callgrind,
  flamegraphSvg,
  xctrace,
  instruments,
  macosSample,
  jfrPrintText,
  austin,
  bpftrace,
  dtrace,
  perfData,
  perfReport,
  perfScript,
  folded,
]
