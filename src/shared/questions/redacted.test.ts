import { expect, test } from 'vitest'
import { convertedBytes } from '../../testing/convertedBytes'
import { profileOf } from '../../testing/reading'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import { textOf } from '../base/utf8'
import { redactedAs } from './convert'
import { redactedNames, redactedProfile } from './redacted'
import { everything, selected } from './selected'
import { recordingOf } from './subject'

test('keeps the names of own code, and no path, label, thread or host', () => {
  const builder = profileBuilder('pprof')
  const frame = (name: string, file: string, module: string) =>
    builder.frame(builder.fn({ name, systemName: `_Z${name}`, file, startLine: 7, module }), 12, NONE, 0)
  const own = builder.stack(NONE, frame('shop.charge', '/home/maria/shop/charge.go', '/home/maria/bin/shop'))
  const library = builder.stack(own, frame('java.util.HashMap.put', '/usr/lib/jvm/HashMap.java', '/usr/lib/jvm/libjvm.so'))
  const type = builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: null, event: null })
  const thread = builder.thread({ name: 'maria@laptop', processId: 17, threadId: 18 })
  builder.weigh(builder.sample(library, { thread, labelSet: builder.labelSet([{ key: 'customer', text: 'acme' }]) }), type, 5)
  const profile = builder.finish({ facts: [['host', 'laptop.acme.example']], sampleCount: 1 })
  const all = JSON.stringify(redactedProfile(profile, null), (_, value: unknown) => (ArrayBuffer.isView(value) ? [] : value))
  expect(all).toContain('shop.charge')
  expect(all).not.toMatch(/maria|HashMap|jvm|acme|customer|laptop|_Z/)
  expect(redactedProfile(profile, null).samples.values[0]).toEqual(Float64Array.of(5))
})

test('keeps the names of chosen modules alone, and tells hidden functions apart', () => {
  const profile = profileOf('shop::main;tax::add 3\nshop::main;tax::round 4\n')
  const asked = selected(recordingOf(profile), everything(0))
  expect(textOf(convertedBytes(redactedAs(asked, 'folded', ['shop'])))).toBe('shop::main;function 2 3\nshop::main;function 3 4\n')
})

test('drops the file that a name ends with', () => {
  const profile = profileOf('charge (/srv/shop/charge.py:12) 3\n')
  const asked = selected(recordingOf(profile), everything(0))
  expect(textOf(convertedBytes(redactedAs(asked, 'folded', null)))).toBe('charge 3\n')
})

test('no chosen module is no name at all, and what a stranger reads can be told before', () => {
  const profile = profileOf('main;shop.charge;java.util.HashMap.put 5\n')
  expect(redactedNames(profile, [])).toEqual({ examples: [], keptCount: 0, hiddenCount: 3 })
  expect(redactedNames(profile, ['shop'])).toEqual({ examples: ['shop.charge'], keptCount: 1, hiddenCount: 2 })
})
