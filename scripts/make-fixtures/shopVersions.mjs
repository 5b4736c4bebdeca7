// A program in 14 versions, each recorded once, for the trend: one version made it slower and a later one mended that.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { refuseLocalTraces } from './fixtureFolder.mjs'
import { REPOSITORY } from './stage.mjs'
import { run } from './tools.mjs'

/** Where a service would be installed, and no other recording clears away. */
const STAGE = '/srv/shop'
const PROGRAM = 'shop-versions-go'
const VERSIONS = 14
const FOLDER = path.join(REPOSITORY, 'fixtures/commands/inputs/shop-versions')

export function recordShopVersions() {
  const folder = path.join(STAGE, PROGRAM)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(STAGE, { recursive: true })
  cpSync(path.join(REPOSITORY, 'fixtures/programs', PROGRAM), folder, { recursive: true })
  run('go build -o shop .', { folder, environment: { GOCACHE: `${STAGE}/.go-cache`, GOFLAGS: '-trimpath', CGO_ENABLED: '0' } })
  mkdirSync(FOLDER, { recursive: true })
  for (let minor = 0; minor < VERSIONS; minor++) {
    run(`./shop ${minor} cpu.pb.gz`, { folder, environment: { GODEBUG: 'asyncpreemptoff=1', GOMAXPROCS: '1' } })
    const bytes = readFileSync(path.join(folder, 'cpu.pb.gz'))
    refuseLocalTraces('cpu.pb.gz', bytes)
    writeFileSync(path.join(FOLDER, `shop-1.${minor}.pb.gz`), bytes)
    process.stdout.write(`commands/inputs/shop-versions/shop-1.${minor}.pb.gz: ${bytes.length} bytes\n`)
  }
}
