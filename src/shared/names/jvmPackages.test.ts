import { expect, test } from 'vitest'
import { isJvmDependency, mainJvmPackages } from './jvmPackages'

test.each([
  [['com.acme.shop.Main.main', 'com.acme.shop.Cart.total'], ['com.acme']],
  [['com/acme/shop/Main.main'], ['com.acme']],
  [['org.apache.acme.Server.main'], []],
  [['io.github.acme.shop.App.main'], ['io.github.acme']],
  // What starts other programs is no program.
  [['org.springframework.boot.loader.JarLauncher.main', 'sun.launcher.LauncherHelper.main'], []],
  // A class without a package says nothing of packages.
  [['Main.main', 'main.main', 'Cart.main'], []],
])('%j is a program of the packages %j', (names, packages) => {
  expect(mainJvmPackages(names)).toEqual(packages)
})

test.each([
  ['com.acme.shop.Cart.total', false],
  ['com.acme.warehouse.Stock.count', false],
  ['com/acme/shop/Cart.total', false],
  ['org.json.JSONTokener.nextValue', true],
  ['org/json/JSONTokener.nextValue', true],
  ['com.other.Parser.parse', true],
  // No host: a folder of the program's own.
  ['readers.Reader.readFile', false],
  ['Cart.total', false],
  ['main.main', false],
])('%s in a program of com.acme is a dependency: %s', (name, expected) => {
  expect(isJvmDependency(name, ['com.acme'])).toBe(expected)
})

test('without a main nothing is known of packages', () => {
  expect(isJvmDependency('org.json.JSONTokener.nextValue', [])).toBe(false)
})
