// Recordings of a program whose shares are known, drawn by chance: two of them differ as two runs do.

/** Twelve functions of unequal weight under two handlers. */
export const PROGRAM: Readonly<Record<string, number>> = {
  'main;list;query': 30,
  'main;list;encode': 12,
  'main;list;sort': 8,
  'main;list;log': 5,
  'main;save;validate': 10,
  'main;save;tax': 10,
  'main;save;insert': 9,
  'main;save;hash': 6,
  'main;save;log': 4,
  'main;gc': 3,
  'main;list;render': 2,
  'main;idle_poll': 1,
}

/** A recording: `samples` draws from stacks with these chances. */
export function drawn(shares: Readonly<Record<string, number>>, samples: number, random: () => number): string {
  const stacks = Object.entries(shares)
  const whole = stacks.reduce((sum, [, share]) => sum + share, 0)
  const counts = new Map<string, number>()
  for (let i = 0; i < samples; i++) {
    let at = random() * whole
    const [stack] = stacks.find(([, share]) => (at -= share) < 0) ?? stacks[0]
    counts.set(stack, (counts.get(stack) ?? 0) + 1)
  }
  return Array.from(counts, ([stack, count]) => `${stack} ${count}\n`).join('')
}
