import { expect, test } from 'vitest'
import { goPackage, matchedName, shownName } from './functionNames'

test('shows names as pprof does: the system name for want of another, without arguments and templates when it is in clear text', () => {
  expect(shownName('', '_start')).toBe('_start')
  expect(shownName('std::map<int>', 'mangled')).toBe('std::map<int>')
  expect(shownName('a::b<c<int>>::d(e (*)(int))', 'a::b<c<int>>::d(e (*)(int))')).toBe('a::b::d')
  for (const name of ['com.example.A.<init>', 'main.(*Tree[...]).Insert', 'main.(*T).Do', '<module>', 'a)b(::'])
    expect(shownName(name, name)).toBe(name)
})

test('matches names without their arguments, but with parentheses that are part of a name', () => {
  expect(matchedName('(anonymous namespace)::f(int)')).toBe('(anonymous namespace)::f')
  expect(matchedName('Pool::operator()(int)')).toBe('Pool::operator()')
  expect(matchedName('.start')).toBe('start')
})

test('finds the package of a Go function', () => {
  expect(goPackage('github.com/acme/tax.(*Rates).For', 'rates.go')).toBe('github.com/acme/tax')
  expect(goPackage('gopkg.in/yaml%2ev3.unmarshal', 'yaml.go')).toBe('gopkg.in/yaml.v3')
  expect(goPackage('main.Map[go.shape.int/x.y]', 'main.go')).toBe('main')
  expect(goPackage('runtime.memmove', 'memmove_amd64.s')).toBe('runtime')
  expect(goPackage('sqlite3_step', 'sqlite3.c')).toBe(null)
  expect(goPackage('memeqbody', 'internal/bytealg/equal_amd64.s')).toBe('internal/bytealg')
  expect(goPackage('aeshashbody', '/usr/local/go/src/runtime/asm_amd64.s')).toBe('runtime')
  expect(goPackage('sum', '/home/me/shop/sum_amd64.s')).toBe(null)
  expect(goPackage('_cgo_start', 'gcc_amd64.s')).toBe(null)
})
