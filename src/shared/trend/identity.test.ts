import { expect, test } from 'vitest'
import { compareVersions, identityOf } from './identity'

test.each([
  ['shop-v1.42.0.pprof', { version: 'v1.42.0', commit: null, timeMs: null }],
  ['shop-1.10.pb.gz', { version: '1.10' }],
  ['v7/cpu.folded', { version: 'v7' }],
  ['builds/2.0.0-rc.1/cpu.folded', { version: '2.0.0-rc.1' }],
  ['cpu-3f2a91c.pprof', { version: null, commit: '3f2a91c' }],
  ['cpu-1234567.pprof', { commit: null, number: 1234567 }],
  ['cpu-deadbeef1-run2.pprof', { commit: 'deadbeef1', number: 2 }],
  ['2026-08-01T10:30:00Z.pb.gz', { timeMs: Date.UTC(2026, 7, 1, 10, 30), version: null }],
  ['cpu-20260801-103000.folded', { timeMs: Date.UTC(2026, 7, 1, 10, 30) }],
  ['2026.08.01/cpu.folded', { timeMs: Date.UTC(2026, 7, 1), version: null }],
  ['CPU.20260801.103000.4711.0.001.cpuprofile', { timeMs: Date.UTC(2026, 7, 1, 10, 30), version: null, number: null }],
  ['cpu.1790000000.folded', { timeMs: 1_790_000_000_000 }],
  ['cpu.1790000000123.folded', { timeMs: 1_790_000_000_123 }],
  ['build-124/cpu.pprof', { version: null, timeMs: null, number: null }],
  ['run-7.folded', { number: 7, version: null }],
])('what the name %s says', (path, expected) => {
  expect(identityOf(path, {})).toMatchObject(expected)
})

test('labels go before names', () => {
  const labels = { service_git_ref: 'v2.1', Commit: 'ABCDEF12', time: '2026-08-02T00:00:00Z' }
  expect(identityOf('shop-v1.0-20250101.pprof', labels)).toMatchObject({
    version: 'v2.1',
    commit: 'abcdef12',
    timeMs: Date.UTC(2026, 7, 2),
  })
})

test('versions are in order of their numbers', () => {
  const versions = ['2.0', '1.10.1', 'v1.9', '2.0-rc.2', '1.10', '2.0-rc.1']
  expect(versions.sort(compareVersions)).toEqual(['v1.9', '1.10', '1.10.1', '2.0-rc.1', '2.0-rc.2', '2.0'])
})
