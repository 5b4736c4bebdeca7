// Every format we read, surest signature first; adding one is one file and one line here.

import { asyncProfilerHtml } from './asyncProfilerHtml'
import { austin } from './austin'
import { bpftrace } from './bpftrace'
import { callgrind } from './callgrind'
import { chromeTrace } from './chromeTrace'
import { clinicFlame } from './clinicFlame'
import { cpuprofile } from './cpuprofile'
import { heapProfile } from './heapProfile'
import { firefox } from './firefox'
import { flamebearer } from './flamebearer'
import { flamegraphSvg } from './flamegraphSvg'
import { folded } from './folded'
import type { Format } from './format'
import { instruments } from './instruments'
import { jfr } from './jfr'
import { jfrPrintJson } from './jfrPrintJson'
import { jfrPrintText } from './jfrPrintText'
import { macosSample } from './macosSample'
import { perfData, perfReport } from './perfFiles'
import { perfScript } from './perfScript'
import { openTelemetry, pprof, pprofCpu, pprofText } from './pprof'
import { pstats } from './pstats'
import { pyroscope } from './pyroscope'
import { recognised } from './recognised'
import { speedscope } from './speedscope'
import { stackprof } from './stackprof'
import { v8Log } from './v8Log'
import { v8RawLog } from './v8RawLog'
import { xctrace } from './xctrace'
import { zeroX } from './zeroX'

export const FORMATS: readonly Format[] = [
  jfr,
  v8RawLog,
  recognised,
  pprof,
  pprofCpu,
  pprofText,
  openTelemetry,
  pstats,
  cpuprofile,
  heapProfile,
  speedscope,
  chromeTrace,
  firefox,
  stackprof,
  pyroscope,
  v8Log,
  clinicFlame,
  zeroX,
  flamebearer,
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
  perfData,
  perfReport,
  perfScript,
  folded,
]
