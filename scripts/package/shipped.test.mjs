import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const json = name => JSON.parse(readFileSync(name, 'utf8'))

/** What runs a script of its own when it is installed, and why that is taken: nothing of it is shipped. */
const INSTALL_SCRIPTS = {
  'node_modules/electron-winstaller': 'of electron-builder, for Squirrel packages on Windows, which are not built; it only chooses a 7-Zip',
}

test('who installs the package installs nothing beside it, and runs no script', () => {
  const { dependencies, optionalDependencies, scripts, peerDependenciesMeta } = json('package.json')
  expect([dependencies, optionalDependencies]).toEqual([undefined, undefined])
  expect(peerDependenciesMeta).toEqual({ electron: { optional: true } })
  expect(Object.keys(scripts).filter(name => /^(?:pre|post)?install$|^(?:pre|post)?prepare$/.test(name))).toEqual([])
})

test('of what development installs, only what is named here runs a script', () => {
  const { packages } = json('package-lock.json')
  const running = Object.keys(packages).filter(path => packages[path].hasInstallScript === true)
  expect(running).toEqual(Object.keys(INSTALL_SCRIPTS))
  for (const path of running) expect(packages[path].dev, path).toBe(true)
})

test('Electron is one release, the newest line that is tested', () => {
  const { devDependencies } = json('package.json')
  expect(devDependencies.electron).toMatch(/^(?:4[5-9]|[5-9]\d)\.\d+\.\d+$/)
  expect(json('package-lock.json').packages['node_modules/electron'].version).toBe(devDependencies.electron)
})

test('every package comes from the registry, with a digest', () => {
  const { packages } = json('package-lock.json')
  const odd = Object.keys(packages).filter(
    path => path !== '' && packages[path].integrity === undefined && packages[path].inBundle !== true,
  )
  expect(odd).toEqual([])
})
