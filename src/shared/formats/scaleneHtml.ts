// Scalene's page (`scalene view --html`, `--standalone`): the JSON of the profile stands in its script.

import { fail, type Result } from '../base/result'
import { textOf } from '../base/utf8'
import { markAt, readJsonWithin } from '../bytes/jsonWithin'
import { profileBuilder } from '../profile/builder'
import type { Profile } from '../profile/profile'
import { malformed, type Format, type ReadError, type Report } from './format'
import { scaleneProfile } from './scalene'
import { scaleneSink } from './scalene/scaleneFile'
import { wholeFile } from './wholeFile'

const ID = 'scalene-html'
const TITLE = /<title>Scalene<\/title>/
const DATA = 'const profile = {'

export const scaleneHtml: Format = {
  id: ID,
  title: 'Scalene (HTML)',
  looksLike: head => (TITLE.test(textOf(head)) ? 'yes' : 'no'),
  open: report => wholeFile('a page of Scalene', bytes => readPage(bytes, report)),
}

function readPage(bytes: Uint8Array, report: Report): Result<Profile, ReadError> {
  const at = markAt(bytes, DATA)
  if (at === -1) {
    const advice = '`scalene run PROGRAM` writes `scalene-profile.json`, which can be read'
    return fail({ kind: 'unsupported', what: 'a page of Scalene without the profile in it', advice })
  }
  const builder = profileBuilder(ID)
  const { file, sink } = scaleneSink(builder)
  const fault = readJsonWithin(bytes, at + DATA.length - 1, sink)
  return fault === null ? scaleneProfile(ID, file, builder, report) : fail(malformed(ID, fault.what, 'byte', fault.byte))
}
