// Stacks as real programs have them: a few functions are everywhere, most are rare, and every stack shares most of its path with another.

/** Names of all functions: a service's packages and verbs, long enough to cost what real ones cost. */
export function functionNames(count) {
  const modules = ['net/http', 'encoding/json', 'github.com/shop/order', 'github.com/shop/tax', 'database/sql', 'runtime', 'internal/poll']
  const verbs = ['Serve', 'process', 'calculate', 'query', 'decode', 'lookup', 'flush', 'append', 'validate', 'render']
  return Array.from({ length: count }, (_, i) => `${modules[i % modules.length]}.(*T${(i * 7919) % 997}).${verbs[i % verbs.length]}${i}`)
}

/**
 * Gives one stack after another as function numbers, root first: each leaves the last one at a random height and goes on to a
 * random depth, `meanDepth` on average and `maxDepth` at most. Functions are drawn from a power law. The array is reused.
 */
export function stackSource(random, functions, maxDepth, meanDepth) {
  const stack = [0]
  return () => {
    const kept = 1 + Math.floor(random() ** 0.5 * (stack.length - 1))
    stack.length = kept
    const depth = Math.min(maxDepth, kept + 1 + Math.floor((-Math.log(1 - random()) * meanDepth) / 3))
    while (stack.length < depth) stack.push(Math.floor(functions * random() ** 3))
    return stack
  }
}
