// `py-spy dump --json`: a list of threads with their stacks, the innermost call first. Rules: py-spy, `src/stack_trace.rs` (StackTrace, Frame).

import { textOf } from '../base/utf8'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonObject, jsonText, SKIP, type JsonSink } from '../bytes/jsonSink'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import type { Format, ProfileReader, Report, Verdict } from './format'
import { jsonReader } from './jsonReader'
import { threadDumps } from './threadDump/dumps'

const ID = 'py-spy-dump-json'

export const pySpyDumpJson: Format = { id: ID, title: 'py-spy dump (JSON)', looksLike, open: openDump }

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  return paths.has('.owns_gil') || (paths.has('.thread_id') && paths.has('.frames.short_filename')) ? 'yes' : 'no'
}

function openDump(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const dumps = threadDumps(ID, builder, report, 'threads')
  dumps.begin(null)
  let thread = emptyThread()
  let frame = emptyFrame()

  const textTo = (take: (text: string) => void): JsonSink => jsonText((bytes, start, end) => take(textOf(bytes.subarray(start, end))))
  const frames = jsonObject(
    {
      name: textTo(text => (frame.name = text)),
      filename: textTo(text => (frame.file = text)),
      module: textTo(text => (frame.module = text)),
      line: jsonNumber(line => (frame.line = line)),
    },
    {
      open: () => (frame = emptyFrame()),
      close() {
        const { name, file, module, line } = frame
        // With `--native`: code of a library has no line.
        const kind = module === null ? 'interpreted' : 'native'
        thread.frames.push(builder.frame(builder.fn({ name, file, module }), line > 0 ? line : NONE, NONE, frameFlags(kind)))
      },
    },
  )
  const threads = jsonObject(
    {
      pid: jsonNumber(pid => (thread.process = String(pid))),
      thread_id: jsonNumber(id => (thread.id = id)),
      os_thread_id: jsonNumber(id => (thread.systemId = id)),
      thread_name: textTo(text => (thread.name = text)),
      active: { ...SKIP, word: value => (thread.isActive = value === true) },
      frames: jsonList(() => frames),
    },
    {
      open: () => (thread = emptyThread()),
      close() {
        const { process, id, systemId, name, isActive, frames: own } = thread
        const number = systemId ?? id
        dumps.thread({
          name: name === '' ? `thread ${number}` : name,
          key: `${process} ${id}`,
          threadId: Number.isSafeInteger(number) ? number : null,
          state: isActive ? 'runnable' : 'waiting',
          frames: own,
          cpuNs: null,
          waitsFor: null,
          holds: [],
        })
      },
    },
  )
  return jsonReader(
    ID,
    jsonList(() => threads),
    report,
    () => dumps.finish(),
  )
}

type OpenThread = { process: string; id: number; systemId: number | null; name: string; isActive: boolean; readonly frames: number[] }
type OpenFrame = { name: string; file: string | null; module: string | null; line: number }

function emptyThread(): OpenThread {
  return { process: '', id: NONE, systemId: null, name: '', isActive: false, frames: [] }
}

function emptyFrame(): OpenFrame {
  return { name: '', file: null, module: null, line: NONE }
}
