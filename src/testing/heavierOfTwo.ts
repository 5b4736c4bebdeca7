// Profiles in which two places have one cost and the second is the heavier: it is the one that is named, whichever stands first.

import type { Profile } from '../shared/profile/profile'
import { recorded } from './drawnShapes'
import { crowd } from './findings'

export const HEAVIER_OF_TWO: Readonly<Record<string, string | Profile>> = {
  ...bothWays('waits in two places', 'epoll_wait', (first, second) => `${crowd(140)}main;a;${first} 300\nmain;b;${second} 400\n`, 'select'),
  ...bothWays(
    'two ways into the recorder',
    'jdk.jfr.internal.PlatformRecorder.periodicTask',
    (first, second) => `Thread.run;${first};a 100\nThread.run;${second};b 150\n${crowd(300)}`,
    'jdk.jfr.internal.JVM.emitEvent',
  ),
  ...bothWays(
    'two deep recursions',
    'walk',
    (first, second) => `${crowd(1000)}${deep(first, 60)};x 200\n${deep(second, 70)};y 100\n`,
    'visit',
  ),
  ...bothWays('two functions that V8 gave up', 'parse', (first, second) => gaveUp(first, second), 'draw'),
  ...bothWays(
    'two places without names',
    'serve',
    (first, second) => `${crowd(400)}main;${first};[unknown] 250\nmain;${second};[unknown] 350\n`,
    'load',
  ),
  ...bothWays(
    'two broken stacks',
    'parse',
    (first, second) => `${crowd(400)}main;a;${first};x 50\nmain;a;${second};y 50\n${first};x 200\n${second};y 300\n`,
    'scan',
  ),
  ...bothWays(
    'two sides',
    'MetricsReporter.run',
    (first, second) => `${crowd(400)}Thread.run;com.shop.${first};a 250\nThread.run;com.shop.${second};b 350\n`,
    'HealthMonitor.run',
  ),
  ...bothWays(
    'two ways to one query',
    'get_all',
    (first, second) => `${crowd(600)}main;${first};database.query 150\nmain;${second};database.query 250\n`,
    'get_one',
  ),
  ...bothWays('two allocators', 'malloc', (first, second) => `${crowd(600)}main;a;${first} 150\nmain;b;${second} 250\n`, 'realloc'),
  ...bothWays(
    'two callbacks',
    '<listcomp> (shop/views.py:3)',
    (first, second) => `${crowd(600)}${rowQuery(first, 150)}${rowQuery(second, 250)}`,
    '<genexpr> (shop/views.py:9)',
  ),
  ...bothWays(
    'two recursions',
    'walk',
    (first, second) => `${crowd(500)}main;${Array(4).fill(first).join(';')} 200\nmain;${Array(4).fill(second).join(';')} 300\n`,
    'visit',
  ),
  'parts that are just worth a name': `${crowd(600)}main;a;score 400\nmain;b;score 4\nmain;c;score 3\n`,
  'two classes with one short name': `${crowd(600)}main;com.shop.a.Cart.load;database.query 250\nmain;com.shop.b.Cart.load;database.query 150\n`,
}

/** The heavier of two places is named, whichever stands first in the file. */
function bothWays(
  what: string,
  one: string,
  draw: (first: string, second: string) => string | Profile,
  other: string,
): Readonly<Record<string, string | Profile>> {
  return {
    [`${what}, the second the heavier`]: draw(one, other),
    [`${what}, the second the heavier, named the other way`]: draw(other, one),
  }
}

function deep(name: string, times: number): string {
  return `main;${Array(times).fill(name).join(';')}`
}

function rowQuery(callback: string, weight: number): string {
  return `main;list_orders;${callback};customer_of;execute (sqlalchemy/engine/base.py:12) ${weight}\n`
}

function gaveUp(first: string, second: string): Profile {
  const rows = (name: string, count: number) =>
    Array.from({ length: count }, () => ({ stack: `main;${name}`, labels: { 'deopt reason': `of ${name}` } }))
  return recorded([
    ...rows(first, 300),
    ...rows(second, 400),
    ...Array.from({ length: 1300 }, (_, i) => ({ stack: `main;step_${i % 40}` })),
  ])
}
