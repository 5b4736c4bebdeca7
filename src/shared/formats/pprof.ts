// pprof: what Go, Google's tools and most continuous profilers write. Spec: google/pprof's proto/profile.proto and, for the older forms,
// profile/legacy_profile.go; oracle: `go tool pprof`.

import type { Format } from './format'
import { looksLikeProtobufProfile } from './pprof/detectProtobuf'
import { looksLikeLegacyCpu, openLegacyCpu } from './pprof/legacyCpu'
import { looksLikeLegacyText, openLegacyText } from './pprof/legacyText'
import { openProtobufProfile } from './pprof/protobufProfile'

export const pprof: Format = {
  id: 'pprof',
  title: 'pprof',
  looksLike: looksLikeProtobufProfile,
  open: openProtobufProfile,
}

export const pprofCpu: Format = {
  id: 'pprof-cpu',
  title: 'pprof (legacy binary)',
  looksLike: looksLikeLegacyCpu,
  open: openLegacyCpu,
}

export const pprofText: Format = {
  id: 'pprof-text',
  title: 'pprof (legacy text)',
  looksLike: looksLikeLegacyText,
  open: openLegacyText,
}
