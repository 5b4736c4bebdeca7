// callgrind's files, which Xdebug and others write too: what functions cost, and who called whom. Rules: Valgrind's "Callgrind Format Specification".

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder, type ProfileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import { callgrindLines, type CallgrindFunction } from './callgrind/reader'
import { estimateStacks } from './callGraph/estimateStacks'
import type { Format, ProfileReader, Report, Verdict } from './format'

const ID = 'callgrind'
const MARK = '# callgrind format'
/** Without its mark the format shows itself by what it counts and the first function. */
const EVENTS = /^events:/m
const FIRST_FUNCTION = /^(?:fl|fn|ob)=/m

/** `version: 1` and the like come first; a program that only speaks of profiles begins otherwise. */
const HEADER = /^(?:[ \t]*(?:#.*)?\r?\n)*[a-zA-Z]\w*:/

export const callgrind: Format = { id: ID, title: 'callgrind', looksLike, open: openCallgrind }

function looksLike(head: Uint8Array): Verdict {
  const text = textOf(head)
  return text.startsWith(MARK) || (HEADER.test(text) && EVENTS.test(text) && FIRST_FUNCTION.test(text)) ? 'yes' : 'no'
}

function openCallgrind(report: Report): ProfileReader {
  const lines = callgrindLines(report)
  return {
    push: lines.push,
    finish() {
      const { functions, events, graph, costLines, facts } = lines.finish()
      if (functions.length === 0 || events.length === 0) return fail({ kind: 'empty', format: ID })
      const builder = profileBuilder(ID)
      const types = events.map(({ type }) => builder.sampleType(type))
      const frameOf = Int32Array.from(functions, fn => frameRow(fn, builder))
      report('functions whose stacks are estimated: the file has calls, not stacks', null, functions.length)
      estimateStacks(graph, frameOf, types, builder, report)
      const profile = builder.finish({ sampleCount: costLines, facts })
      return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: ID }) : ok(profile)
    },
  }
}

function frameRow({ name, file, object }: CallgrindFunction, builder: ProfileBuilder): number {
  const module = object === null ? null : (object.split('/').at(-1) ?? object)
  return builder.frame(builder.fn({ name, file, module }), NONE, NONE, 0)
}
