// The yardstick of every reading benchmark: looks at each byte of a file once, in JavaScript, in chunks. Nothing that parses can be faster.

const { openSync, readSync } = require('node:fs')

const chunk = new Uint8Array(4 << 20)
const fd = openSync(process.argv[2], 'r')
let hash = 0
for (let size = readSync(fd, chunk); size > 0; size = readSync(fd, chunk)) {
  for (let i = 0; i < size; i++) hash = Math.imul(hash ^ chunk[i], 0x01000193)
}
process.stdout.write(String(hash))
