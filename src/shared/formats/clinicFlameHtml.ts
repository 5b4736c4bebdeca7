// The page that Clinic Flame draws (`PID.clinic-flame.html`): the merged tree of all ticks stands in its script. Rules: clinicjs/node-clinic-flame, `index.js`.

import { fail, ok, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { markAt, readJsonWithin } from '../bytes/jsonWithin'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { malformed, type Format, type ReadError } from './format'
import { mergedTree } from './v8Log/mergedTree'
import { wholeFile } from './wholeFile'

const ID = 'clinic-flame-html'
const TITLE = /<title>Clinic(?:\.js)? (\w{1,30})/
const FLAME = 'Flame'
const TREE = '"merged":{'

export const clinicFlameHtml: Format = {
  id: ID,
  title: 'Clinic Flame (HTML)',
  looksLike: head => (TITLE.test(textOf(head)) ? 'yes' : 'no'),
  open: () => wholeFile('a page of Clinic', readPage),
}

function readPage(bytes: Uint8Array): Result<Profile, ReadError> {
  const [, tool = ''] = TITLE.exec(textOf(bytes.subarray(0, TITLE_BYTES))) ?? []
  if (tool !== FLAME) {
    const advice = 'open the folder beside it that it was made from; `clinic flame -- node PROGRAM` records stacks'
    return fail({ kind: 'unsupported', what: `a page of Clinic ${tool}`, advice })
  }
  const at = markAt(bytes, TREE)
  if (at === -1) return fail(malformed(ID, 'no tree of ticks', 'byte', bytes.length))
  const tree = mergedTree()
  const fault = readJsonWithin(bytes, at + TREE.length - 1, tree.node)
  if (fault !== null) return fail(malformed(ID, fault.what, 'byte', fault.byte))
  const builder = profileBuilder(ID)
  const sampleCount = tree.addTo(builder)
  return sampleCount === 0 ? fail({ kind: 'empty', format: ID }) : ok(builder.finish({ sampleCount }))
}

/** The page's icon stands before its title. */
const TITLE_BYTES = 64 * 1024
