import { expect, test } from 'vitest'
import { crowd, findingOf, findingsOf, said } from '../../../testing/findings'
import { explainsStack } from '../insight'

/** `a;b;c` with `count` frames named after their place. */
function chain(name: string, count: number): string {
  return Array.from({ length: count }, (_, i) => `${name}_${i}`).join(';')
}

test('says nothing about a profile in which everything is small', () => {
  expect(said(crowd(4000))).toEqual([])
  expect(findingsOf(crowd(4000)).widest).toMatchObject({ selfShare: 0.025 })
})

test('names a function whose own work is wide, summed over all that call it', () => {
  const calls = ['a', 'b', 'c', 'd'].map(caller => `main;${caller};score 75\n`).join('')
  expect(said(crowd(700) + calls)).toEqual(['medium wide-leaf score'])
  expect(findingOf(crowd(700) + calls, 'wide-leaf')).toMatchObject({ value: 300, share: 0.3 })
})

test('does not call a function wide that is mostly wide because of what it calls', () => {
  const half = 'main;mix 120\n' + Array.from({ length: 12 }, (_, i) => `main;mix;a_${i};b_${i};c_${i} 15\n`).join('')
  expect(said(crowd(700) + half)).toEqual([])
})

test('is not sure of an eighth that few samples show', () => {
  expect(said(crowd(40) + 'main;score 6\n')).toEqual([])
  expect(said(crowd(4000) + 'main;score 600\n')).toEqual(['medium wide-leaf score'])
})

test('calls a wide leaf at the end of a long corridor a deep stack, and names where a cache would go', () => {
  const deep = `main;${chain('pass', 9)};parse 400\n`
  expect(said(crowd(600) + deep)).toEqual(['high deep-stack parse'])
  const found = findingOf(crowd(600) + deep, 'deep-stack')
  expect(found.evidence).toContain('9 frames from pass_0 down to it only pass the cost on')
  expect(found.action).toContain('cache the intermediate result at pass_0')
  expect(found.stack).toHaveLength(11)
})

test('takes a corridor of seven frames for an ordinary call chain', () => {
  expect(said(crowd(600) + `main;${chain('pass', 7)};parse 400\n`)).toEqual(['high wide-leaf parse'])
})

test('does not call a stack deep where all stacks are', () => {
  const tall = Array.from({ length: 40 }, (_, i) => `main;h_${i % 8};${chain(`f_${i}`, 12)} 15\n`).join('')
  expect(said(tall + `main;${chain('pass', 9)};parse 400\n`)).toEqual(['high wide-leaf parse'])
})

test('names a function that calls itself, also through another one', () => {
  const walk = [3, 4, 5, 6].map(
    depth => `main;${Array(depth).fill('walk').join(';')} 60\nmain;${Array(depth).fill('walk').join(';')};compare 30\n`,
  )
  expect(said(crowd(640) + walk.join(''))).toEqual(['high plateau walk'])
  const mutual = [3, 4, 5, 6].map(depth => `main;${Array(depth).fill('odd;even').join(';')} 90\n`)
  expect(said(crowd(640) + mutual.join(''))).toEqual(['high plateau odd'])
})

test('goes on to the leaf where a recursion only leads to it', () => {
  const tower = [3, 4, 5].map(depth => `main;${Array(depth).fill('next;middleware').join(';')};render 120\n`)
  expect(said(crowd(640) + tower.join(''))).toEqual(['high wide-leaf render'])
  expect(said(crowd(640) + 'main;visit;visit;render 360\n')).toEqual(['high wide-leaf render'])
})

test('names a loop with a flat top and no one callee to blame', () => {
  const loop = 'main;batch 120\n' + ['a', 'b', 'c', 'd'].map(callee => `main;batch;${callee} 70\n`).join('')
  expect(said(crowd(600) + loop)).toEqual(['high plateau batch'])
  expect(findingOf(crowd(600) + loop, 'plateau').evidence).toContain(
    '30.0 % of its time is its own work and the rest is spread over 4 callees',
  )
})

test('names none of several loops that are all alike', () => {
  const alike = Array.from({ length: 6 }, (_, i) => `main;h_${i} 40\n` + 'abcde'.replace(/./g, leaf => `main;h_${i};${leaf}_${i} 40\n`))
  expect(said(alike.join(''))).toEqual([])
})

test('blames the callee where one holds most of the loop', () => {
  const loop = 'main;batch 60\nmain;batch;a 20\nmain;batch;b 20\nmain;batch;heavy 300\n'
  expect(said(crowd(600) + loop)).toEqual(['medium wide-leaf heavy'])
})

/** Twelve narrow leaves four frames above `middle`, `weight` in all. */
function above(middle: string, weight: number): string {
  return Array.from({ length: 12 }, (_, i) => `${middle};x_${i};y_${i};z_${i} ${weight / 12}\n`).join('')
}

