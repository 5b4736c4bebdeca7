import { expect, test } from 'vitest'
import { exportName } from './fileNames'

test('names a file after its profile, and says when it is a part of it', () => {
  expect(exportName('shop.pb.gz', false, '.report.svg')).toBe('shop.report.svg')
  expect(exportName('shop.speedscope.json', true, '.pb.gz')).toBe('shop.filtered.pb.gz')
  expect(exportName('v1.2 final', false, '.folded')).toBe('v1.2 final.folded')
})

test('names a comparison after both sides', () => {
  expect(exportName('new.cpuprofile against old.cpuprofile', false, '.report.svg')).toBe('new-vs-old.report.svg')
})

test('gives a file that has nothing but endings a name', () => {
  expect(exportName('.pb.gz', false, '.folded')).toBe('profile.folded')
})
