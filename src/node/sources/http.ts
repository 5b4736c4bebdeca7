// Any profile by its address: a file on a web server, a CI's artifact, what a bucket hands out.

import type { ProfileSource } from '../../shared/host/profileSource'
import { download, get } from './download'
import { shownAddress } from './secrets'
import { withoutPages } from './webPage'

export const http: ProfileSource = {
  id: 'http',
  title: 'a profile by its address',
  takes: ({ protocol }) => protocol === 'http:' || protocol === 'https:',
  fetch: request => withoutPages(download(get(request.address), request)),
  provenance: address => [['Address', shownAddress(address)]],
  whenEmpty: () => 'a profile with no samples in it; record for longer, or while the program works',
}
