// Copies the programs to where a service would be installed and builds them there: a profile is full of paths, and
// none of them should tell whose machine it was recorded on.
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { run } from './tools.mjs'

export const REPOSITORY = path.resolve(import.meta.dirname, '../..')

/** Short, and nothing else is there. */
export const STAGE = '/srv/app'

/** The optimized build has inlined functions and lost frame pointers, as installed programs do; the debug build has neither. */
const C_FLAGS = '-std=gnu11 -Wall -Wextra -g -pthread'
const BUILDS = {
  'order-service-node': '',
  'category-tree-node': '',
  'shop-bundle-ts': '',
  'order-service-python': '',
  'order-service-ruby': '',
  'order-service-r': '',
  'order-service-php': '',
  'order-service-go': 'CGO_ENABLED=0 GOCACHE=/srv/app/.go-cache GOFLAGS=-trimpath go build -o ../bin/order-service .',
  'order-service-java': 'javac -g -d ../classes com/example/shop/*.java',
  'order-service-c': [
    `gcc ${C_FLAGS} -O2 -o ../bin/order_service order_service.c`,
    `gcc ${C_FLAGS} -O0 -o ../bin/order_service_debug order_service.c`,
  ].join(' && '),
  'category-tree-c': `gcc ${C_FLAGS} -O1 -fno-omit-frame-pointer -fno-optimize-sibling-calls -o ../bin/category_tree category_tree.c`,
  'pricing-cpp': 'g++ -std=c++17 -Wall -Wextra -g -O1 -fno-omit-frame-pointer -o ../bin/pricing pricing.cpp',
}

/** @typedef {keyof typeof BUILDS} Program */

/** @type {Set<Program>} */
const staged = new Set()

/**
 * Copies and builds programs that are not there yet.
 * @param {Program[]} programs
 */
export function stage(...programs) {
  if (staged.size === 0) {
    rmSync(STAGE, { recursive: true, force: true })
    mkdirSync(path.join(STAGE, 'bin'), { recursive: true })
  }
  for (const program of programs) {
    if (staged.has(program)) continue
    const folder = path.join(STAGE, program)
    cpSync(path.join(REPOSITORY, 'fixtures/programs', program), folder, { recursive: true })
    if (BUILDS[program] !== '') run(BUILDS[program], { folder })
    staged.add(program)
  }
}

/**
 * A new, empty folder for what a recording writes.
 * @param {string} name
 */
export function recordingFolder(name) {
  const folder = path.join(STAGE, 'recordings', name)
  mkdirSync(folder, { recursive: true })
  return folder
}
