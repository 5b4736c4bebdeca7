import { expect, test } from 'vitest'
import { editorCommand } from './editors'

const PLACE = { path: "/srv/my shop/it's; rm -rf.js", line: 19, column: 3 }

test.each([
  [{ FLAMEWISE_EDITOR: 'edit --line {line} {file}' }, ['edit', '--line', '19', PLACE.path]],
  [{ FLAMEWISE_EDITOR: 'edit' }, ['edit', PLACE.path]],
  [{ VISUAL: '/usr/bin/code --wait' }, ['/usr/bin/code', '-g', `${PLACE.path}:19:3`]],
  [{ EDITOR: 'subl' }, ['subl', `${PLACE.path}:19:3`]],
  [{ EDITOR: 'idea' }, ['idea', '--line', '19', PLACE.path]],
])('%j opens by %j: one argument is one argument, whatever is in it', (environment, command) => {
  expect(editorCommand(PLACE, { PATH: '', ...environment })).toEqual({ ok: true, value: command })
})

test('an editor of the terminal has no window, and where there is none a sentence says what to set', () => {
  const found = editorCommand(PLACE, { PATH: '', EDITOR: 'vi' })
  expect(found.ok ? '' : found.error).toContain('set FLAMEWISE_EDITOR')
})
