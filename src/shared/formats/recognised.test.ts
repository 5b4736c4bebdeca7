import { expect, test } from 'vitest'
import { read } from '../../testing/reading'

test.each([
  ['PK\u0003\u0004trace.json', 'unpack'],
  ['BZh91AY&SY', 'bzip2 -d'],
  ['memray\u0000\u000c', 'memray transform csv'],
  ['Nettrace\u0014', 'dotnet-trace convert'],
  ['JAVA PROFILE 1.0.2\u0000', 'JFR.start'],
  ['Statistical profiling result from isolate.log, (134 ticks, 31 unaccounted, 0 excluded).\n\n [Shared libraries]:\n', 'isolate*.log'],
  [
    'File: shop\nType: cpu\nDuration: 7.31s, Total samples = 6s\nShowing nodes accounting for 5s, 85% of 6s total\n',
    'go tool pprof -proto',
  ],
  ['# JMH version: 1.37\n# VM version: JDK 17\n', 'flamewise bench'],
  ['{"code":"unauthenticated","message":"no org id"}', 'message'],
  ['{"profileTypes":[{"ID":"process_cpu:cpu:nanoseconds:cpu:nanoseconds"}]}', 'pyroscope+http'],
  ['{"pprof":"H4sIAAAAAAAA"}', 'base64 -d'],
  ['[{"schema":{"name":"response","meta":{"preferredVisualisationType":"flamegraph"},"fields":[]},"data":{"values":[]}}]', 'pprof'],
  ['<html>\n<head>\n<title>/debug/pprof/</title>\n', '/debug/pprof/profile'],
  ['go 1.22 trace\u0000\u0000\u0000\u0001', 'go tool trace -pprof'],
  ['gmon\u0001\u0000\u0000\u0000', 'perf record -g'],
  ['Flat profile:\n\nEach sample counts as 0.01 seconds.\n  %   cumulative   self\n', 'perf record -g'],
  ["\n Performance counter stats for './shop':\n\n  12.3 msec task-clock\n", 'perf record -g'],
  ['Timestamp,Provider,Counter Name,Counter Type,Mean/Increment\n', 'dotnet-trace collect'],
  ['Version: 3.2.0\nFile format: 4\nTRACE START [2026-11-28 20:00:00.123456]\n1\t0\t0\t0.0003\t393216\t{main}\n', 'xdebug.mode=profile'],
  ['[events]\n0 1 0 0\n1 1 2 100\n', 'Excimer'],
  ['Overhead ╎ [+additional indent] Count File:Line; Function\n=========\n   ╎147 @Base/client.jl:506; _start()\n', 'PProf'],
  [' Count  Overhead File                    Line Function\n =====  ======== ====\n', 'PProf'],
  ['45%  price\n  -- 60%  shop.lua:12\n  -- 40%  shop.lua:14\n30%  main\n', 'jp=G'],
  ['%% Analysis results:\n{  analysis_options,\n [{callers, true},\n', 'eflambe'],
  ['Call graph\n----------\n[   22.71M cycles in 1 calls ]     - 100.00% : Main\n', 'perf record -g'],
  ['<!doctype html>\n<html lang="en">\n<head>\n<title>Tachyon Profiler - Flamegraph Report</title>\n', '--collapsed'],
])('answers %j with the way to a file that can be read', (text, advice) => {
  expect(read(text)).toMatchObject({ ok: false, error: { kind: 'unsupported', advice: expect.stringContaining(advice) } })
})

test('knows an event trace log of Windows by the header of its first buffer and event', () => {
  const log = new Uint8Array(65536)
  log.set([0, 0, 1, 0], 0)
  log.set([2, 0, 2, 0xc0, 0x18, 1, 0, 0], 72)
  expect(read(log)).toMatchObject({ ok: false, error: { kind: 'unsupported', advice: expect.stringContaining('samply import') } })
})

test.each([
  [Uint8Array.of(0xac, 0xed, 0, 5, 0x73, 0x72), '.nps'],
  [Uint8Array.from([...'hdrb\u0000hetb'].map(sign => sign.charCodeAt(0))), '+RTS -p'],
  [Uint8Array.from([...'\u0000\u0001YourKit Java Profiler'].map(sign => sign.charCodeAt(0))), 'YourKit'],
])('answers closed and compiled forms with what to run', (bytes, advice) => {
  expect(read(bytes)).toMatchObject({ ok: false, error: { kind: 'unsupported', advice: expect.stringContaining(advice) } })
})

test('knows packed data by its first bytes', () => {
  for (const bytes of [Uint8Array.of(0x04, 0x22, 0x4d, 0x18, 1), Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0)]) {
    expect(read(bytes)).toMatchObject({ ok: false, error: { kind: 'unsupported', what: expect.stringContaining('packed as') } })
  }
})
