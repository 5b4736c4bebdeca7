// memray's flame graph as a page (`memray flamegraph`): its data hold a tree with bytes and blocks. Rules: `bloomberg/memray`,
// reporters/flamegraph.py and frame_tools.py.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { jsonList, jsonNumbers, jsonObject, jsonText } from '../bytes/jsonSink'
import { markAt, readJsonWithin } from '../bytes/jsonWithin'
import { withoutEntities } from '../bytes/xmlTags'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import { isWeight } from '../profile/weight'
import { malformed, type Format, type ReadError, type Report } from './format'
import { memrayFrame, memrayTypes } from './memray/callChains'
import { wholeFile } from './wholeFile'

const ID = 'memray-html'
/** `flamegraph report`, and in brackets which blocks: `(memory leaks)`, `(temporary allocations)`. */
const TITLE = /<title>memray - ([^<]{1,80}?) report(?: \(([^<)]{1,80})\))?<\/title>/
const DATA = 'packed_data = '
const FLAME_GRAPH = 'flamegraph'
/** The first node is no function: `<root>`. */
const ROOT = 0

export const memrayHtml: Format = {
  id: ID,
  title: 'memray flame graph (HTML)',
  looksLike: head => (TITLE.test(textOf(head)) ? 'yes' : 'no'),
  open: report => wholeFile('a page of memray', bytes => readPage(bytes, report)),
}

function readPage(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  const [, kind = '', blocks] = TITLE.exec(textOf(bytes.subarray(0, TITLE_BYTES))) ?? []
  if (kind !== FLAME_GRAPH) {
    return fail({
      kind: 'unsupported',
      what: `a ${kind} of memray, which has no stacks with their weights`,
      advice: '`memray transform csv -o FILE.csv RECORDING.bin` or `memray flamegraph RECORDING.bin` makes it readable',
    })
  }
  const at = markAt(bytes, DATA)
  if (at === -1) return fail(malformed(ID, `no "${DATA.trim()}"`, 'byte', bytes.length))
  const data = packedData()
  const fault = readJsonWithin(bytes, at + DATA.length, data.sink)
  if (fault !== null) return fail(malformed(ID, fault.what, 'byte', fault.byte))
  return profileOf(data, blocks === undefined ? [] : [['blocks', blocks]], report)
}

/** Of the page's head, which begins with scripts of a kilobyte. */
const TITLE_BYTES = 64 * 1024

type Column = 'function' | 'filename' | 'lineno' | 'n_allocations' | 'value' | 'thread_id'

/** Columns of nodes; names are numbers of texts. */
function packedData() {
  const strings: string[] = []
  const parent: number[] = [NONE]
  const columns: Record<Column, number[]> = { function: [], filename: [], lineno: [], n_allocations: [], value: [], thread_id: [] }
  const column = (cells: number[]) => jsonNumbers(value => cells.push(value))
  let node = NONE
  const children = { ...jsonNumbers(child => (parent[child] ??= node)), open: () => node++ }
  const sink = jsonObject({
    nodes: jsonObject({
      children: jsonList(() => children),
      ...Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, column(cells)])),
    }),
    // memray writes texts as HTML wants them: `&lt;module&gt;`.
    strings: jsonList(() => jsonText((text, start, end) => strings.push(withoutEntities(textOf(text.subarray(start, end)))))),
  })
  return { strings, parent, columns, sink }
}

type Data = ReturnType<typeof packedData>

function profileOf(data: Data, facts: readonly (readonly [string, string])[], report: Report): Result<Profile, ReadError> {
  const { strings, parent, columns } = data
  const builder = profileBuilder(ID)
  const types = memrayTypes(builder)
  const bytes = [...columns.value]
  const blocks = [...columns.n_allocations]
  const stacks = [NONE]
  for (let node = 1; node < columns.value.length; node++) {
    const caller = parent[node] ?? NONE
    // memray numbers a function after its caller.
    if (!(caller >= ROOT && caller < node)) return fail(malformed(ID, `node ${node} without a caller before it`, 'byte', 0))
    bytes[caller] -= columns.value[node]
    blocks[caller] -= columns.n_allocations[node]
    const name = strings[columns.function[node]] ?? ''
    const frame = memrayFrame(builder, name, strings[columns.filename[node]] ?? '', columns.lineno[node])
    stacks.push(builder.stack(stacks[caller], frame))
  }
  for (let node = 0; node < bytes.length; node++) {
    if (!isWeight(bytes[node]) || !isWeight(blocks[node])) report('sizes that cannot be added up, left out', null)
    else if (bytes[node] !== 0 || blocks[node] !== 0) {
      const id = strings[columns.thread_id[node]] ?? ''
      const thread = builder.thread({ name: `thread ${id}`, processId: null, threadId: Number(id) || null })
      const row = builder.sample(stacks[node], { thread })
      builder.weigh(row, types.bytes, bytes[node])
      builder.weigh(row, types.blocks, blocks[node])
    }
  }
  const profile = builder.finish({ facts })
  return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
}
