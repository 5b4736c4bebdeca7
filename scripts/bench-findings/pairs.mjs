// Planted changes: a baseline and a current profile of two to seven functions, recorded for unlike times, with one change or none.

/** What happened between the two. `least`: of so many functions, so that others can say what counts as no change. */
const SCENARIOS = {
  nothing: { least: 2, expects: [] },
  idle: { least: 2, expects: [] },
  removed: { least: 2, expects: ['gone', 'improved'] },
  grew: { least: 3, expects: ['regressed'] },
  shrank: { least: 3, expects: ['improved'] },
  added: { least: 3, expects: ['new'] },
  'removed, idle': { least: 2, expects: ['gone', 'improved'] },
  'grew, idle': { least: 3, expects: ['regressed'] },
}

/** The share that is changed; smaller ones are rightly called noise. */
const CHANGED = [0.15, 0.45]
const FEWEST = 2
const MOST = 7

/** A count that scatters as samples do. */
function poisson(random, mean) {
  if (mean > 50) {
    const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal))
  }
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random.next(); product > limit; product *= random.next()) count++
  return count
}

/** Every scenario `times` times. `add(scenario, expected, said, isGateCrossed)`; `expected` is null where nothing changed. */
export function pairCases(random, nameSource, times, changesIn, add) {
  for (const [scenario, { least, expects }] of Object.entries(SCENARIOS)) {
    for (let time = 0; time < times; time++) {
      const name = nameSource(random)
      const count = random.whole(Math.max(FEWEST, least), MOST)
      const share = random.between(...CHANGED)
      const rest = random.parts(count - 1, 6).map(part => part * (1 - share))
      const names = Array.from({ length: count }, () => name())
      const extra = name()
      const before = [share, ...rest]
      const after = [...before]
      const kind = scenario.replace(', idle', '')
      if (kind === 'removed') after[0] = 0
      if (kind === 'grew') after[0] *= random.between(1.8, 4)
      if (kind === 'shrank') after[0] *= random.between(0.15, 0.5)
      const samples = random.pick([1500, 5000, 20_000])
      const longer = random.between(0.6, 1.4)
      const idle = scenario.includes('idle') ? [random.between(0.1, 1), random.between(1, 4)] : [0, 0]
      const file = (weights, scale, idling, added) =>
        new TextEncoder().encode(
          [
            ...weights.map((weight, at) => [`main;serve;${names[at]}`, poisson(random, weight * samples * scale)]),
            ['main;loop;epoll_wait', poisson(random, idling * samples * scale)],
            ['main;serve;' + extra, added ? poisson(random, share * samples * scale) : 0],
          ]
            .filter(([, value]) => value > 0)
            .map(([stack, value]) => `${stack} ${value}\n`)
            .join(''),
        )
      const { insights, failures } = changesIn(file(before, 1, idle[0], false), file(after, longer, idle[1], kind === 'added'))
      const expected = expects.length === 0 ? null : { rules: expects, name: kind === 'added' ? extra : names[0] }
      add(scenario, expected, insights, failures > 0)
    }
  }
}
