/** Everything that the template of a bicycle theft needs, as a citizen tells it at this address. */
export const bicycleTheft = (place: string) => ({
  left_on: '2026-03-23',
  left_at: '18:15',
  missed_on: '2026-03-23',
  place,
  place_kind: 'bicycle_park',
  owner: 'declarant',
  bicycle_type: 'city',
  brand: 'Batavus',
  colour: 'donkergroen',
  lock: 'chain',
  fixed: 'yes',
  permission: 'no',
  value: '1249,50',
  insured: 'no',
});
