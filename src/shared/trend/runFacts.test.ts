import { expect, test } from 'vitest'
import type { ProfileMeta } from '../profile/profile'
import { profileOf } from '../../testing/reading'
import { programOf } from './runFacts'

type Given = Pick<ProfileMeta, 'facts'> & { readonly file?: string }

const NO_ADDRESS = { buildId: '', start: '0x0', limit: '0x0', offset: '0x0', symbolFlags: 0 }

test.each<readonly [string | null, Given]>([
  ['shop', { facts: [['binary', '/srv/app/shop']] }],
  ['server.js', { facts: [['command line', 'node --inspect server.js --port 80']] }],
  ['shop', { facts: [['cmd', 'perf record -g -- ./shop']] }],
  ['shop', { facts: [], file: '/srv/app/shop' }],
  [null, { facts: [], file: '/usr/lib/libc.so.6' }],
  [null, { facts: [], file: '[vdso]' }],
  // What Node's profiles become in pprof has its modules for mappings.
  [null, { facts: [['binary', 'node:internal']], file: 'node:internal' }],
])('the program is %s: %j', (program, { facts, file }) => {
  const { meta, ...profile } = profileOf('main 1')
  const mappings = file === undefined ? [] : [{ ...NO_ADDRESS, file }]
  expect(programOf({ ...profile, meta: { ...meta, facts, mappings } })).toBe(program)
})
