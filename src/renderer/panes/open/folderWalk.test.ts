import { expect, test } from 'vitest'
import { walkedFolder } from './folderWalk'

type Tree = { readonly [name: string]: string | Tree }

const GONE = 'gone'

/** What a browser gives of such a folder: readers that give two entries at a time, and files that may be gone by now. */
function entryOf(name: string, within: string | Tree, above = ''): FileSystemEntry {
  const fullPath = `${above}/${name}`
  const filesystem: FileSystem = {
    name: '',
    get root(): FileSystemDirectoryEntry {
      throw new Error('nobody asks for it')
    },
  }
  const own = { name, fullPath, filesystem, getParent: () => undefined }
  if (typeof within === 'string') {
    const file: FileSystemFileEntry['file'] = (take, fail) =>
      within === GONE ? fail?.(new DOMException(GONE)) : take(new File([within], name))
    return Object.assign(own, { isFile: true, isDirectory: false, file })
  }
  const entries = Object.entries(within).map(([inner, inside]) => entryOf(inner, inside, fullPath))
  const readEntries: FileSystemDirectoryReader['readEntries'] = take => take(entries.splice(0, 2))
  return Object.assign(own, { isFile: false, isDirectory: true, createReader: () => ({ readEntries }) })
}

async function namesIn(tree: Tree, mostEntries?: number): Promise<readonly string[] | null> {
  return (await walkedFolder(entryOf('runs', tree), mostEntries))?.files.map(({ name }) => name) ?? null
}

test('a dropped folder has the profiles that the host would find in it, in the same order', async () => {
  const runs: Tree = {
    'run10.folded': 'a 1',
    'run9.folded': 'a 1',
    'run9.folded.labels.json': '{"labels":{"version":"9"}}',
    'run11.folded.4711.part': 'a',
    '.hidden': 'a 1',
    '.flamewise': { cache: '{}' },
    node_modules: { 'a.folded': 'a 1' },
    deep: { 'run1.folded': 'a 1' },
  }
  expect(await namesIn(runs)).toEqual(['runs/deep/run1.folded', 'runs/run9.folded', 'runs/run10.folded'])
})

test('what cannot be read is counted, and the rest is read', async () => {
  const walked = await walkedFolder(entryOf('runs', { 'a.folded': GONE, 'b.folded': 'a 1' }))
  expect([walked?.files.map(({ name }) => name), walked?.unread]).toEqual([['runs/b.folded'], 1])
})

test('a folder with too many entries is no folder of profiles', async () => {
  const tree: Tree = { a: { b: '1' }, c: '1' }
  expect(await namesIn(tree, 3)).toEqual(['runs/a/b', 'runs/c'])
  expect(await namesIn(tree, 2)).toBe(null)
})
