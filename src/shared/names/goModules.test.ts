import { expect, test } from 'vitest'
import { isGoDependency, isGoDependencyFile, mainGoModule } from './goModules'
import { isLibraryName } from './libraries'

test.each([
  ['/home/me/go/src/github.com/acme/shop/cmd/shopd/main.go', 'github.com/acme/shop'],
  ['github.com/acme/shop/cmd/shopd/main.go', 'github.com/acme/shop'],
  ['example.com/shop/main.go', 'example.com/shop'],
  // A folder of its own tells no module.
  ['/home/me/shop/main.go', null],
])('the module of a program whose main is in %s is %s', (file, module) => {
  expect(mainGoModule([{ name: 'main.main', file }])).toBe(module)
})

test('the module of a test or benchmark is that of the package under test', () => {
  const names = ['testing.(*B).runN', 'github.com/acme/shop/cart.BenchmarkTotal', 'main.main']
  expect(mainGoModule(names.map(name => ({ name, file: name === 'main.main' ? '_testmain.go' : null })))).toBe('github.com/acme/shop')
})

test.each([
  ['github.com/acme/shop/cart.(*Cart).Total', false],
  ['github.com/acme/shop.Open', false],
  ['github.com/google/btree.(*node).insert', true],
  ['modernc.org/sqlite/lib.Xsqlite3_step', true],
  ['main.main', false],
  ['shop/cart.Total', false],
])('%s in a program of github.com/acme/shop is a dependency: %s', (name, expected) => {
  expect(isGoDependency(name, 'github.com/acme/shop')).toBe(expected)
})

test('without evidence of the module no name is a dependency, unless it was copied in as one', () => {
  expect(isGoDependency('github.com/google/btree.(*node).insert', null)).toBe(false)
  expect(isGoDependency('github.com/acme/shop/vendor/github.com/google/btree.(*node).insert', null)).toBe(true)
})

test.each([
  ['github.com/google/btree@v1.1.2/btree.go', true],
  ['/root/go/pkg/mod/github.com/google/btree@v1.1.2/btree.go', true],
  ['/srv/shop/vendor/github.com/google/btree/btree.go', true],
  ['/srv/shop/vendor/cart.go', false],
  ['/srv/shop/cart.go', false],
])('%s is a file of a dependency: %s', (file, expected) => {
  expect(isGoDependencyFile(file)).toBe(expected)
})

test.each([
  ['database.query', 'file:///srv/shop/lib/db/database.js'],
  ['path.walk', 'src/path.py'],
  ['read', 'app/read.rb'],
  ['database.query', null],
])('%s of %s is nobody else’s for being spelled like Go’s or C’s', (name, file) => {
  expect(isLibraryName(name, file)).toBe(false)
})