test('names an intermediate function that many callers pay for, which no flame graph draws as one bar', () => {
  const shared = ['a', 'b', 'c', 'd'].map(caller => above(`main;${caller};resolve`, 96)).join('')
  expect(said(crowd(600) + shared)).toEqual(['high wide-middle resolve'])
  expect(findingOf(crowd(600) + shared, 'wide-middle').evidence).toContain('4 callers pay for it')
})

test('does not take threads for callers', () => {
  const threads = Array.from({ length: 16 }, (_, i) => above(`worker-${i};run;resolve`, 24) + crowd(80, `worker-${i};run`)).join('')
  expect(said(threads)).toEqual([])
})

test('names an intermediate function that outweighs its siblings', () => {
  const lone = above('main;serve;report', 480) + 'main;serve;search 40\nmain;serve;list 40\n'
  expect(said(crowd(440) + lone)).toEqual(['high wide-middle report'])
  const alike = above('main;serve;report', 320) + above('main;serve;search', 320) + above('main;serve;list', 320)
  expect(said(crowd(40) + alike)).toEqual([])
})

test('does not take the ancestors of a hot leaf for intermediate functions', () => {
  const hot = Array.from({ length: 6 }, (_, i) => `main;serve;route_${i};load;hot 80\n`).join('')
  expect(said(crowd(520) + hot)).toEqual(['high wide-leaf hot'])
})

test('puts several peaks before each of them, the widest named', () => {
  const peaks = 'main;a;alpha 250\nmain;b;beta 200\nmain;c;gamma 150\n'
  expect(said(crowd(400) + peaks)).toEqual([
    'high multiple-peaks alpha',
    'medium wide-leaf alpha',
    'medium wide-leaf beta',
    'medium wide-leaf gamma',
  ])
  const found = findingOf(crowd(400) + peaks, 'multiple-peaks')
  expect(found.value).toBe(600)
  expect(found.action).toContain('Prioritize the widest peak, alpha')
  expect(found.evidence).toContain('may be equally wide: 1,000 samples do not tell')
})

test('does not speak of several peaks where one stands out', () => {
  expect(said(crowd(400) + 'main;a;alpha 450\nmain;b;beta 150\n')).toEqual(['high wide-leaf alpha', 'medium wide-leaf beta'])
  expect(said(crowd(250) + 'main;a;alpha 510\nmain;b;beta 120\nmain;c;gamma 120\n')[0]).toBe('high wide-leaf alpha')
  // Half, but for what rounding took.
  expect(said('main;alpha 120000001\nmain;alpha;strcmp 30000007\nmain;render 90000013\n')[0]).toBe('high wide-leaf alpha')
})

test('several peaks outweighed by a known cost stand before the widest of them', () => {
  const input = crowd(80) + 'main;a;alpha 150\nmain;b;beta 130\nmain;c;gamma 120\nmain;d;malloc 520\n'
  expect(said(input).slice(0, 3)).toEqual(['high allocation malloc', 'high multiple-peaks alpha', 'medium wide-leaf alpha'])
})

test('paths whose callers are lost are not told apart', () => {
  const lost = '[app.so];[app.so];alpha 350\n[app.so];beta 330\nmain;gamma 320\n'
  expect(findingsOf(lost).insights.map(({ rule }) => rule)).not.toContain('multiple-peaks')
})

/** Wide, and no leaf in it is. */
const FLAT = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(leaf => `;${leaf}_1 10\n;${leaf}_2 10\n`).join('')
const flat = (stack: string) => FLAT.replaceAll(/^;/gm, `${stack};`)

function first(input: string, most: number): string[] {
  const { insights } = findingsOf(input)
  return insights
    .filter(({ kind }) => kind === 'shape')
    .slice(0, most)
    .map(({ severity, rule, functionName }) => `${severity} ${rule} ${functionName}`)
}

test('where nothing stands out by its shape, the widest own functions are the last word', () => {
  const input = flat('main;merge') + flat('main;merge') + flat('main;append') + crowd(40)
  expect(first(input, 2)).toEqual(['low widest-own merge', 'low widest-own append'])
  expect(first(input + crowd(600) + 'main;score 300\n', 9)).toEqual(['medium wide-leaf score'])
})

test('an own function with more than half of everything comes before smaller shapes in it and beside it', () => {
  const put = flat('main;store;put;find') + flat('main;store;put;link') + flat('main;store;put;grow')
  expect(first(put + 'main;write 360\n' + crowd(80), 2)).toEqual(['medium widest-own put', 'high wide-leaf write'])
})

test('a function that calls itself does not come before what was found in it', () => {
  const walk = flat('main;visit;node;visit;find') + flat('main;visit;link') + flat('main;visit;node;visit;grow')
  expect(first(walk + 'main;write 360\n' + crowd(80), 9)).toEqual(['high wide-leaf write'])
})

test('functions of the same name are told apart by their files', () => {
  const input = crowd(400) + 'main;total (shop/cart.py:4) 400\nmain;total (shop/tax.py:4) 200\n'
  const titles = findingsOf(input).insights.map(({ title }) => title)
  expect(titles).toContain('Expensive function: total (cart.py)')
  expect(titles).toContain('Expensive function: total (tax.py)')
})

