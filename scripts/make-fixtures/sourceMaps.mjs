// Profiles of scripts that a bundler made, with their maps: minified with the map beside, and only compiled with the map inside.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { refuseLocalTraces } from './fixtureFolder.mjs'
import { REPOSITORY, STAGE, stage } from './stage.mjs'

const FOLDER = path.join(REPOSITORY, 'fixtures/source-maps')
const ROLLDOWN = path.join(REPOSITORY, 'node_modules/rolldown/bin/cli.mjs')
/** Without inlining every function of so short a run is met. */
const RECORD = ['--cpu-prof', '--cpu-prof-interval', '2000', '--no-turbo-inlining']

const BUNDLES = [
  { name: 'minified', options: ['--minify', '--sourcemap'] },
  { name: 'inline', options: ['--sourcemap=inline'] },
]

export async function recordSourceMaps() {
  stage('shop-bundle-ts')
  const program = path.join(STAGE, 'shop-bundle-ts')
  mkdirSync(FOLDER, { recursive: true })
  for (const { name, options } of BUNDLES) {
    const script = `dist/${name}.cjs`
    const node = (/** @type {string[]} */ ...args) =>
      execFileSync(process.execPath, args, { cwd: program, stdio: ['ignore', 'ignore', 'inherit'] })
    node(ROLLDOWN, 'src/main.ts', '--platform', 'node', '--format', 'cjs', ...options, '--file', script)
    node(...RECORD, '--cpu-prof-name', `${name}.cpuprofile`, script, '400')
    for (const file of [`${name}.cpuprofile`, script, ...(name === 'minified' ? [`${script}.map`] : [])]) {
      refuseLocalTraces(file, readFileSync(path.join(program, file)))
      copyFileSync(path.join(program, file), path.join(FOLDER, path.basename(file)))
    }
  }
  writeFileSync(
    path.join(FOLDER, 'README.md'),
    `Profiles of bundles (\`node scripts/make-fixtures.mjs source-maps\`: rolldown, node ${process.version}), read by src/node/sourceLines/sourceMaps.test.ts.\n`,
  )
}
