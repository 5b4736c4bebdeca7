// What holds a profile that cannot be read as it is, or sums without stacks: known by its first bytes and answered with the way to a file that can.

import { fail } from '../base/result'
import { bytesOf, textOf } from '../base/utf8'
import type { Format } from './format'
import { RECOGNISED_REPORTS, type Recognised } from './recognisedReports'

const V8_ADVICE = 'open the log itself (`isolate*.log`) that it was made from'

/** In the order in which they are tried. */
export const RECOGNISED: readonly Recognised[] = [
  {
    starts: [bytesOf('memray')],
    // Since 1.20 it is packed as LZ4 as a whole, and its name is the first thing in there.
    pattern: /^\u0004"M\u0018[^]{0,24}memray/,
    what: 'a recording of memray in its own form',
    advice: '`memray transform csv -o FILE.csv FILE` makes it readable',
  },
  {
    starts: [],
    pattern: /^\s*\{\s*"total_num_allocations":/,
    what: 'the statistics of `memray stats --json`, which hold no stacks',
    advice: '`memray transform csv -o FILE.csv RECORDING.bin` writes what can be read',
  },
  {
    // Of a frame by the LZ4 specification, and of the blocks that Java's library writes.
    starts: [Uint8Array.of(0x04, 0x22, 0x4d, 0x18), bytesOf('LZ4Block')],
    what: 'data packed as LZ4',
    advice: 'unpack it first: `lz4 -d FILE`',
  },
  {
    starts: [bytesOf('PK\u0003\u0004')],
    what: 'a zip archive that is not a file of its own',
    advice: 'name the archive’s file, or unpack it',
  },
  {
    starts: [],
    pattern: /^[^\0]{1,100}\0[^]{0,256}ustar[\0 ]/,
    what: 'a tar archive that is not a file of its own',
    advice: 'name the archive’s file, or unpack it: `tar -xf FILE`',
  },
  {
    starts: [],
    pattern: /^\s*\{\s*"monotonicOffsetUs"\s*:/,
    what: 'marks and measures of a Node process, without samples',
    advice: 'open the `.cpuprofile` of the same name beside it',
  },
  {
    starts: [],
    pattern: /^\0\0[^]{2}\t[^]{8}\x12/,
    what: 'stacks of Clinic Bubbleprof, which are of asynchronous calls and hold no time of the processor',
    advice: '`clinic flame -- node PROGRAM` records stacks',
  },
  { starts: [Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a)], what: 'data packed as xz', advice: 'unpack it first: `xz -d FILE`' },
  { starts: [bytesOf('BZh')], what: 'data packed as bzip2', advice: 'unpack it first: `bzip2 -d FILE`' },
  {
    starts: [bytesOf('Statistical profiling result from ')],
    what: 'a summary of `node --prof-process`, which has no stacks',
    advice: V8_ADVICE,
  },
  {
    starts: [bytesOf('Nettrace')],
    what: 'a trace of .NET',
    advice: '`dotnet-trace convert --format Speedscope FILE` makes it readable',
  },
  {
    starts: [],
    isStart: isEventTraceLog,
    what: 'an event trace log of Windows (.etl), whose names are in other files',
    advice: '`samply import FILE` makes it readable, on the machine that recorded it',
  },
  {
    // Java's serialization, version 5.
    starts: [Uint8Array.of(0xac, 0xed, 0x00, 0x05)],
    what: 'objects that Java wrote, such as the sampler’s snapshots of NetBeans and VisualVM (.npss)',
    advice: 'open it in VisualVM and export it as `.nps`',
  },
  {
    starts: [],
    pattern: /^(?=[^]*\u0000)[^]{0,200}yourkit/i,
    what: 'a snapshot of YourKit, whose form is closed',
    advice: 'open it in YourKit and export the call tree (File, Export to, CSV); `jcmd PID JFR.start` records a profile that can be read',
  },
  {
    starts: [],
    pattern: /^(?=[^]*\u0000)[^]{0,200}(?:jprofiler|ejtechnologies)/i,
    what: 'a snapshot of JProfiler, whose form is closed',
    advice: '`jpexport FILE CallTree -format=xml OUTPUT` exports its call tree; `jcmd PID JFR.start` records a profile that can be read',
  },
  {
    // EVENT_HEADER_BEGIN of the runtime's EventLogFormat.h.
    starts: [bytesOf('hdrb')],
    what: 'an event log of GHC',
    advice: '`eventlog2html FILE` shows it; `+RTS -p` writes a profile that can be read',
  },
  {
    starts: [bytesOf('JAVA PROFILE 1.0.')],
    what: 'a heap dump of hprof',
    advice: '`jcmd PID JFR.start duration=30s filename=FILE.jfr` records a profile that can be read',
  },
  {
    starts: [bytesOf('Showing nodes accounting for ')],
    what: 'the output of `pprof -top`, which holds sums and no stacks',
    advice: 'open the profile itself, or what `go tool pprof -proto PROFILE > FILE.pb.gz` writes',
  },
  ...RECOGNISED_REPORTS,
]

export const recognised: Format = {
  id: 'recognised',
  title: 'packed files and reports',
  isRefused: true,
  looksLike: head => (entryOf(head) === null ? 'no' : 'yes'),
  open() {
    let entry: Recognised | null = null
    return {
      push(chunk) {
        entry ??= entryOf(chunk)
        return false
      },
      finish: () => fail({ kind: 'unsupported', what: entry?.what ?? '', advice: entry?.advice ?? '' }),
    }
  },
}

function entryOf(head: Uint8Array): Recognised | null {
  // `File: shop` and other lines stand before the words of some.
  const first = withoutLabels(head)
  const isMarked = ({ starts }: Recognised) => starts.some(start => start.every((byte, at) => first[at] === byte))
  const lines = textOf(head.subarray(0, PATTERN_BYTES))
  return RECOGNISED.find(entry => isMarked(entry) || (entry.pattern?.test(lines) ?? false) || (entry.isStart?.(head) ?? false)) ?? null
}

/**
 * A WMI_BUFFER_HEADER of 72 bytes that begins with the buffer's size, then a SYSTEM_TRACE_HEADER of 32 or 64 bits (type 1 or 2, flags
 * 0xC0) whose event is the first of all: 0. Rules: evntrace.h, ntwmi.h.
 */
function isEventTraceLog(head: Uint8Array): boolean {
  if (head.length < ETL_EVENT_AT + 8) return false
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const bufferBytes = view.getUint32(0, true)
  const isBuffer = bufferBytes > 0 && bufferBytes % ETL_BUFFER_STEP === 0 && bufferBytes <= ETL_MOST_BUFFER_BYTES
  const kind = head[ETL_EVENT_AT + 2]
  return isBuffer && (kind === 1 || kind === 2) && head[ETL_EVENT_AT + 3] === 0xc0 && view.getUint16(ETL_EVENT_AT + 6, true) === 0
}

const ETL_EVENT_AT = 72
/** Buffers are given in kilobytes, up to 16 megabytes. */
const ETL_BUFFER_STEP = 1024
const ETL_MOST_BUFFER_BYTES = 2 ** 24

/** The first two or three lines. */
const PATTERN_BYTES = 512

/** pprof prints what it knows of a profile before its report: `Type: cpu`, `Time: …`, one a line. */
const LABEL = /^(?:File|Build ID|Type|Time|Duration|Doc): ?.*\n/

/** Such lines are few and short. */
const LABELS_BYTES = 2048

function withoutLabels(head: Uint8Array): Uint8Array {
  let text = textOf(head.subarray(0, LABELS_BYTES))
  if (!LABEL.test(text)) return head
  while (LABEL.test(text)) text = text.replace(LABEL, '')
  return bytesOf(text)
}
