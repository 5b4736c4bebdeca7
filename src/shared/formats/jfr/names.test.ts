import { expect, test } from 'vitest'
import { bytesOf } from '../../base/utf8'
import { profileBuilder } from '../../profile/builder'
import { FLAG_INLINED, frameKind, NONE, stringAt } from '../../profile/profile'
import { frameTypeFlags, isNativeCode } from './frameTypes'
import { className, ERROR_INIT, javaNames, methodName, packageName } from './javaNames'

test.each([
  ['java/lang/String', 'java.lang.String'],
  ['Main', 'Main'],
  ['[I', 'int[]'],
  ['[[J', 'long[][]'],
  ['[B', 'byte[]'],
  ['[C', 'char[]'],
  ['[D', 'double[]'],
  ['[F', 'float[]'],
  ['[S', 'short[]'],
  ['[Z', 'boolean[]'],
  ['[Ljava/lang/String;', 'java.lang.String[]'],
  ['[[Lcom/shop/Order;', 'com.shop.Order[][]'],
  ['[Lost', 'Lost[]'],
  ['[X;', 'X;[]'],
  ['I', 'I'],
  ['', ''],
])('the class `%s` is shown as %s', (symbol, name) => {
  expect(className(symbol)).toBe(name)
})

test.each([
  ['java.lang.String', 'java.lang'],
  ['com.shop.Order[]', 'com.shop'],
  ['Main', null],
  ['.Main', null],
  ['com.shop.Main$$Lambda.0x00007f8c1c001000', 'com.shop'],
  ['com.shop.Main$$Lambda/0x00007f8c1c001000', 'com.shop'],
  ['com.shop.Main$$Lambda+0x00007f8c1c001000', 'com.shop'],
  ['', null],
])('the package of `%s` is %s', (name, expected) => {
  expect(packageName(name)).toBe(expected)
})

test('a method is named with its class, as far as both are known', () => {
  expect([methodName('a.B', 'c'), methodName('', 'c'), methodName('a.B', '')]).toEqual(['a.B.c', 'c', 'a.B'])
})

test('methods and classes are functions, native ones in their library', () => {
  const builder = profileBuilder('jfr')
  const names = javaNames(builder)
  const symbol = (text: string) => names.symbols.intern(bytesOf(text), 0, bytesOf(text).length)
  const wait = names.method(symbol('java/lang/Object'), symbol('wait'), false)
  expect(names.method(symbol('java/lang/Object'), symbol('wait'), false)).toBe(wait)
  const native = names.method(symbol('libc.so.6'), symbol('read'), true)
  const bare = names.method(NONE, symbol('run'), false)
  const init = names.method(symbol('java/lang/Error'), symbol('<init>'), false)
  const ofClass = names.classFunction(symbol('[Lcom/shop/Order;'))
  expect(names.classFunction(NONE)).toBe(NONE)
  expect([init, wait].map(names.isErrorInit)).toEqual([true, false])
  const { functions, ...profile } = builder.finish()
  const shown = [wait, native, bare, init, ofClass].map(fn => [
    stringAt(profile, functions.name[fn]),
    stringAt(profile, functions.module[fn]),
  ])
  expect(shown).toEqual([
    ['java.lang.Object.wait', 'java.lang'],
    ['read', 'libc.so.6'],
    ['run', null],
    [ERROR_INIT, 'java.lang'],
    ['com.shop.Order[]', 'com.shop'],
  ])
})

test.each([
  ['Interpreted', 'interpreted', false],
  ['JIT compiled', 'jit', false],
  ['Inlined', 'jit', true],
  ['Native', 'native', false],
  ['C++', 'native', false],
  ['Kernel', 'kernel', false],
  ['C1 compiled', 'jit', false],
  ['Something else', 'unknown', false],
  [null, 'unknown', false],
])('a frame of the type `%s` is %s', (type, kind, isInlined) => {
  const flags = frameTypeFlags(type)
  expect([frameKind(flags), (flags & FLAG_INLINED) !== 0]).toEqual([kind, isInlined])
})

test('native code has no class, but the JVM’s word for its native methods is another', () => {
  const types = ['C++', 'Kernel', 'Native', 'JIT compiled', null]
  expect(types.map(type => isNativeCode(type, true))).toEqual([true, true, true, false, false])
  expect(types.map(type => isNativeCode(type, false))).toEqual([true, true, false, false, false])
})
