import { expect, test } from 'vitest'
import { filesNamed } from './startArguments'

test('finds the files among the switches of launcher, desktop and tests', () => {
  expect(filesNamed(['/opt/Flamewise', '/p/a.pprof'], false)).toEqual(['/p/a.pprof'])
  expect(filesNamed(['/e/electron', '--no-sandbox', '/app', '/p/a.pprof', '-'], true)).toEqual(['/p/a.pprof', '-'])
  expect(filesNamed(['/e/electron', '--inspect=0', '.', '--user-data-dir=/x'], true)).toEqual([])
})
