// What tests assert with, outside of Vitest's own process.

import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect'

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)

export const expect = Object.assign((/** @type {unknown} */ value) => chai.expect(value), chai.expect)
