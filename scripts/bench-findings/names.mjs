// Names of functions that a shop's programmers might have written; some begin like a library's word and are none.

const VERBS =
  'apply build calculate collect convert count create decorate describe estimate expand extract filter format group handle import inspect join label list mark match measure merge move normalize order pack pick plan prepare price print process project promote quote rank rate read reduce refresh register render repair report request resolve restore review round route save scale scan schedule score select send settle share ship show split stage start stock store submit suggest sum tag tally track trim update validate verify visit walk weigh wrap write'.split(
    ' ',
  )
const NOUNS =
  'account address agreement audience banner barcode basket batch bill bonus branch budget bundle campaign cargo carrier cart category channel charge claim clause contract country coupon courier credit currency customer deadline delivery department discount district document dock dossier draft expense feature fee folder forecast fragment gift grade holder image incident invoice item journey label layout ledger letter license listing lot margin market member message milestone network notice offer office order outlet package packet page parcel partner pattern payment permit person photo place plan policy portfolio postcode premium price product profile profit promotion proposal province quota receipt record refund region reminder rental reseller return revenue reward route salary schedule season section segment seller service shelf shipment shop signal stamp station statement street subsidy supplier survey target tariff task team tender ticket token total tour trade transfer trip unit vehicle vendor visit voucher wage warehouse warranty zone'.split(
    ' ',
  )
/** Each of these looks like a name that means something and is not one. */
const LURES =
  'catalog_lookup dialog_render login_page resort_offers block_layout clock_tick hashtag_cloud deflection_angle querulous_reply encodeur_step freeze_stock locksmith_rates blogger_page sorted_mail_room squeeze_margin gcode_path threshold_check memoize_price flocking_rule'.split(
    ' ',
  )

const PARTS = 'early late inner outer local remote final first second daily weekly'.split(' ')

/** A source of names that never repeat and never begin like another. */
export function nameSource(random) {
  const taken = new Set()
  return () => {
    for (;;) {
      const name = random.chance(0.08) ? random.pick(LURES) : `${random.pick(VERBS)}_${random.pick(PARTS)}_${random.pick(NOUNS)}`
      if (taken.has(name) || [...taken].some(other => other.startsWith(name) || name.startsWith(other))) continue
      taken.add(name)
      return name
    }
  }
}