test('gives every sample to one finding at most', () => {
  const input = crowd(400) + 'main;a;alpha 250\nmain;b;malloc 200\nmain;c;walk;walk;walk 150\n'
  const insights = findingsOf(input).insights.filter(({ kind, rule }) => kind !== 'quality' && rule !== 'multiple-peaks')
  expect(insights).toHaveLength(3)
  for (let stack = 0; stack < 300; stack++) {
    expect(insights.filter(insight => explainsStack(insight, stack)).length).toBeLessThanOrEqual(1)
  }
})

test('names what does a quarter of all itself, beside one or two callees', () => {
  const one = crowd(500) + 'main;serve;solve 270\nmain;serve;solve;check 230\n'
  expect(said(one)).toEqual(['medium wide-leaf solve', 'medium wide-leaf check'])
  const two = crowd(300) + 'main;serve;solve 250\nmain;serve;solve;lower;a 90\nmain;serve;solve;lower;b 90\nmain;serve;solve;upper;c 270\n'
  expect(said(two)).toContain('medium wide-leaf solve')
  // Mostly on the way to others.
  expect(said(crowd(500) + 'main;serve;solve 80\nmain;serve;solve;check 420\n')).toEqual(['high wide-leaf check'])
})

test('never names an entry point, except a script that has its cost there', () => {
  expect(said(crowd(700) + 'main 300\n')).toEqual([])
  expect(said(crowd(100) + 'main 900\n')).toEqual(['high wide-leaf main'])
})

test('knows the lines that hold the weight, also where py-spy has them in the names', () => {
  const lines = [40, 41, 42].map(line => `main;price (shop/tax.py:${line}) 100\n`).join('')
  expect(said(crowd(700) + lines)).toEqual(['medium wide-leaf price'])
  expect(findingOf(crowd(700) + lines, 'wide-leaf').evidence).toContain('100.0 % of its own is on lines 40–42 of shop/tax.py')
})

test('what a harness calls is the way in to what is measured', () => {
  const input = `bench;criterion::routine;shop::bench::roundtrip;shop::export;shop::write_a;io ${'300'}
bench;criterion::routine;shop::bench::roundtrip;shop::import;shop::read_a;core::a 250
bench;criterion::routine;shop::bench::roundtrip;shop::import;shop::read_b;core::b 250
bench;criterion::analysis;exp 100
bench;criterion::warm;x 50
bench;criterion::plot;y 50
`
  expect(findingsOf(input).insights.map(({ functionName }) => functionName)).not.toContain('shop::bench::roundtrip')
})

test('a block of Ruby that is no search is a loop to be made cheaper', () => {
  const [first] = findingsOf('<main>;List#sort;Range#each;List#sort 900\n<main>;List#fill 100\n').insights
  expect(first.functionName).toBe('Range#each')
  expect(first.action).toContain('Optimize the block that Range#each runs in List#sort')
})

test('what threads begin with is the way in, not the widest part of the code', () => {
  const sorting = Array.from({ length: 12 }, (_, i) => `sort_worker;sort;part_${i % 3};step_${i} 50\n`).join('')
  const [first] = findingsOf(`${sorting}sort_worker;done 80\nidle_check 120\n`).insights
  expect([first.rule, first.functionName]).toEqual(['widest-own', 'sort'])
})

test('beside other findings the widest function is none that gives nearly all to another of the program', () => {
  const driver =
    'main;run;phase;a;HashMap.put 190\n' + ['b', 'c', 'd', 'e', 'f', 'g', 'h'].map(name => `main;run;phase;${name};x${name} 85\n`).join('')
  expect(said(driver + 'main;run;check 110\nmain;load 105\n')[0]).not.toContain('widest-own run')
})

test('nobody refactors the calls inside of a library', () => {
  const calls = (file: string) =>
    ['a', 'b', 'c', 'd'].map(caller => `main;${caller};fire (${file});hook_${caller};deep_${caller};end_${caller} 110\n`).join('')
  expect(said(crowd(560) + calls('shop/machine.py')).join()).toContain('wide-middle fire')
  expect(said(crowd(560) + calls('/usr/lib/python3/dist-packages/machine/core.py')).join()).not.toContain('wide-middle')
})

test('a search that calls itself is no middle to refactor', () => {
  const ends = ['a', 'b', 'c', 'd'].map(name => `main;play;quiesce;quiesce;${name};deep_${name};end_${name} 110\n`).join('')
  expect(said(crowd(560) + ends).join()).not.toContain('wide-middle')
})

test('Python’s own functions are nobody’s loop', () => {
  const calls = (name: string) => `main;${name} 200\n` + ['a', 'b', 'c', 'd', 'e'].map(each => `main;${name};${each} 60\n`).join('')
  expect(said(crowd(500) + calls('apply_all')).join()).toContain('plateau apply_all')
  expect(said(crowd(500) + calls('<map>')).join()).not.toContain('plateau')
  expect(said(crowd(500) + calls('deepcopy (C:\\Python310\\lib\\copy.py)')).join()).not.toContain('plateau')
})
