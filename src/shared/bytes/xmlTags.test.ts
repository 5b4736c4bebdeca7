import { expect, test } from 'vitest'
import { withoutEntities } from './xmlTags'

test('what XML and HTML escape is read as what it stands for, and anything else as it is', () => {
  expect(withoutEntities('&lt;module&gt; &amp;&quot;&apos;&#39;&#x27;&#X1f525;')).toBe("<module> &\"'''\u{1f525}")
  expect(withoutEntities('&lt &nbsp; a&&b; &amp;lt; &#x110000;')).toBe('&lt &nbsp; a&&b; &lt; \ufffd')
})
