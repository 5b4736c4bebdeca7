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

test.each([
  [{ kind: 'known', id: 'zed' }, ['zed', `${PLACE.path}:19:3`]],
  [{ kind: 'own', words: ['my editor', '--at={line}', '{file}'] }, ['my editor', '--at=19', PLACE.path]],
  [{ kind: 'own', words: ['sh', '-c', 'rm {line}'] }, ['sh', '-c', 'rm 19', PLACE.path]],
] as const)('what was chosen, %j, goes before what the environment says, word by word', (choice, command) => {
  expect(editorCommand(PLACE, { PATH: '', EDITOR: 'subl' }, choice)).toEqual({ ok: true, value: command })
  expect(editorCommand(PLACE, { PATH: '', FLAMEWISE_EDITOR: 'edit' }, choice)).toEqual({ ok: true, value: ['edit', PLACE.path] })
})

test.each([{ kind: 'known', id: 'rm' } as const, { kind: 'own', words: [] } as const])('%j opens nothing', choice => {
  expect(editorCommand(PLACE, { PATH: '' }, choice).ok).toBe(false)
})

test('an editor of the terminal has no window, and where there is none a sentence says what to set', () => {
  const found = editorCommand(PLACE, { PATH: '', EDITOR: 'vi' })
  expect(found.ok ? '' : found.error).toContain('set FLAMEWISE_EDITOR')
})
